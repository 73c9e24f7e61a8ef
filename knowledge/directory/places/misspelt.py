"""Names that are nearly what was typed. They are only ever suggested."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import chain

from knowledge.directory.places.index import PlaceIndex
from knowledge.directory.places.words import FILLERS, IN_A_PLACE, NEVER_MISSPELT, Word

CLOSE = 0.8
"""Least likeness of two spellings, as difflib measures it (channels-notes.md 4.5)."""
AS_CLOSE = 0.05
"""Spellings this much less like than the best are suggested too."""
SHORTEST = 4
MOST_COMPARED = 20
MOST_SUGGESTED = 3
LONGEST_REPLY = 5
LONGEST_NAME = 4


class Speller:
    """Suggests names. Looks at pairs of letters first, so that few names are compared in full."""

    def __init__(self, index: PlaceIndex) -> None:
        self._index = index
        self._by_pair: dict[str, list[str]] = defaultdict(list)
        for name in index.all_names:
            for pair in _pairs(name):
                self._by_pair[pair].append(name)

    def suggest(self, spoken: list[Word]) -> tuple[str, ...]:
        """Return the folded names nearest to what may be a place in this text, the nearest first."""
        scored: dict[str, float] = {}
        said = [word.folded for word in spoken]
        for phrase in _phrases(said):
            if self._index.named(phrase):  # it was looked at, and is no place here
                continue
            full = self._index.spelt_out(phrase)
            whole = len(phrase.split()) == len(said)
            near = self._near(full)
            for name, score in chain(near, self._begun(full)) if whole else near:
                scored[name] = max(scored.get(name, 0.0), score)
        best = max(scored.values(), default=0.0)
        close = sorted((name for name, score in scored.items() if score >= best - AS_CLOSE), key=lambda n: -scored[n])
        return tuple(close[:MOST_SUGGESTED])

    def _near(self, phrase: str) -> Iterator[tuple[str, float]]:
        shared = Counter(name for pair in _pairs(phrase) for name in self._by_pair.get(pair, ()))
        nearest = sorted(shared, key=lambda name: -shared[name] / (len(name) + len(phrase)))
        # difflib keeps what it knows of the second text; its two upper bounds cost far less than the likeness itself.
        matcher = SequenceMatcher(None, b=phrase)
        for name in nearest[:MOST_COMPARED]:
            matcher.set_seq1(name)
            bounds = (matcher.real_quick_ratio, matcher.quick_ratio)
            if all(bound() >= CLOSE for bound in bounds) and (ratio := matcher.ratio()) >= CLOSE:
                yield name, ratio

    def _begun(self, phrase: str) -> Iterator[tuple[str, float]]:
        """Yield the names that begin with these words: "Bath" for "Bath and North East Somerset"."""
        yield from ((name, CLOSE) for name in self._index.all_names if name.startswith(phrase + " "))


def _phrases(said: list[str]) -> Iterator[str]:
    """Yield what may be a name: all of a short reply, or the words after "in" and the like."""
    if len(said) <= LONGEST_REPLY:
        yield from _phrase(said)
    for at, word in enumerate(said):
        if word in IN_A_PLACE:
            for length in range(1, LONGEST_NAME):
                yield from _phrase(said[at + 1 : at + 1 + length])


def _phrase(said: list[str]) -> Iterator[str]:
    said = list(said)
    while said and said[0] in FILLERS:
        said.pop(0)
    while said and said[-1] in FILLERS:
        said.pop()
    phrase = " ".join(said)
    if len(phrase) >= SHORTEST and len(said) <= LONGEST_NAME and not set(said) <= NEVER_MISSPELT:
        yield phrase


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
