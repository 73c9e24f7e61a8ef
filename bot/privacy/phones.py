"""Telephone numbers of people. Numbers of the contact register, freephone numbers and short codes stay."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bot.privacy.digit_runs import digit_ends
from bot.privacy.references import is_announced_reference
from bot.privacy.spans import Span
from knowledge.numbers import digits

KIND = "PHONE"

_BEGINNING = re.compile(r"(?<![\w£$€.,])\(?(?:(?P<abroad>\+|00)(?=[\s(]{0,2}\d)|0(?!0))")
_APART, _GAP = " ().-–", 3
_NATIONAL = (11, 10)
"""How many digits a British number has, its 0 included; the longer is tried first."""

_SHORTEST_ABROAD, _LONGEST_ABROAD = 8, 15
_ANOTHER = re.compile(r"/\s?\(?(?:\+|0)\d[\d ().\-–]{8,}")
"""A stroke, and a second number after it."""

_HINT_OF_LETTER_O = re.compile(r"[oO](?:\d|(?<=\d.))")
_WITH_LETTER_O = re.compile(r"(?<!\w)(?=[oO]{0,12}\d)(?=\d{0,12}[oO])[oO\d]{2,12}(?!\w)")
_WITHOUT_ZERO = re.compile(r"(?<![\w£$€.,/\-])(?:44[\s\-]?)?7\d{3}[\s\-]?\d{3}[\s\-]?\d{3}(?![\d/])")
_SLASHED = re.compile(r"(?<![\w£$€.,/])0\d{2,4}/\d{3,4}[\s\-]?\d{3,4}(?![\d/])")
_CUED = re.compile(r"(?<![\w£$€/.])\d[\d\s\-]{4,13}\d(?![\d/])")
_CUE = re.compile(
    r"\b(?:tel|telephone|phone|mobile|mob|landline|cell|whatsapp)s?\b[^\w\d]{0,3}"
    r"(?:no|num|number|is|on|us|ends|ending|in)?\b[^\w\d]{0,3}(?:is\s)?$",
    re.IGNORECASE,
)
_CUE_LENGTH = 30
_FIRST_SPOKEN = re.compile(r"\b(?:zero|oh|nought|naught|o|plus)\b", re.IGNORECASE)
_SPOKEN = re.compile(
    r"[\s,.\-]{1,3}(?:zero|oh|nought|naught|o|one|two|three|four|five|six|seven|eight|nine|hundred|thousand|double|triple|"
    r"treble)\b",
    re.IGNORECASE,
)
_FIGURES_AFTER = re.compile(r"(?:[\s,\-]{1,2}\d{1,6}){1,3}(?![\d/])")
_MEANT = {"plus": 0, "hundred": 2, "thousand": 3, "triple": 2, "treble": 2}
_FEWEST_SPOKEN, _MOST_SPOKEN = 7, 16
_OPEN_TO_ALL = ("03", "08", "09")
_SHORT_CODES = ("999", "112", "101", "111", "116", "18000")
_UK = re.compile(r"^(?:00)?44")


def find_phones(text: str, public: Collection[str] = ()) -> Iterator[Span]:
    """Yield the telephone numbers of a text. ``public`` holds the digits of numbers that may stay."""
    figures = _with_zeros(text) if _HINT_OF_LETTER_O.search(text) else text
    for start, end in (*_with_code(figures), *_cued(figures)):
        number = figures[start:end]
        if not _may_stay(number, public) and not is_announced_reference(number, text, start):
            lone = number[0] == "(" and ")" not in number
            yield Span(KIND, start + lone, end)
    yield from _spoken(text)


def _with_zeros(text: str) -> str:
    """Return a text of the same length with zeros for the letters o among figures."""
    return _WITH_LETTER_O.sub(lambda found: found.group().replace("o", "0").replace("O", "0"), text)


def _with_code(text: str) -> Iterator[tuple[int, int]]:
    """Yield numbers that begin with 0 or +, and mobile numbers that lack their 0."""
    last = 0
    for beginning in _BEGINNING.finditer(text):
        start = beginning.start()
        if text[start - 1 : start] == "/" and text[last:start].strip() != "/":
            continue
        end = _end_abroad(text, start) if beginning["abroad"] else _end_at_home(text, start)
        if end:
            last = end
            yield start, end
    yield from (found.span() for found in _WITHOUT_ZERO.finditer(text))
    yield from (found.span() for found in _SLASHED.finditer(text) if len(digits(found.group())) in _NATIONAL)


def _end_at_home(text: str, start: int) -> int:
    ends = digit_ends(text, start, _NATIONAL[0], _APART, _GAP)
    return next((ends[count - 1] for count in _NATIONAL if _is_whole(text, ends, count)), 0)


def _end_abroad(text: str, start: int) -> int:
    """Return where a number with a country code ends. A British one has ten digits more, or eleven with "(0)"."""
    ends = digit_ends(text, start, _LONGEST_ABROAD, "+" + _APART, _GAP)
    number = text[start : ends[-1]] if ends else ""
    uk = _UK.match(digits(number))
    most = uk.end() + 10 + ("(0)" in number) if uk else len(ends)
    return next((ends[count - 1] for count in range(most, _SHORTEST_ABROAD, -1) if _is_whole(text, ends, count)), 0)


def _is_whole(text: str, ends: list[int], count: int) -> bool:
    """Return whether a run has so many digits, and no more hang on to the last, but for a second number."""
    if len(ends) < count:
        return False
    after = text[ends[count - 1] : ends[count - 1] + 2]
    if after[1:].isdecimal() and after[0] == "/":
        return _ANOTHER.match(text, ends[count - 1]) is not None
    return not after[:1].isdecimal()


def _cued(text: str) -> Iterator[tuple[int, int]]:
    """Yield shorter numbers after a word such as "mobile"."""
    for found in _CUED.finditer(text):
        if _CUE.search(text[max(0, found.start() - _CUE_LENGTH) : found.start()]):
            yield found.span()


def _spoken(text: str) -> Iterator[Span]:
    """Yield numbers in words, the last digits of which may be figures: "zero seven seven zero zero ... 552"."""
    covered = 0
    for first in _FIRST_SPOKEN.finditer(text):
        end, count = first.end(), 1
        while first.start() >= covered and count < _MOST_SPOKEN and (found := _SPOKEN.match(text, end)):
            end, count = found.end(), count + 1
        if count >= _FEWEST_SPOKEN:
            spoken = _digits_of(text[first.start() : end])
            rest = _FIGURES_AFTER.match(text, end)
            if rest and spoken + len(digits(rest.group())) in _NATIONAL:
                end = rest.end()
            covered = end
            yield Span(KIND, first.start(), end)


def _digits_of(spoken: str) -> int:
    """Return how many digits are meant: "double two" are two, "nine hundred" are three."""
    said = re.findall(r"[a-z]+", spoken.lower())
    return sum(_MEANT.get(word, 1) for word in said)


def _may_stay(number: str, public: Collection[str]) -> bool:
    plain = digits(number)
    if number.lstrip("(").startswith(("+", "00")) and _UK.match(plain):
        plain = "0" + _UK.sub("", plain).lstrip("0")
    return plain.startswith((*_OPEN_TO_ALL, *_SHORT_CODES)) or plain in public
