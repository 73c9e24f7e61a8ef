"""The order of contacts: the right core contact, then local services, then the wider ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.directory.finding.candidates import Candidate
from knowledge.directory.finding.reach import COVERAGES
from knowledge.directory.freshness import ORDER, Freshness, freshness
from knowledge.directory.opening import Openness
from knowledge.directory.remits import BY_SUBJECT, EMERGENCY_DUTY

OPEN_FIRST = (Openness.OPEN, Openness.UNKNOWN, Openness.CLOSED)


@dataclass(frozen=True)
class Seen:
    """A candidate with what was found out about it."""

    candidate: Candidate
    openness: Openness
    speaks: bool
    km: float
    freshness: Freshness


@dataclass(frozen=True)
class Order:
    """What a question makes of the order.

    Attributes:
        first: remits that come before local services.
        second: remits that come after them.
        by_language: speakers come before all others.
        at_night: what is open comes before what is closed, and the emergency duty team with the first remits.

    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    by_language: bool
    at_night: bool

    def key(self, seen: Seen) -> tuple[object, ...]:
        """Return what contacts are sorted by."""
        candidate = seen.candidate
        return (
            self.by_language and not seen.speaks,
            self._block(seen),
            self._remit(candidate.remit),
            COVERAGES.index(candidate.coverage),
            candidate.group,
            ORDER.index(seen.freshness) if candidate.remit is None else 0,
            OPEN_FIRST.index(seen.openness) if self.at_night else 0,
            seen.km,
            candidate.position if candidate.remit else 0,
            candidate.name,
        )

    def _block(self, seen: Seen) -> int:
        """Return 0 for the right core contact, 1 for local services, 2 for other core contacts, 3 for the unchecked."""
        remit = seen.candidate.remit
        if remit is not None:
            return 0 if remit in self.first else 2
        return 3 if seen.freshness is Freshness.NOT_CHECKED else 1

    def _remit(self, remit: str | None) -> int:
        ranked = (*self.first, *self.second)
        return ranked.index(remit) if remit in ranked else 0


def order_for(subjects: Sequence[str], remits: Sequence[str], asked: bool, languages: bool, at_night: bool) -> Order:
    """Return the order for a question.

    Args:
        subjects: what it is about.
        remits: all remits that count.
        asked: whether the remits themselves were asked for.
        languages: whether a language was asked for.
        at_night: whether it is about a time when offices are closed.

    """
    leading = {BY_SUBJECT[name][0] for name in subjects if name in BY_SUBJECT}
    first = tuple(r for r in remits if asked or r in leading or (at_night and r == EMERGENCY_DUTY))
    return Order(first, tuple(r for r in remits if r not in first), languages, at_night)


def freshness_of(candidate: Candidate, today: date) -> Freshness:
    """Return how fresh a candidate is, by the limits of its feed."""
    return freshness(candidate.checked_on, today, candidate.due_after, candidate.stale_after)
