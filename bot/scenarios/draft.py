"""A scenario that is being read: what has been found so far, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bot.scenarios.script import Expectation, Mistake, Turn


@dataclass
class OpenTurn:
    """A turn that is being read."""

    line: int
    text: str
    chooses: bool
    expectations: list[Expectation] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)

    def closed(self) -> Turn:
        """Return it as it stays."""
        return Turn(self.line, self.text, self.chooses, tuple(self.expectations), tuple(self.questions))


@dataclass
class Draft:
    """What has been read so far; ``seen`` has the line on which each label stood first."""

    title: str | None = None
    head: dict[str, Any] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    turns: list[OpenTurn] = field(default_factory=list)
    debrief: list[str] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, line: int, message: str) -> None:
        """Add a mistake."""
        self.mistakes.append(Mistake(line, message))
