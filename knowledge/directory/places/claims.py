"""What each name and postcode of a text claims, and what they claim together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from knowledge.directory.places.index import PlaceIndex
from knowledge.directory.places.mentions import Mention
from knowledge.directory.places.model import LOWER, OutwardCode
from knowledge.directory.places.words import fold

SMALLEST_SHARE = 0.05
"""Part of an outward code below which a place is not offered (channels-notes.md 4.5)."""
WHOLE = 0.995


@dataclass(frozen=True)
class Claim:
    """One of these places is meant; ``parts`` are districts of the first that may be meant more exactly."""

    keys: tuple[str, ...]
    asked: str | None = None
    near: bool = False
    elsewhere: bool = False
    confirm: bool = False
    parts: tuple[str, ...] = ()
    was: str | None = None
    within: str | None = None


def name_claims(mention: Mention, index: PlaceIndex, day: date) -> list[Claim]:
    """Return what a name claims on a day."""
    named = sorted(mention.keys, key=lambda key: (index.places[key].kind == "town", index.places[key].name, key))
    keys = tuple(dict.fromkeys(found for key in named for found in index.on_day(key, day)))
    gone = next((key for key in named if key not in keys), None)
    ended = gone if not set(named) & set(keys) else None
    return [
        Claim(
            keys,
            asked=mention.said,
            near=mention.near,
            elsewhere=not keys,
            confirm=any(p.confirm and fold(p.name) == mention.said for p in (index.places[key] for key in keys)),
            was=ended,
            within=index.places[named[0]].nation if not keys else None,
        )
    ]


def code_claim(outward: str, index: PlaceIndex, day: date, near: bool) -> Claim | None:
    """Return what the first half of a postcode claims; None when it is not in the table."""
    found = index.outward(outward)
    if not found:
        return None
    parts = [code for code in found if code.share is None or code.share >= SMALLEST_SHARE]
    known = _upper_shares(parts, index)
    full = [key for key, share in known.items() if share >= WHOLE]
    counted = all(code.counted for code in parts)
    keys = full[:1] if full else list(known)
    elsewhere = not full and not counted
    districts = tuple(code.place for code in parts if full and code.place not in keys)
    today = tuple(dict.fromkeys(now for key in keys for now in index.on_day(key, day)))
    return Claim(today, asked=outward, near=near, elsewhere=elsewhere, parts=districts)


def _upper_shares(parts: list[OutwardCode], index: PlaceIndex) -> dict[str, float]:
    """Return the share of each county or single council; several districts of a county that is not listed are added."""
    listed = {code.place for code in parts}
    shares: dict[str, float] = {}
    together: dict[str, list[OutwardCode]] = {}
    for code in parts:
        place = index.places[code.place]
        if place.tier == LOWER and place.parent:
            if place.parent not in listed:
                together.setdefault(place.parent, []).append(code)
        else:
            shares[code.place] = code.share or 0.0
    for county, codes in together.items():
        if len(codes) == 1:
            shares[codes[0].place] = codes[0].share or 0.0
        else:
            shares[county] = sum(code.share or 0.0 for code in codes)
    return shares


def settle(claims: list[Claim], index: PlaceIndex) -> Claim:
    """Return what several claims say together: the narrowest that all allow, or all of them to ask about."""
    narrowed = [_narrowed(claim, [other for other in claims if other is not claim], index) for claim in claims]
    narrowest = [c for c in narrowed if not any(_lies_above(c, other, index) for other in narrowed if other is not c)]
    keys = tuple(dict.fromkeys(key for claim in narrowest for key in claim.keys))
    first = narrowest[0]
    agreed = len(claims) > 1 and len({index.authority(key) for key in keys}) == 1
    return replace(
        first,
        keys=keys,
        near=any(claim.near for claim in claims),
        elsewhere=first.elsewhere and not agreed,
        confirm=first.confirm and not agreed,
        parts=first.parts if len(narrowest) == 1 else (),
    )


def _narrowed(claim: Claim, others: list[Claim], index: PlaceIndex) -> Claim:
    """Return a claim without what another claim rules out, unless nothing would be left."""
    for other in others:
        fitting = tuple(key for key in claim.keys if any(_fits(key, also, index) for also in other.keys))
        claim = replace(claim, keys=fitting or claim.keys)
    return claim


def _fits(key: str, other: str, index: PlaceIndex) -> bool:
    return key == other or other in index.above(key) or key in index.above(other)


def _lies_above(claim: Claim, other: Claim, index: PlaceIndex) -> bool:
    """Return whether a claim only says in what area another one lies."""
    above = {found for key in other.keys for found in index.above(key)}
    return bool(claim.keys) and set(claim.keys) <= above
