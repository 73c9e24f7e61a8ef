"""Places by every name, code and relation, in memory: a few hundred places, read once."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from itertools import chain
from statistics import fmean
from typing import TypeVar

from knowledge.directory.places.model import (
    COMBINED,
    LOWER,
    NATION,
    TOWN,
    UNITARY,
    UPPER,
    OutwardCode,
    Place,
    PlaceBook,
)
from knowledge.directory.places.words import GENERIC, core, fold

Value = TypeVar("Value")

NEAR_KM = 40.0
"""How far the centre of a neighbour may be (channels-notes.md 4.5)."""
MOST_NEIGHBOURS = 4
EARTH_KM = 6371.0
MOST_KEPT = 2_000
"""Answers kept in memory: each takes milliseconds to work out."""


class PlaceIndex:
    """What can be asked about places. It never changes; new places need a new index."""

    def __init__(self, book: PlaceBook) -> None:
        self.places = book.places
        self._names: dict[str, set[str]] = defaultdict(set)
        self._cores: dict[str, set[str]] = defaultdict(set)
        for key, text in self._spellings(book):
            self._names[fold(text)].add(key)
        for folded, keys in self._names.items():
            if short := core(folded):
                self._cores[short] |= keys
        self._outward = _grouped((code.outward, code) for code in book.outward_codes)
        self._after = _grouped((step.old, (step.start, step.new)) for step in book.successions)
        self._before = _grouped((step.new, step.old) for step in book.successions)
        self._borders = _grouped(book.neighbours)
        self._below = _grouped(
            (above, place.key) for place in book.places.values() for above in (place.parent, place.combined) if above
        )
        self._around: dict[tuple[str, date], tuple[Place, ...]] = {}
        self.most_words = max((name.count(" ") + 1 for name in self._names), default=0)

    @staticmethod
    def _spellings(book: PlaceBook) -> Iterable[tuple[str, str]]:
        for place in book.places.values():
            yield place.key, place.name
            yield from ((place.key, code) for code in (place.key, *place.former_codes))
        yield from ((name.place, name.text) for name in book.names)

    def named(self, folded: str) -> frozenset[str]:
        """Return the keys of the places with exactly this folded name or code."""
        return frozenset(self._names.get(folded, ()))

    def named_in_short(self, folded: str) -> frozenset[str]:
        """Return the keys of the places whose name is this but for words such as "council" or "of"."""
        return frozenset(self._cores.get(core(folded), ()))

    def may_begin(self, folded: str) -> bool:
        """Return whether a name, also in short or with words such as "council" before it, may begin with this word."""
        return folded in self._first_words

    @cached_property
    def _first_words(self) -> frozenset[str]:
        names = (name.partition(" ")[0] for name in chain(self._names, self._cores))
        return frozenset(chain(names, self._long, GENERIC))

    def spelt_out(self, folded: str) -> str:
        """Return a phrase with short forms of counties written out: "south staffs" is South Staffordshire."""
        return " ".join(self._long.get(word, word) for word in folded.split())

    @cached_property
    def _long(self) -> dict[str, str]:
        return {
            name: whole
            for name in self.all_names
            for key in self.named(name)
            if (whole := fold(self.places[key].name)).endswith("shire") and _is_short_for(name, whole)
        }

    @cached_property
    def all_names(self) -> tuple[str, ...]:
        """Every folded name that has letters only, for comparison with a misspelt one."""
        return tuple(name for name in self._names if not any(letter.isdigit() for letter in name))

    def outward(self, code: str) -> tuple[OutwardCode, ...]:
        """Return where an outward code lies, the biggest part first."""
        return tuple(sorted(self._outward.get(code, ()), key=lambda found: -(found.share or 0.0)))

    def on_day(self, key: str, day: date) -> tuple[str, ...]:
        """Return what a place is on a day: itself, those that follow it, or those that come before it."""
        place = self.places[key]
        if place.holds_on(day):
            return (key,)
        if place.valid_to is not None and place.valid_to < day:
            later = [new for start, new in self._after.get(key, ()) if start <= day]
            return tuple(dict.fromkeys(found for new in later for found in self.on_day(new, day)))
        earlier = [old for old in self._before.get(key, ()) if self.places[old].holds_on(day)]
        upper = [old for old in earlier if self.places[old].tier in (UPPER, UNITARY)]
        return tuple(upper or earlier)

    def predecessors(self, key: str) -> tuple[str, ...]:
        """Return the places that this one follows."""
        return tuple(self._before.get(key, ()))

    def authority(self, key: str) -> str:
        """Return the council of a town; any other place is its own."""
        place = self.places[key]
        return place.parent if place.kind == TOWN and place.parent else key

    def above(self, key: str) -> tuple[str, ...]:
        """Return all that a place lies in: county or council, combined area, nation, nearest first."""
        place = self.places[key]
        nearest = [above for above in (place.parent, place.combined) if above]
        further = [found for above in nearest for found in self.above(above)]
        return tuple(dict.fromkeys([*nearest, *further, *([place.nation] if place.kind != NATION else [])]))

    def below(self, key: str, day: date) -> tuple[str, ...]:
        """Return the councils of a county or combined area on a day; of a nation none."""
        found = [self.places[name] for name in self._below.get(key, ()) if self.places[name].is_authority]
        direct = [p for p in found if p.holds_on(day) and (self.places[key].kind != COMBINED or p.parent is None)]
        return tuple(p.key for p in sorted(direct, key=lambda p: p.name))

    def centre(self, key: str) -> tuple[float, float] | None:
        """Return latitude and longitude; of a county the mean of its councils'."""
        place = self.places[key]
        if place.centre or place.kind == TOWN:
            return place.centre
        centres = [c for name in self._below.get(key, ()) if (c := self.places[name].centre)]
        return (fmean(c[0] for c in centres), fmean(c[1] for c in centres)) if centres else None

    def km(self, one: str, other: str) -> float:
        """Return the distance between two centres in kilometres; infinite where one has none."""
        a, b = self.centre(one), self.centre(other)
        return _km(a, b) if a and b else math.inf

    def neighbours(self, key: str, day: date) -> tuple[Place, ...]:
        """Return up to four other councils of the same level within 40 km, or else the nearest that border on it."""
        if (key, day) not in self._around:
            if len(self._around) > MOST_KEPT:
                self._around.clear()
            self._around[key, day] = self._find_neighbours(key, day)
        return self._around[key, day]

    def _find_neighbours(self, key: str, day: date) -> tuple[Place, ...]:
        place = self.places[key]
        other = [p for p in self.places.values() if _is_alike(p, place) and p.key != key and p.holds_on(day)]
        close = [p for p in other if self.km(key, p.key) <= NEAR_KM]
        close = close or [self.places[name] for name in self._borders.get(key, ()) if self.places[name] in other]
        return tuple(sorted(close, key=lambda p: self.km(key, p.key))[:MOST_NEIGHBOURS])

    def label(self, key: str) -> str:
        """Return a name that tells a place from others of that name: "Newport, Isle of Wight"; "Newport, Wales"."""
        place = self.places[key]
        if place.kind == TOWN and place.parent:
            return f"{place.name}, {self.places[place.parent].name}"
        shared = len({self.authority(other) for other in self.named(fold(place.name))}) > 1
        return f"{place.name}, {place.nation}" if shared else place.name


def _is_short_for(name: str, whole: str) -> bool:
    return " " not in whole + name and name.endswith("s") and len(name) < len(whole) - 3


def _grouped(pairs: Iterable[tuple[str, Value]]) -> dict[str, list[Value]]:
    groups: dict[str, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


def _is_alike(one: Place, other: Place) -> bool:
    """Return whether a council does such work as another: a county has counties as neighbours, a district districts."""
    same = (UPPER, UNITARY) if other.tier == UPPER else (LOWER, UNITARY)
    return one.tier in same and one.fictional == other.fictional


def _km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance in kilometres (haversine)."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))
