"""The words around a place: how text is folded, which words lead up to a place, which names are also other words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

_WORD = re.compile(r"[^\W_]+")

GENERIC = frozenset(
    {"council", "councils", "city", "borough", "county", "district", "metropolitan", "unitary", "authority"}
    | {"royal", "of", "the", "area", "cyngor", "sir"}
)
"""Words that may be left out of the name of a council. "Sir" is Welsh for county."""

IN_A_PLACE = frozenset({"in", "at", "from", "covering", "around", "near", "nr", "outside", "yn"})
"""Words after which a place is likely, so likely that a misspelt one is looked for."""

IN = IN_A_PLACE | {"to", "for", "of", "its"}
"""Words after which a name that is also another word is taken for the place."""

NEAR = frozenset({"near", "nr", "around", "outside"})
"""Words that ask for the neighbours too. Of two: "close to", "far from", "edge of", "next to"."""
NEAR_PAIRS = frozenset({("close", "to"), ("far", "from"), ("edge", "of"), ("next", "to")})

AFTER = frozenset(
    {"council", "area", "borough", "city", "district", "now", "and", "or", "who", "what", "please", "instead"}
)
"""Words that may follow a place whose name is also an everyday word."""

EVERYDAY = frozenset({"reading", "bury", "rugby", "hart", "stoke", "hull", "down", "eden", "craven", "boston", "wells"})
"""Names that are also everyday words. In a sentence they need a word such as "in" before, and nothing odd after."""

NEEDS_IN = frozenset(
    {"devon", "kent", "lincoln", "preston", "angus", "london", "moray"}
    | {"bucks", "cambs", "glos", "hants", "herts", "lancs", "leics", "lincs", "notts", "oxon", "shrops", "staffs"}
    | {"warks", "wilts", "wolves", "worcs", "rct"}
)
"""Names that are also forenames, and short forms. In a sentence they need a word such as "in" before them."""

PERSON = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "called", "named", "client", "patient", "tenant", "pupil"})
"""Words after which the name of a place is a person's."""

OLD_COUNTIES = tuple(
    f"{county} {name}"
    for county in ("county", "co")
    for name in ("antrim", "armagh", "down", "fermanagh", "londonderry", "derry", "tyrone")
)
"""Each spans several councils of Northern Ireland, and one of those bears its name: only the nation is sure."""

PHRASES_APART = (
    *OLD_COUNTIES,
    "prince of wales",
    "princess of wales",
    "new south wales",
    "bank of england",
    "church of england",
    "church in wales",
    "bury st edmunds",
)
"""Phrases that hold the name of a place and mean something else."""

FILLERS = frozenset(
    {
        "please",
        "the",
        "a",
        "an",
        "its",
        "is",
        "im",
        "i",
        "we",
        "are",
        "my",
        "me",
        "somewhere",
        "anywhere",
        "just",
        "area",
    }
    | {"council", "in", "near", "at", "from", "around", "outside", "yes", "no", "it", "what", "about", "over"}
)
"""Words to look past when a short reply is compared with all names."""

NEVER_MISSPELT = frozenset(
    {"care", "court", "crisis", "custody", "danger", "debt", "hospital", "labour", "need", "needs", "person", "prison"}
    | {"private", "school", "stages", "tears", "trouble", "hours", "number", "start", "team", "social", "services"}
    | {"section", "support", "help", "family", "other", "another", "there", "where", "which", "women", "men", "child"}
    | {"children", "carer", "carers", "home", "house", "homeless", "housing", "mental", "health", "police", "doctor"}
    | {"ward", "street", "surgery", "practice", "morning", "evening", "night", "tonight", "today", "tomorrow", "year"}
    | {"letter", "seat", "wheelchair", "benefit", "benefits", "consent", "refuge", "worker", "speaks", "north", "south"}
    | {"east", "west", "central", "county", "district", "borough", "council", "england", "english", "welsh", "scottish"}
    | ENGLISH_STOP_WORDS
)
"""Everyday words that are never taken for a misspelt place."""


@dataclass(frozen=True)
class Word:
    """A word of a text, folded, and whether it was written with a capital."""

    folded: str
    capital: bool


def fold(text: str) -> str:
    """Return a text without case, accents, apostrophes and punctuation; "&" reads "and", "Saint" reads "St"."""
    return " ".join(word.folded for word in words(text))


def words(text: str) -> list[Word]:
    """Split a text into folded words."""
    plain = re.sub("['’`]", "", text.replace("&", " and "))
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    found = _WORD.findall(plain)
    return [Word("st" if word.casefold() == "saint" else word.casefold(), word[:1].isupper()) for word in found]


def core(folded: str) -> str:
    """Return a folded name without words such as "council" or "of"."""
    return " ".join(word for word in folded.split() if word not in GENERIC)
