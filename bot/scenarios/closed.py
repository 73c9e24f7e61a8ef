"""Plain words for closed ids: looked up as words are compared, with help where one is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache

from bot.scenarios.script import URGENCIES
from bot.scenarios.words import words
from knowledge.directory.councils import Council, councils
from knowledge.directory.places.files import own_places
from knowledge.vocabulary import NEEDS, SUBJECTS

IDENTIFIERS: dict[str, str] = {
    "name": "PERSON",
    "phone number": "PHONE",
    "e-mail address": "EMAIL",
    "NHS number": "NHS_NUMBER",
    "National Insurance number": "NI_NUMBER",
    "postcode": "POSTCODE",
    "date of birth": "DATE_OF_BIRTH",
    "address": "ADDRESS",
    "case reference": "CASE_REFERENCE",
    "social media name": "SOCIAL_HANDLE",
}
_FEW = 3
"""So few choices are all named: the nearest could be the wrong one, as "not urgent" for "urgent"."""


class UnknownValueError(Exception):
    """A value that is not one of those there are; the message says which is nearest."""


def each(
    given: Iterable[str],
    known: Mapping[str, str],
    what: str,
    hint: Callable[[str], str] = lambda _: "",
) -> tuple[str, ...]:
    """Return the ids of several names, each once.

    Raises:
        UnknownValueError: some are not known; each is named with the nearest one there is.

    """
    wanted = [part.strip() for part in given if part.strip()]
    unknown = [part for part in wanted if _key(part) not in known]
    if unknown:
        raise UnknownValueError("; ".join(_complaint(part, known, what) + hint(part) for part in unknown))
    return tuple(dict.fromkeys(known[_key(part)] for part in wanted))


def _complaint(given: str, known: Mapping[str, str], what: str) -> str:
    near = get_close_matches(_key(given), known, n=1) if len(set(known.values())) > _FEW else []
    help_ = f' - did you mean "{_shown(known[near[0]], what)}"?' if near else f": {_choices(known, what)}"
    return f'I do not know the {what} "{given}"{help_}'


def _choices(known: Mapping[str, str], what: str) -> str:
    if what == "council":
        return "write the name of a council of the United Kingdom"
    return "there are " + ", ".join(dict.fromkeys(_shown(value, what) for value in known.values()))


def _shown(value: str, what: str) -> str:
    """Return an id as a trainer should write it."""
    names: dict[str, str] = {**SUBJECTS, **NEEDS, **{v: k for k, v in (URGENCIES | IDENTIFIERS).items()}}
    return council_named(value).name if what == "council" else names.get(value, value)


def _key(text: str) -> str:
    return " ".join(words(text.replace("_", " ")))


def by_name(names: Mapping[str, str]) -> dict[str, str]:
    """Return ids by their names and by themselves, as words are compared; ``names`` has names by id."""
    return {_key(text): value for value, name in names.items() for text in (value, name)}


@lru_cache(maxsize=1)
def councils_by_name() -> dict[str, str]:
    """Return the keys of councils by all the names each has."""
    known = _councils()
    other = {_key(name): key for key, council in known.items() for name in council.also}
    return other | {_key(council.name): key for key, council in known.items()}


def council_named(key: str) -> Council:
    """Return a council by its key."""
    return _councils()[key]


@lru_cache(maxsize=1)
def _councils() -> dict[str, Council]:
    """Return the real councils and those made up for training."""
    made_up = (place for place in own_places().places.values() if place.fictional and place.is_authority)
    return councils() | {place.key: Council(place.key, place.name, place.nation, ()) for place in made_up}
