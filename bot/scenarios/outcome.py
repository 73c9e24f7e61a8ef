"""What came out of a run: plain data that every report shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.scenarios.script import Mistake


@dataclass(frozen=True)
class Check:
    """One thing the bot should do, and whether it did. ``rule`` names one of the rules that hold on every turn."""

    line: int
    wording: str
    met: bool
    why: str = ""
    remark: str = ""
    rule: str = ""


@dataclass(frozen=True)
class Heard:
    """What the bot said in one turn, as a report shows it."""

    said: str = ""
    kind: str = ""
    subjects: tuple[str, ...] = ()
    need: str = ""
    urgency: str = ""
    place: str = ""
    offered: tuple[str, ...] = ()


@dataclass(frozen=True)
class TurnOutcome:
    """One turn: what was typed, what came, and what of it was as it should be.

    ``trouble`` says why there was no answer to judge; then the checks are empty.
    """

    number: int
    line: int
    typed: str
    chosen: bool = False
    heard: Heard = Heard()
    checks: tuple[Check, ...] = ()
    trouble: str = ""

    @property
    def failed(self) -> bool:
        """Whether anything in this turn was not as it should be."""
        return bool(self.trouble) or not all(check.met for check in self.checks)

    @property
    def unmet(self) -> tuple[Check, ...]:
        """The checks that failed."""
        return tuple(check for check in self.checks if not check.met)


@dataclass(frozen=True)
class ScenarioOutcome:
    """One scenario. ``trouble`` says why it could not be played to its end."""

    path: str
    name: str
    title: str
    subject: str
    turns: tuple[TurnOutcome, ...]
    seconds: float = 0.0
    trouble: str = ""

    @property
    def failed(self) -> bool:
        """Whether anything in it was not as it should be."""
        return bool(self.trouble) or any(turn.failed for turn in self.turns)


@dataclass(frozen=True)
class Unreadable:
    """A file that is no scenario yet."""

    path: str
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True)
class Run:
    """All that came out of one run."""

    started: str
    bot: str
    outcomes: tuple[ScenarioOutcome, ...]
    unreadable: tuple[Unreadable, ...] = ()
    seconds: float = 0.0

    @property
    def failed(self) -> tuple[ScenarioOutcome, ...]:
        """The scenarios that failed."""
        return tuple(outcome for outcome in self.outcomes if outcome.failed)

    @property
    def passed(self) -> tuple[ScenarioOutcome, ...]:
        """The scenarios in which everything was as it should be."""
        return tuple(outcome for outcome in self.outcomes if not outcome.failed)

    @property
    def is_good(self) -> bool:
        """Whether every file was read and every scenario passed."""
        return not self.failed and not self.unreadable

    def turns(self) -> Iterator[tuple[ScenarioOutcome, TurnOutcome]]:
        """Yield every turn with its scenario."""
        for outcome in self.outcomes:
            for turn in outcome.turns:
                yield outcome, turn

    def counted(self) -> str:
        """Return the result in one sentence."""
        turns = [turn for _, turn in self.turns()]
        checks = sum(len(turn.checks) for turn in turns)
        unread = f", and {many(len(self.unreadable), 'file')} could not be read" if self.unreadable else ""
        if not self.outcomes:
            return f"No scenario was played{unread}."
        failed = f"{len(self.failed)} failed" if self.failed else "none failed"
        spoken = f"{many(len(turns), 'turn')}, {many(checks, 'check')}"
        return f"{len(self.passed)} of {many(len(self.outcomes), 'scenario')} passed, {failed} ({spoken}){unread}."


def many(number: int, what: str) -> str:
    """Return a number with its noun: "1 turn", "2,000 turns"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
