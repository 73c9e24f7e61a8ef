"""The values of the labels: plain words in, closed ids out where there are any."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from bot.scenarios.closed import IDENTIFIERS, UnknownValueError, by_name, councils_by_name, each
from bot.scenarios.script import UK, URGENCIES, Kind
from bot.scenarios.words import words
from knowledge.vocabulary import NATIONS, NEEDS, SUBJECTS

LEVELS = ("starter", "deeper")
_OR = re.compile(r"\s+or\s+|[;,]", re.IGNORECASE)
_DAY = re.compile(r"20\d\d-\d\d-\d\d")


def read_values(kind: Kind, value: str) -> tuple[str, ...]:
    """Return the values of an expectation.

    Raises:
        UnknownValueError: there is none, or one is not known.

    """
    if kind in ("ask_back", "refuse"):
        if value:
            raise UnknownValueError(f'nothing stands after this label: take "{value}" away')
        return ()
    found = _READERS[kind](value)
    if not found:
        raise UnknownValueError("I miss what comes after the label")
    return found


def read_subjects(value: str) -> tuple[str, ...]:
    """Return the ids of subjects given by name or id, ``;`` between.

    Raises:
        UnknownValueError: one is not known.

    """
    hint = ' (write ";" between two subjects)'
    return each(_split(value), by_name(SUBJECTS), "subject", lambda given: hint if "," in given else "")


def read_nations(value: str) -> tuple[str, ...]:
    """Return nations, or UK alone.

    Raises:
        UnknownValueError: one is not known.

    """
    return each(_OR.split(value), by_name({name: name for name in (*NATIONS, UK)}), "nation")


def read_level(value: str) -> str:
    """Return the level.

    Raises:
        UnknownValueError: it is neither.

    """
    return each([value.rstrip(". ")], by_name({name: name for name in LEVELS}), "level")[0]


def read_day(value: str) -> str:
    """Return a day that there is, as 2026-11-29.

    Raises:
        UnknownValueError: it is written otherwise, or there is no such day.

    """
    try:
        if not _DAY.fullmatch(value):
            raise ValueError
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise UnknownValueError(f'"{value}" is no day as I read it: write year, month, day, as 2026-11-29') from None


def _texts(value: str) -> tuple[str, ...]:
    found = _split(value)
    for text in found:
        if not words(text):
            raise UnknownValueError(f'there is no word to look for in "{text}"')
    return tuple(found)


def _options(value: str) -> tuple[str, ...]:
    return tuple(_split(value, ";" if ";" in value else ","))


def _needs(value: str) -> tuple[str, ...]:
    return each(_OR.split(value), by_name(NEEDS), "need")


def _urgencies(value: str) -> tuple[str, ...]:
    return each(_OR.split(value), by_name({level: name for name, level in URGENCIES.items()}), "urgency")


def _nation(value: str) -> tuple[str, ...]:
    return each([value], by_name({name: name for name in NATIONS}), "nation")


def _places(value: str) -> tuple[str, ...]:
    return each(_split(value), councils_by_name(), "council")


def _identifiers(value: str) -> tuple[str, ...]:
    return each(_split(value), by_name({kind: name for name, kind in IDENTIFIERS.items()}), "kind of detail")


_READERS: dict[Kind, Callable[[str], tuple[str, ...]]] = {
    "say": _texts,
    "say_one": _texts,
    "not_say": _texts,
    "about": read_subjects,
    "need": _needs,
    "urgency": _urgencies,
    "nation": _nation,
    "place": _places,
    "offer": _options,
    "contact_for": _places,
    "contact_called": _texts,
    "removed": _identifiers,
}


def _split(value: str, mark: str = ";") -> list[str]:
    return [part.strip() for part in value.split(mark) if part.strip()]
