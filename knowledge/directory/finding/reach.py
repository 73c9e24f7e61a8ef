"""Which places' services a person in one place may use, and how near each of them is to what was asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.directory.places.index import PlaceIndex
from knowledge.directory.places.model import COUNTY, LOWER, UPPER
from knowledge.directory.remits import TIERS

OWN, FORMER, UPPER_TIER, NEAR, NATIONAL, UNKNOWN = "own", "former", "upper", "near", "national", "unknown"
COVERAGES = (OWN, FORMER, UPPER_TIER, NEAR, NATIONAL, UNKNOWN)
"""From the best to the last."""

HANDOVER = timedelta(days=2 * 365)
"""So long after a council began, what is still filed under its predecessors is shown too, as theirs."""


@dataclass(frozen=True)
class Reach:
    """The keys of places whose services count, each with its coverage, nearest first; and the place itself."""

    place: str
    coverage: dict[str, str]

    def authorities(self, remit: str, index: PlaceIndex, day: date) -> tuple[str, ...]:
        """Return the councils that do this work here: in a county the districts, from a district the county."""
        place = index.places[self.place]
        if TIERS.get(remit) == UPPER and place.tier == LOWER and place.parent:
            return (place.parent,)
        if TIERS.get(remit) == LOWER and place.kind == COUNTY:
            return index.below(place.key, day)
        return (place.key,)


def reach(key: str, index: PlaceIndex, day: date, near: bool) -> Reach:
    """Return which places count for a council, county, combined area or town on a day."""
    today = index.on_day(index.authority(key), day)
    place = index.places[today[0] if today else index.authority(key)]
    coverage = {place.key: OWN}
    for below in index.below(place.key, day):
        coverage.setdefault(below, OWN)
    if place.valid_from and day - place.valid_from <= HANDOVER:
        for old in index.predecessors(place.key):
            coverage.setdefault(old, FORMER)
    for above in index.above(place.key):
        coverage.setdefault(above, NATIONAL if above == place.nation else UPPER_TIER)
    if near:
        for neighbour in index.neighbours(place.key, day):
            coverage.setdefault(neighbour.key, NEAR)
    return Reach(place.key, coverage)
