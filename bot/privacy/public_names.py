"""Names that are no client's: known ones, and those a pattern shows to be public ("X's Law", "Lord X", "X House")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.privacy.name_lists import Cues
from bot.privacy.reading import LIKELY_NAMES, Standing
from bot.privacy.vocabulary import Vocabulary
from bot.privacy.words import Shape, Word

_VERSUS = frozenset({"v", "vs", "versus"})
_MOST_WORDS = 3
_SHORT_TITLES = frozenset({"dr", "st", "prof", "cllr"})
"""Titles that may be written with a full stop."""


def public_words(
    said: Sequence[Word], standings: Sequence[Standing], vocabulary: Vocabulary, cues: Cues
) -> frozenset[int]:
    """Return the places of the words that belong to public names."""
    found: set[int] = set(_known_phrases(said, vocabulary))
    for index, word in enumerate(said):
        if word.folded in cues.ends_of_public_names:
            found.update(_before_an_end(said, standings, cues, index))
        if word.folded in cues.public_titles:
            found.update(_after_a_title(said, standings, index))
        elif word.folded in _VERSUS and word.shape is Shape.LOWER:
            found.update((*_capitals_before(said, index, _MOST_WORDS), *_capitals(said, index + 1, _MOST_WORDS)))
    return frozenset(found)


def phrase_words(said: Sequence[Word], vocabulary: Vocabulary) -> frozenset[int]:
    """Return the places of the words of known public names of several words."""
    return frozenset(_known_phrases(said, vocabulary))


def _known_phrases(said: Sequence[Word], vocabulary: Vocabulary) -> Iterator[int]:
    """Yield the words of phrases; a name written with 's is known with it and without."""
    plain = [word.folded for word in said]
    owning = [word.folded + "'s" * word.possessive for word in said] if any(word.possessive for word in said) else []
    for spoken in (plain, owning):
        for start, end in vocabulary.phrases_in(spoken):
            yield from range(start, end)


def _after_a_title(said: Sequence[Word], standings: Sequence[Standing], index: int) -> Iterator[int]:
    """Yield "Lord", "Dr", "St" and the like with the words after them. A surname King after a first name is none."""
    title = said[index]
    if index + 1 == len(said) or title.possessive or (index and said[index - 1].is_capital):
        return
    follows = said[index + 1]
    joined = follows.gap == " " or (follows.gap in (". ", ".") and title.folded in _SHORT_TITLES)
    unknown = title.shape is Shape.LOWER and standings[index + 1] is not Standing.KNOWN
    if joined and (follows.is_capital or unknown):
        yield from (index, index + 1, *_capitals(said, index + 2, 1))


def _before_an_end(said: Sequence[Word], standings: Sequence[Standing], cues: Cues, index: int) -> Iterator[int]:
    """Yield X of "X's law", "X report", "X House"."""
    word = said[index]
    if not index or word.gap not in (" ", "-"):
        return
    if said[index - 1].possessive:
        if word.folded in cues.eponyms:
            yield index - 1
        return
    if word.folded in cues.works:
        yield from _cited(said, standings, index)
    if word.folded in cues.bodies and word.is_capital:
        named = _capitals_before(said, index, _MOST_WORDS)
        if named and said[named[0]].folded not in cues.titles and not _is_person(said, standings, cues, named, index):
            yield from (*named, index)


def _cited(said: Sequence[Word], standings: Sequence[Standing], index: int) -> Iterator[int]:
    """Yield X of "X report", "X and Y guidelines". A first name before a small letter may be a client's: left out."""
    named = _capitals_before(said, index, 2)
    if said[index].is_capital or not any(standings[i] in (Standing.FORENAME, Standing.DOUBLE) for i in named):
        yield from named


def _is_person(said: Sequence[Word], standings: Sequence[Standing], cues: Cues, named: list[int], body: int) -> bool:
    """Return whether "X Ward" is rather somebody of that family name."""
    after = said[body + 1] if body + 1 < len(said) else None
    if after and after.gap == " " and after.folded in cues.bodies and not said[body].possessive:
        return False
    before = said[named[0] - 1].folded if named[0] else ""
    single = len(named) == 1 and standings[named[0]] in LIKELY_NAMES
    named_so = single and said[body].folded in cues.also_family_names
    return named_so and (said[body].possessive or before not in cues.before_places)


def _capitals(said: Sequence[Word], start: int, most: int) -> Iterator[int]:
    for index in range(start, min(start + most, len(said))):
        if not said[index].is_capital or said[index].gap not in (" ", "-"):
            return
        yield index


def _capitals_before(said: Sequence[Word], end: int, most: int) -> list[int]:
    """Return the places of the capital words right before a word, from left to right; "and" may join two."""
    named: list[int] = []
    index = end - 1
    while index >= 0 and len(named) < most and said[index].is_capital:
        named.insert(0, index)
        if said[index].gap not in (" ", "-", "/", " & "):
            break
        index -= 1
        if index > 0 and said[index].folded == "and" and len(named) == 1:
            index -= 1
    return named
