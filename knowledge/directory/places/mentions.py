"""Find the names of places in a text, from left to right, the longest first."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.directory.places.index import PlaceIndex
from knowledge.directory.places.words import (
    AFTER,
    EVERYDAY,
    FILLERS,
    GENERIC,
    IN,
    NEAR,
    NEAR_PAIRS,
    NEEDS_IN,
    PERSON,
    PHRASES_APART,
    Word,
)

_ARTICLES = ("the", "a")
_APART = frozenset(tuple(phrase.split()) for phrase in PHRASES_APART)
_LONGEST_APART = max(len(phrase) for phrase in _APART)


@dataclass(frozen=True)
class Mention:
    """The name of a place in a text: what it may mean, where it stands (in words), whether "near" goes with it."""

    keys: frozenset[str]
    said: str
    start: int
    near: bool


@dataclass(frozen=True)
class Mentions:
    """What was found, and whether a word was passed over that is a place elsewhere."""

    found: tuple[Mention, ...]
    passed_over: bool


def find_mentions(spoken: list[Word], index: PlaceIndex) -> Mentions:
    """Return the places named in a text."""
    found: list[Mention] = []
    passed_over = False
    at = 0
    while at < len(spoken):
        length = _apart(spoken, at)
        if not length:
            keys, length = _longest_at(spoken, at, index)
            if keys and _is_place(spoken, at, length):
                said = " ".join(word.folded for word in spoken[at : at + length])
                found.append(Mention(keys, said, at, is_near(spoken[:at])))
            elif keys:
                passed_over = True
        at += length or 1
    return Mentions(tuple(found), passed_over)


def is_near(before: list[Word]) -> bool:
    """Return whether the words before a place ask for its surroundings."""
    folded = [word.folded for word in before]
    while folded and folded[-1] in _ARTICLES:
        folded.pop()
    return bool(folded) and (folded[-1] in NEAR or tuple(folded[-2:]) in NEAR_PAIRS)


def _apart(spoken: list[Word], at: int) -> int:
    """Return the length of a phrase here that holds a place's name and means something else; 0 for none."""
    for length in range(_LONGEST_APART, 1, -1):
        if tuple(word.folded for word in spoken[at : at + length]) in _APART:
            return length
    return 0


def _longest_at(spoken: list[Word], at: int, index: PlaceIndex) -> tuple[frozenset[str], int]:
    if not index.may_begin(spoken[at].folded):
        return frozenset(), 0
    lengths = range(min(index.most_words, len(spoken) - at), 0, -1)
    phrases = [(" ".join(word.folded for word in spoken[at : at + length]), length) for length in lengths]
    for phrase, length in phrases:
        if keys := index.named(phrase) or index.named(index.spelt_out(phrase)):
            return keys, length
    for phrase, length in phrases:
        if keys := index.named_in_short(phrase):
            return keys, length
    return frozenset(), 0


def _is_place(spoken: list[Word], at: int, length: int) -> bool:
    """Return whether a name stands for the place here, not for another word or a person."""
    if length > 1 and spoken[at].folded == "the":
        at, length = at + 1, length - 1
    word = spoken[at + length - 1]
    before = spoken[at - 1].folded if at else ""
    after = spoken[at + length].folded if at + length < len(spoken) else ""
    if length > 1:
        return True
    if all(other.folded in FILLERS | GENERIC for other in (*spoken[:at], *spoken[at + 1 :])):
        return True
    if before in PERSON:
        return False
    if word.folded in EVERYDAY:
        return before in IN and (not after or after in AFTER or word.capital)
    return word.folded not in NEEDS_IN or before in IN
