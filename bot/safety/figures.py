"""Shares, as figures are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.paths import ROOT

SETS_FOLDER = ROOT / "tests" / "evaluation"
"""Messages that no model was trained on."""


@dataclass(frozen=True)
class Share:
    """How many of how many."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """The share; 0 of nothing."""
        return self.right / self.of if self.of else 0.0


def share(values: Iterable[bool]) -> Share:
    """Count what is true."""
    listed = list(values)
    return Share(sum(listed), len(listed))


def together(shares: Iterable[Share]) -> Share:
    """Return several shares as one."""
    listed = list(shares)
    return Share(sum(s.right for s in listed), sum(s.of for s in listed))
