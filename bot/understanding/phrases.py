"""Find known phrases in a message: nations, councils, glossary terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
LONGEST = 8
"""The most words a phrase may have."""

ONLY_IN_CAPITALS = frozenset({"adapt", "aids", "art", "da", "send"})
"""Abbreviations that are ordinary words too: "hearing aids", "his da", "send her home"."""


@dataclass(frozen=True)
class Word:
    """A word of a message, folded for comparison, with its place in the text."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """A phrase that was found: what it stands for, and where it stands (characters)."""

    value: str
    start: int
    end: int
    before: str
    """The word before it, folded; empty at the start."""


def words(text: str) -> list[Word]:
    """Split a text into words. Apostrophes are dropped, so that "Traveller's" and "Travellers" are alike."""
    flat = re.sub("['’`]", "", text)
    if len(flat) == len(text):
        return [Word(m.group().casefold(), m.start(), m.end()) for m in _WORD.finditer(text)]
    kept = [i for i, letter in enumerate(text) if letter not in "'’`"]
    return [Word(m.group().casefold(), kept[m.start()], kept[m.end() - 1] + 1) for m in _WORD.finditer(flat)]


class PhraseTable:
    """Phrases by their words. Looking through a text takes time in proportion to its length."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """Take (phrase, value) pairs; the first value given for a phrase stays."""
        self._values: dict[tuple[str, ...], str] = {}
        for phrase, value in phrases:
            key = tuple(word.folded for word in words(phrase))[:LONGEST]
            if key:
                self._values.setdefault(key, value)

    def find(self, text: str) -> Iterator[Found]:
        """Yield the phrases in a text, from left to right; of overlapping ones the longest."""
        spoken = words(text)
        at = 0
        while at < len(spoken):
            length = self._longest_at(spoken, at)
            if length:
                key = tuple(word.folded for word in spoken[at : at + length])
                before = spoken[at - 1].folded if at else ""
                start, end = spoken[at].start, spoken[at + length - 1].end
                if text[start:end].isupper() or not ONLY_IN_CAPITALS.issuperset(key):
                    yield Found(self._values[key], start, end, before)
            at += length or 1

    def _longest_at(self, spoken: list[Word], at: int) -> int:
        for length in range(min(LONGEST, len(spoken) - at), 0, -1):
            if tuple(word.folded for word in spoken[at : at + length]) in self._values:
                return length
        return 0
