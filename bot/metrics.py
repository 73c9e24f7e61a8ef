"""What is counted about the service, in Prometheus' text form. Counts and times only: no text, no name, no subject.

Some thirty lines in place of prometheus-client, which the locked libraries do not hold.
"""

from __future__ import annotations

import logging
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)
"""Upper bounds of the counts of times; a turn ends at three seconds."""


@dataclass(frozen=True)
class Count:
    """Something that is counted, apart for each value of its labels. All values are words of the code."""

    name: str
    about: str
    labels: tuple[str, ...]
    found: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def add(self, *values: str) -> None:
        """Count one."""
        self.found[values] += 1

    def lines(self) -> Iterator[str]:
        """Yield the lines of it."""
        yield from _head(self.name, self.about, "counter")
        for values, count in sorted(self.found.items()):
            yield f"{self.name}{_labelled(self.labels, values)} {count}"


@dataclass
class Times:
    """How long something took, as counts below each bound."""

    name: str
    about: str
    below: list[int] = field(default_factory=lambda: [0] * (len(SECONDS) + 1))
    total: float = 0.0

    def add(self, seconds: float) -> None:
        """Count one."""
        self.below[bisect_left(SECONDS, seconds)] += 1
        self.total += seconds

    def lines(self) -> Iterator[str]:
        """Yield the lines of it."""
        yield from _head(self.name, self.about, "histogram")
        for number, bound in enumerate((*map(str, SECONDS), "+Inf"), 1):
            yield f'{self.name}_bucket{{le="{bound}"}} {sum(self.below[:number])}'
        yield f"{self.name}_sum {self.total:.6f}"
        yield f"{self.name}_count {sum(self.below)}"


TURNS = Count("waymark_turns_total", "Messages answered; outcome: answered, failed or off.", ("channel", "outcome"))
TURN_SECONDS = Times("waymark_turn_seconds", "Seconds from a message let in to its reply.")
REFUSED = Count("waymark_refused_total", "Messages not let in; reason: too_fast, too_long, malformed.", ("reason",))
ERRORS = Count("waymark_errors_total", "Errors written to the log, by the fixed words of the line.", ("event",))
PART_UP = "waymark_part_up"
ALL = (TURNS, TURN_SECONDS, REFUSED, ERRORS)


class CountsErrors(logging.Handler):
    """Counts the errors of our own log, which are a closed list of lines (docs/safety/data-map.yml)."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)

    def emit(self, record: logging.LogRecord) -> None:
        """Count a line by its words, without what stands in for them."""
        ERRORS.add(event_of(record))


def event_of(record: logging.LogRecord) -> str:
    """Return the fixed words of a line."""
    return str(record.msg).removesuffix(": %s").replace("%s", "…")


def exposition(parts: Mapping[str, bool]) -> str:
    """Return all that is counted, and which parts are up."""
    lines = [line for metric in ALL for line in metric.lines()]
    lines += _head(PART_UP, "Whether a part of the service is usable: 1 or 0.", "gauge")
    lines += [f"{PART_UP}{_labelled(('part',), (part,))} {int(up)}" for part, up in parts.items()]
    return "\n".join(lines) + "\n"


def _head(name: str, about: str, kind: str) -> Iterator[str]:
    yield f"# HELP {name} {about}"
    yield f"# TYPE {name} {kind}"


def _labelled(labels: tuple[str, ...], values: tuple[str, ...]) -> str:
    pairs = (f'{label}="{value}"' for label, value in zip(labels, values, strict=True))
    return "{" + ",".join(pairs) + "}"
