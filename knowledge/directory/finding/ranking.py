"""The order of contacts: the right core contact, then local services, then the wider ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.directory.finding.candidates import Candidate
from knowledge.directory.finding.model import Wanted
from knowledge.directory.finding.reach import COVERAGES
from knowledge.directory.freshness import ORDER, Freshness, freshness
from knowledge.directory.opening import Openness
from knowledge.directory.remits import BY_SUBJECT, EMERGENCY_DUTY

OPEN_FIRST = (Openness.OPEN, Openness.UNKNOWN, Openness.CLOSED)


@dataclass(frozen=True)
class Seen:
    """A candidate with what was found out about it. ``at_night`` means that somebody answers out of hours."""

    candidate: Candidate
    openness: Openness
    speaks: bool
    km: float
    freshness: Freshness
    at_night: bool = False


@dataclass(frozen=True)
class Order:
    """What a question makes of the order.

    Attributes:
        first: remits that come before local services.
        second: remits that come after them.
        by_language: speakers come before all others.
        at_night: the emergency duty team comes with the first remits, and what is open before what is closed.
        out_of_hours: it is about nights and weekends: core contacts that then answer come before the others.

    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    by_language: bool
    at_night: bool
    out_of_hours: bool

    def key(self, seen: Seen) -> tuple[object, ...]:
        """Return what contacts are sorted by."""
        candidate = seen.candidate
        return (
            self.by_language and not seen.speaks,
            self._block(seen),
            not candidate.rings,
            self.out_of_hours and candidate.remit is not None and not seen.at_night,
            self._remit(candidate.remit),
            COVERAGES.index(candidate.coverage),
            candidate.group,
            ORDER.index(seen.freshness) if candidate.remit is None else 0,
            OPEN_FIRST.index(Openness.OPEN if seen.at_night else seen.openness) if self.at_night else 0,
            seen.km,
            candidate.position if candidate.remit else 0,
            candidate.name,
        )

    def _block(self, seen: Seen) -> int:
        """Return 0 for the right core contact, 1 for local services, 2 for other core contacts, 3 for the unchecked.

        A duty team whose number is held back cannot stand in for anybody.
        """
        remit = seen.candidate.remit
        if remit is not None:
            stands_in = remit != EMERGENCY_DUTY or seen.candidate.rings
            return 0 if remit in self.first and stands_in else 2
        return 3 if seen.freshness is Freshness.NOT_CHECKED else 1

    def _remit(self, remit: str | None) -> int:
        ranked = (*self.first, *self.second)
        return ranked.index(remit) if remit in ranked else 0


def order_for(wanted: Wanted, remits: Sequence[str], at_night: bool) -> Order:
    """Return the order for a question.

    Args:
        wanted: the question.
        remits: all remits that count.
        at_night: whether it is about a time when offices are closed.

    """
    leading = {*wanted.remits, *(BY_SUBJECT[name][0] for name in wanted.subjects if name in BY_SUBJECT)}
    first = tuple(r for r in remits if r in leading or (at_night and r == EMERGENCY_DUTY))
    second = tuple(r for r in remits if r not in first)
    return Order(first, second, bool(wanted.languages), at_night, wanted.out_of_hours)


def freshness_of(candidate: Candidate, today: date) -> Freshness:
    """Return how fresh a candidate is, by the limits of its feed."""
    return freshness(candidate.checked_on, today, candidate.due_after, candidate.stale_after)
