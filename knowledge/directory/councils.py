"""The list of councils, as the bot finds them in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from knowledge.directory.places.files import own_places
from knowledge.directory.places.model import Place
from knowledge.vocabulary import NATIONS

EDITION = "2025-07"
"""Councils that had ended before the list was made (mySociety, July 2025) are left out: their names are often words."""


@dataclass(frozen=True)
class Council:
    """A council: its ONS code, its name, its nation, and other names people use."""

    gss: str
    name: str
    nation: str
    also: tuple[str, ...]


@lru_cache(maxsize=1)
def councils() -> dict[str, Council]:
    """Return by code all councils that have one.

    One that ends later stays, so that its name is still understood: the resolver leads on to its successor.
    """
    book = own_places()
    return {
        place.key: Council(
            place.key,
            place.name,
            place.nation,
            tuple(name.text for name in book.names if name.place == place.key and name.kind == "name"),
        )
        for place in book.places.values()
        if _is_listed(place)
    }


def _is_listed(place: Place) -> bool:
    ended = place.valid_to is not None and place.valid_to.isoformat()[:7] < EDITION
    return place.is_authority and place.gss is not None and not place.fictional and not ended


_NATION_BY_LETTER = {nation[0]: nation for nation in NATIONS}
_CODE = re.compile(r"[EWSN]\d{8}")


def nation_of(key: str) -> str | None:
    """Return the nation of a place by its key; None when it cannot be the key of a place.

    Places that an operator loaded are known by their ONS code, whose first letter is that of the nation.
    """
    place = own_places().places.get(key)
    if place:
        return place.nation
    return _NATION_BY_LETTER[key[0]] if _CODE.fullmatch(key) else None
