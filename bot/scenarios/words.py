"""How words are compared: the five rules of ``docs/trainers.md``, in time that grows with the length of the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.?!])(?=[\s\"'”’)\]*])|\n")
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
_WARNING = frozenset({"not", "never", "no", "nobody", "none", "cannot", "nor", "avoid", "stop", "without"})
_WARNING_PAIRS = frozenset({("rather", "than"), ("instead", "of")})
_LONG_NUMBER = 6
"""From so many digits on, a number is found however it is spaced."""


@dataclass(frozen=True)
class Hit:
    """Words that were found. ``warned`` when their sentence warns against them before it says them."""

    sentence: str
    warned: bool


@dataclass(frozen=True)
class _Token:
    word: str
    sentence: int
    warned: bool


@dataclass(frozen=True)
class _Text:
    sentences: tuple[str, ...]
    tokens: tuple[_Token, ...]
    places: dict[str, list[int]]
    """Where each word stands, so that a phrase is looked for only where its first word is."""


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: no capitals, accents, apostrophes or punctuation."""
    return tuple(token.word for token in _read(text).tokens)


def same_words(one: str, other: str) -> bool:
    """Return whether two texts hold the same words in the same order."""
    return words(one) == words(other)


def find(phrase: str, text: str, *, whole: bool = False) -> list[Hit]:
    """Return where a phrase stands in a text; its last word may go on, unless ``whole``. A number never goes on."""
    wanted = words(phrase)
    read = _read(text)
    starts = [i for i in _candidates(read, wanted, whole) if _stands_at(read.tokens, i, wanted, whole)]
    return [Hit(read.sentences[read.tokens[i].sentence].strip(), read.tokens[i].warned) for i in starts]


def find_in(phrase: str, parts: Iterable[str]) -> list[Hit]:
    """Return where a phrase stands in any of several texts; it never reaches from one into the next."""
    return [hit for part in parts for hit in find(phrase, part)]


@lru_cache(maxsize=4096)
def _read(text: str) -> _Text:
    sentences = tuple(_SENTENCE_END.split(text))
    tokens = tuple(_tokens(sentences))
    places: dict[str, list[int]] = {}
    for place, token in enumerate(tokens):
        places.setdefault(token.word, []).append(place)
    return _Text(sentences, tokens, places)


def _tokens(sentences: Sequence[str]) -> Iterator[_Token]:
    for number, sentence in enumerate(sentences):
        before, warned = "", False
        for spelt in _WORD.findall(_fold(sentence)):
            word = spelt.replace("'", "")
            yield _Token(word, number, warned)
            warned = warned or word in _WARNING or spelt.endswith("n't") or (before, word) in _WARNING_PAIRS
            before = word


def _fold(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _candidates(read: _Text, wanted: Sequence[str], whole: bool) -> Sequence[int]:
    if not wanted:
        return ()
    first = wanted[0]
    if _is_long_number(wanted):
        number = "".join(wanted)
        return sorted(i for word, places in read.places.items() if number.startswith(word) for i in places)
    if whole or len(wanted) > 1:
        return read.places.get(first, ())
    return sorted(i for word, places in read.places.items() if word.startswith(first) for i in places)


def _stands_at(tokens: Sequence[_Token], start: int, wanted: Sequence[str], whole: bool) -> bool:
    if _is_long_number(wanted):
        return _number_stands_at(tokens, start, "".join(wanted))
    if start + len(wanted) > len(tokens):
        return False
    *first, last = wanted
    if any(tokens[start + i].word != word for i, word in enumerate(first)):
        return False
    found = tokens[start + len(first)].word
    return found == last if whole or last.isdigit() else found.startswith(last)


def _is_long_number(wanted: Sequence[str]) -> bool:
    return all(word.isdigit() for word in wanted) and sum(map(len, wanted)) >= _LONG_NUMBER


def _number_stands_at(tokens: Sequence[_Token], start: int, number: str) -> bool:
    left = number
    for i in range(start, len(tokens)):
        word = tokens[i].word
        if not word.isdigit() or not left.startswith(word):
            return False
        left = left.removeprefix(word)
        if not left:
            return True
    return False
