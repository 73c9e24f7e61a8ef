"""The words of a text, as the search for names and the closed vocabulary see them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from bot.privacy.spans import BLANK, Span

_WORD = re.compile(r"[^\W_][\w'’\-]{0,59}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,2}\s|[\n•]")
_POSSESSIVE = ("'s", "’s")
_APART = str.maketrans({"’": "'", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "ß": "ss"})
_LEAST_CAPITALS = 3
_SHARE_OF_CAPITALS = 0.7


class Shape(Enum):
    """How a word is written.

    ``NUMBER`` is any word with a digit in it; ``CAPITALS`` is also what abbreviations look like: "ICBs", "TasP".
    """

    LOWER = "lower"
    CAPITAL = "Capital"
    CAPITALS = "CAPITALS"
    INITIAL = "I"
    NUMBER = "9"


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        folded: without case, accents and a final 's.
        gap: what stands between it and the word before.
        opens: whether it begins a sentence.

    """

    folded: str
    start: int
    end: int
    shape: Shape
    possessive: bool
    gap: str
    opens: bool

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter and is written like a name."""
        return self.shape is Shape.CAPITAL


def fold(word: str) -> str:
    """Return a word as it is compared: without case and accents, with a straight apostrophe."""
    lower = word.lower()
    return lower if lower.isascii() else _without_accents(lower)


def words(text: str) -> list[Word]:
    """Return the words of a text. Where nearly all is in capitals they say nothing, and count as small letters."""
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        start, stop = match.span()
        written, gap = text[start:stop], text[end:start]
        opens = not found or (gap != " " and bool(_SENTENCE_END.search(gap)))
        plain = written.isalpha() and written.isascii()
        if plain and written.islower():
            found.append(Word(written, start, stop, Shape.LOWER, False, gap, opens))
        elif plain and written.istitle() and len(written) > 1:
            found.append(Word(written.lower(), start, stop, Shape.CAPITAL, False, gap, opens))
        else:
            found.append(_word(written, start, gap, opens))
        end = found[-1].end + 2 * found[-1].possessive
    return [_as_lower(word) for word in found] if _shouted(found) else found


def without(said: Iterable[Word], spans: Iterable[Span]) -> list[Word]:
    """Return the words of a text from which stretches were blanked, without reading it again."""
    gone = {at for span in spans for at in range(span.start, span.end)}
    kept: list[Word] = []
    skipped = False
    for word in said:
        if word.start in gone:
            skipped = True
        else:
            kept.append(word._replace(gap=BLANK + word.gap) if skipped else word)
            skipped = False
    return kept


def _word(written: str, start: int, gap: str, opens: bool) -> Word:
    written = written.rstrip("-'’")
    possessive = written.lower().endswith(_POSSESSIVE)
    base = written[:-2] if possessive else written
    return Word(fold(base), start, start + len(base), _shape(base), possessive, gap, opens)


@lru_cache(maxsize=4096)
def _without_accents(lower: str) -> str:
    plain = unicodedata.normalize("NFKD", lower.translate(_APART))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _shape(base: str) -> Shape:
    if base.isalpha() and base.islower():
        return Shape.LOWER
    if not base.isalpha() and any(letter.isdigit() for letter in base):
        return Shape.NUMBER
    if not base[0].isupper():
        return Shape.LOWER
    if len(base) == 1:
        return Shape.INITIAL
    return Shape.CAPITALS if base[1].isupper() or base[-1].isupper() else Shape.CAPITAL


def _shouted(found: list[Word]) -> bool:
    capitals = sum(word.shape is Shape.CAPITALS for word in found)
    if capitals < _LEAST_CAPITALS:
        return False
    small = sum(word.shape in (Shape.LOWER, Shape.CAPITAL) for word in found)
    return capitals > _SHARE_OF_CAPITALS * (capitals + small)


def _as_lower(word: Word) -> Word:
    if word.shape is Shape.NUMBER:
        return word
    return word._replace(shape=Shape.LOWER)
