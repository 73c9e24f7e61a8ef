"""``waymark safety report``: the figures of danger, redaction and the gate beside what they should reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.safety.danger_figures import SETS as DANGER_SETS
from bot.safety.danger_figures import DangerFigures, measure_danger
from bot.safety.figures import SETS_FOLDER, Share
from bot.safety.redaction_figures import SETS as REDACTION_SETS
from bot.safety.redaction_figures import Message, RedactionFigures, measure_redaction, milliseconds, read_set

MOST_MILLISECONDS = 5.0
_WIDTH = 52


def report() -> Iterator[str]:
    """Yield the lines of the table; each set is measured now."""
    for name in DANGER_SETS:
        yield f"Danger, {name}"
        yield from danger_lines(measure_danger(name))
        yield ""
    every: list[Message] = []
    for name in REDACTION_SETS:
        messages = read_set(SETS_FOLDER / f"{name}.yml")
        every += messages
        yield f"Redaction, {name}"
        yield from redaction_lines(measure_redaction(messages))
        yield ""
    yield "Redaction, all sets together"
    yield from redaction_lines(measure_redaction(every), milliseconds(every))


def danger_lines(found: DangerFigures) -> Iterator[str]:
    """Yield the lines of one set of danger."""
    yield _line("urgent, raised at all", found.raised, at_least=0.98)
    yield _line("emergencies, called so", found.emergencies)
    if found.must_catch.of:
        yield _line("may never be missed, called emergencies", found.must_catch, at_least=1.0)
    yield _line("calm, called an emergency", found.false_emergencies, at_most=0.04)
    yield _line("calm, raised at all", found.false_alarms)
    yield from (_line(f"raised: {name}", counted, at_least=0.95) for name, counted in found.by_category.items())


def redaction_lines(found: RedactionFigures, speed: float | None = None) -> Iterator[str]:
    """Yield the lines of one set of redaction."""
    yield _line("live: what has a shape, found", found.structured, at_least=0.98)
    yield _line("live: names, found", found.persons)
    yield _line("live: messages without identifiers, touched", found.touched, at_most=0.03)
    yield _line("stored: identifiers, gone", found.stored, at_least=0.98)
    yield from _frames(found.frames.items())
    yield _line("stored: ordinary words, masked", found.masked, at_most=0.05)
    if speed is not None:
        missed = "" if speed <= MOST_MILLISECONDS else "   not reached"
        aim = f"at most {MOST_MILLISECONDS:.0f} ms"
        yield f"  {'cleaned and redacted, 2,000 characters, p95':<{_WIDTH}}{speed:5.1f} ms{'':<19}{aim}{missed}"


def _frames(frames: Iterable[tuple[int, Share]]) -> Iterator[str]:
    for frame, counted in frames:
        yield _line(f"stored: names nobody knows, gone, frame {frame}", counted, at_least=0.95)


def _line(what: str, counted: Share, at_least: float | None = None, at_most: float | None = None) -> str:
    aim, reached = "", True
    if at_least is not None:
        aim, reached = f"at least {at_least:.0%}", counted.value >= at_least
    if at_most is not None:
        aim, reached = f"at most {at_most:.0%}", counted.value <= at_most
    of = f"({counted.right} of {counted.of})"
    return f"  {what:<{_WIDTH}}{counted.value:6.1%}  {of:<20}{aim}{'' if reached else '   not reached'}".rstrip()
