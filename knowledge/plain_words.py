"""The words of a point: short, plain, without a number out of place or an abbreviation left unexplained."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from knowledge.content import Content, PlacedPoint
from knowledge.numbers import numbers_out_of_place
from knowledge.reading import Problem
from knowledge.schema import word_limit
from knowledge.vocabulary import EVERYDAY_ABBREVIATIONS

OLDEST_READER = 14
"""Highest reading age of a point, in years."""

SCHOOL_STARTS = 5
"""Years of age at grade 0 of the Flesch-Kincaid scale (Kincaid and others, 1975)."""

_ABBREVIATION = re.compile(r"\b[A-Za-z]*[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b")
_FAMILY_NAME = re.compile(r"(Mc|Mac|De)[A-Z][a-z]+")
_LONG = 12
"""A spelling of one word with more letters than this explains itself."""


def word_problems(read: Content) -> Iterator[Problem]:
    """Yield the points that are too long, too hard to read, or hold a number or abbreviation out of place."""
    glossary, names = _spellings(read.points), _names(read)
    for point in read.points:
        yield from _length(point)
        yield from _numbers(point)
        yield from _term(point)
        yield from _reading_age(point)
        yield from _abbreviations(point, glossary, names)


def reading_age(text: str) -> float:
    """Return the age in years at which a text is read with ease (Flesch-Kincaid grade plus five)."""
    import textstat  # noqa: PLC0415 - 0.4 s to import, and a server that starts checks nothing

    return float(textstat.flesch_kincaid_grade(text)) + SCHOOL_STARTS


def _length(point: PlacedPoint) -> Iterator[Problem]:
    words = len(point.entry.text.split())
    if words > word_limit(point.need):
        yield point.place.problem("text", f"{words} words; at most {word_limit(point.need)}")


def _numbers(point: PlacedPoint) -> Iterator[Problem]:
    texts = {"text": point.entry.text, "term": point.entry.term or "", "title": point.list_title or ""}
    for field, text in texts.items():
        for number in sorted(numbers_out_of_place(text)):
            yield point.place.problem(field, f"the number {number} belongs into the contact register")


def _term(point: PlacedPoint) -> Iterator[Problem]:
    if (point.need == "definition") != (point.entry.term is not None):
        yield point.place.problem("term", "every definition has a term, and nothing else has one")


def _reading_age(point: PlacedPoint) -> Iterator[Problem]:
    age = reading_age(point.entry.text)
    if age > OLDEST_READER:
        message = f"reading age {age:.0f}, at most {OLDEST_READER}: use shorter sentences and shorter words"
        yield point.place.problem("text", message)


def _abbreviations(point: PlacedPoint, glossary: dict[str, frozenset[str]], names: frozenset[str]) -> Iterator[Problem]:
    text = point.entry.text.casefold()
    own = set(_own_spellings(point))
    for short in sorted(set(_ABBREVIATION.findall(point.entry.text))):
        meant = {short, short.removesuffix("s")}
        if meant & names or _FAMILY_NAME.fullmatch(short) or own & {word.casefold() for word in meant}:
            continue
        long = frozenset().union(*(glossary.get(word.casefold(), ()) for word in meant))
        if not long:
            yield point.place.problem("text", f"{short} is in no definition.yml: define it or write it out")
        elif not any(spelling in text for spelling in long):
            yield point.place.problem("text", f"write {short} out: {', '.join(sorted(long))}")


def _spellings(points: Iterable[PlacedPoint]) -> dict[str, frozenset[str]]:
    """Return for every spelling in the glossary the ways to write it out."""
    written_out: dict[str, set[str]] = defaultdict(set)
    for point in points:
        spellings = _own_spellings(point)
        for spelling in spellings:
            written_out[spelling].update(other for other in spellings if " " in other or len(other) > _LONG)
    return {spelling: frozenset(long) for spelling, long in written_out.items()}


def _own_spellings(point: PlacedPoint) -> list[str]:
    return [spelling.casefold() for spelling in (point.entry.term, *point.entry.also) if spelling]


def _names(read: Content) -> frozenset[str]:
    """Return what needs no expansion: everyday words, and the names of services as they call themselves."""
    services = {word for contact, _ in read.contacts for word in re.findall(r"[A-Za-z]+", contact.name)}
    return frozenset(services | EVERYDAY_ABBREVIATIONS)
