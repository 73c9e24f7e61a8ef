"""A training scenario as read from its file: plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "say",
    "say_one",
    "not_say",
    "about",
    "need",
    "urgency",
    "nation",
    "place",
    "offer",
    "contact_for",
    "contact_called",
    "ask_back",
    "refuse",
    "removed",
]
Level = Literal["starter", "deeper"]

URGENCIES: dict[str, str] = {"emergency": "emergency", "same day": "same_day", "not urgent": "none"}
"""What an answer is treated as, in a trainer's words, and as the answer contract says it."""

UK = "UK"


@dataclass(frozen=True)
class Expectation:
    """Something the bot should do. ``values`` are closed ids where there are any, otherwise words to look for."""

    kind: Kind
    line: int
    wording: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Turn:
    """One line of the worker and what belongs to it. ``chooses`` is true when ``text`` is the label of an option."""

    line: int
    text: str
    chooses: bool = False
    expectations: tuple[Expectation, ...] = ()
    questions: tuple[str, ...] = ()

    def values(self, kind: Kind) -> tuple[str, ...]:
        """Return all values of the expectations of one kind."""
        return tuple(value for expected in self.expectations if expected.kind == kind for value in expected.values)


@dataclass(frozen=True)
class Scenario:
    """A whole scenario."""

    title: str
    roles: str
    learning_point: str
    preparation: str
    subjects: tuple[str, ...]
    nations: tuple[str, ...]
    level: Level
    reviewed: str
    situation: str
    turns: tuple[Turn, ...]
    debrief: tuple[str, ...]

    @property
    def subject(self) -> str:
        """The subject it belongs to most."""
        return self.subjects[0]


@dataclass(frozen=True)
class Mistake:
    """Something in a file that cannot be understood, in words that help to mend it."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


@dataclass(frozen=True)
class Parsed:
    """What became of a text: a scenario, or the mistakes that are in the way."""

    scenario: Scenario | None
    mistakes: tuple[Mistake, ...] = ()


def mistakes_in_order(mistakes: Iterator[Mistake] | list[Mistake]) -> tuple[Mistake, ...]:
    """Return mistakes by line, each once."""
    return tuple(sorted(dict.fromkeys(mistakes), key=lambda mistake: mistake.line))
