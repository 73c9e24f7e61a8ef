"""Which council does a person mean? Sure, or asked back: never guessed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timezone
from enum import Enum

from knowledge.directory.places.claims import Claim, code_claim, name_claims, settle
from knowledge.directory.places.index import PlaceIndex
from knowledge.directory.places.mentions import find_mentions, is_near
from knowledge.directory.places.misspelt import Speller
from knowledge.directory.places.model import COMBINED, NATION, Place
from knowledge.directory.places.postcodes import Code, codes, without_codes
from knowledge.directory.places.words import IN, words

UnitLookup = Callable[[str], "str | None"]
"""From a whole postcode without blanks to the key of its council."""

LONGEST_TEXT = 2_000
NORTHERN_IRELAND = "Northern Ireland"


class Status(str, Enum):
    """How sure the resolver is."""

    FOUND = "found"
    ASK = "ask_which"
    DID_YOU_MEAN = "did_you_mean"
    NOT_A_PLACE = "not_a_place"
    """Something looked like a place, or is the name of one elsewhere, and is none here: ask for the council."""
    NONE = "none"
    """Nothing in the text claims to be a place."""


@dataclass(frozen=True)
class Resolution:
    """What a text says about where.

    Attributes:
        status: how sure that is.
        place: the council, combined area or nation, when found.
        options: what to ask about; with a found county, its districts that the postcode touches.
        elsewhere: whether "another council" is an answer too.
        neighbours: when "near" was said, the councils around, nearest first.
        asked: the words of ours that matched: a name, or the first half of a postcode. Never what else was typed.
        was: the council that was named and has ended or not begun.
        within: the area whose councils are asked about.
        town: the town that was named.

    """

    status: Status
    place: Place | None = None
    options: tuple[Place, ...] = ()
    elsewhere: bool = False
    neighbours: tuple[Place, ...] = ()
    asked: str | None = None
    was: Place | None = None
    within: Place | None = None
    town: Place | None = None


class Resolver:
    """Answers from an index of places. Changes nothing, keeps nothing, may be used from several threads."""

    def __init__(self, index: PlaceIndex, unit_lookup: UnitLookup | None = None) -> None:
        self.index = index
        self._speller = Speller(index)
        self._unit_lookup = unit_lookup

    def resolve(self, text: str, on: date | None = None, *, misspelt: bool = True) -> Resolution:
        """Return what a text says about where.

        Args:
            text: what was typed.
            on: the day it is asked about; today when left out. Councils change on dates.
            misspelt: whether to look for misspelt names too, which takes most of the time.

        """
        day = on or datetime.now(timezone.utc).date()
        text = text[:LONGEST_TEXT]
        written = codes(text)
        spoken = words(without_codes(text, written))
        mentions = find_mentions(spoken, self.index)
        claims = [
            *(claim for code in written if (claim := self._code(code, text, day))),
            *(claim for mention in mentions.found for claim in name_claims(mention, self.index, day)),
        ]
        if claims:
            return self._settled(claims, day)
        suggested = self._suggested(self._speller.suggest(spoken), day) if misspelt else None
        if suggested:
            return suggested
        if written or mentions.passed_over:
            return Resolution(Status.NOT_A_PLACE, asked=written[0].outward if written else None)
        return Resolution(Status.NONE)

    def _code(self, code: Code, text: str, day: date) -> Claim | None:
        """Return what a postcode claims; None when it is none that is known, or looks like another thing."""
        before = words(text[: code.start])
        near = is_near(before)
        if code.inward and self._unit_lookup and (key := self._unit_lookup(code.outward + code.inward)):
            keys = self.index.on_day(key, day)
            return Claim(keys, asked=code.outward, near=near, elsewhere=not keys)
        lone = text.strip(" .,?!").upper() == code.outward
        short_area = not code.outward[1].isalpha()
        if short_area and not (lone or code.inward or (before and before[-1].folded in IN)):
            return None
        if code.outward.startswith("BT") and not self.index.outward(code.outward):
            return Claim((), asked=code.outward, elsewhere=True, within=NORTHERN_IRELAND)
        return code_claim(code.outward, self.index, day, near)

    def _settled(self, claims: list[Claim], day: date) -> Resolution:
        claim = settle(claims, self.index)
        index = self.index
        keys = tuple(dict.fromkeys(index.authority(key) for key in claim.keys))
        town = next((index.places[key] for key in claim.keys if index.authority(key) != key), None)
        base = Resolution(
            Status.ASK,
            asked=claim.asked,
            was=index.places[claim.was] if claim.was else None,
            within=index.places[claim.within] if claim.within else None,
        )
        if len(keys) == 1 and not claim.elsewhere and index.places[keys[0]].kind != COMBINED:
            place = index.places[keys[0]]
            if claim.confirm:
                return replace(base, status=Status.DID_YOU_MEAN, options=(place,), town=town)
            return replace(
                base,
                status=Status.FOUND,
                place=place,
                options=tuple(index.places[key] for key in claim.parts),
                neighbours=index.neighbours(place.key, day) if claim.near and place.kind != NATION else (),
                town=town,
            )
        if len(keys) == 1 and index.places[keys[0]].kind == COMBINED:
            below = tuple(index.places[key] for key in index.below(keys[0], day))
            return replace(base, options=below, within=index.places[keys[0]])
        options = tuple(dict.fromkeys(claim.keys))
        return replace(base, options=tuple(index.places[key] for key in options), elsewhere=claim.elsewhere)

    def _suggested(self, names: tuple[str, ...], day: date) -> Resolution | None:
        keys = [
            key for name in names for found in sorted(self.index.named(name)) for key in self.index.on_day(found, day)
        ]
        places = [self.index.places[key] for key in dict.fromkeys(self.index.authority(key) for key in keys)]
        return Resolution(Status.DID_YOU_MEAN, options=tuple(places), asked=names[0]) if places else None
