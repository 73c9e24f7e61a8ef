"""The closed vocabulary: the words and names that may be written down. Built from what is curated, never by hand."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from bot.paths import VAR
from bot.privacy.forms import base_forms
from bot.privacy.name_lists import known_names
from bot.privacy.spans import PLACEHOLDER
from bot.privacy.vocabulary_sources import (
    NLU,
    curated_texts,
    listed_names,
    public_emails,
    public_numbers,
    sources_hash,
    training_texts,
)
from bot.privacy.words import Shape, words
from knowledge.content import Content, read_content

logger = logging.getLogger(__name__)

_LONGEST_PHRASE = 12
VOCABULARY_FILE = VAR / "vocabulary.json"


@dataclass(frozen=True)
class Vocabulary:
    """What may be written down.

    Attributes:
        words: ordinary words, in small letters.
        names: words that may be written with a capital letter inside a sentence.
        phrases: names of several words, each as its words: "st mungo's" as ("st", "mungo").
        numbers: the digits of public telephone numbers.
        emails: public e-mail addresses.
        inputs: a hash over everything it was built from.

    """

    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    phrases: frozenset[tuple[str, ...]] = frozenset()
    numbers: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    inputs: str = ""
    _by_beginning: dict[tuple[str, ...], list[tuple[str, ...]]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Order the phrases by their first two words, the longest first."""
        for phrase in sorted(self.phrases, key=len, reverse=True):
            self._by_beginning.setdefault(phrase[:2], []).append(phrase)

    def knows(self, word: str) -> bool:
        """Return whether a folded word, or what it is a regular form of, is an ordinary word."""
        if word in self.words:
            return True
        if "-" in word:
            return all(part in self.words or not part for part in word.split("-"))
        if word in known_names().sure or word in known_names().family:
            return False
        return any(base in self.words for base in base_forms(word))

    def phrases_in(self, spoken: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield where known phrases begin and end; of those that begin at the same word the longest."""
        for index, pair in enumerate(zip(spoken, spoken[1:], strict=False)):
            if pair in self._by_beginning:
                following = tuple(spoken[index : index + _LONGEST_PHRASE])
                longest = next((p for p in self._by_beginning[pair] if following[: len(p)] == p), ())
                if longest:
                    yield index, index + len(longest)


@lru_cache(maxsize=1)
def shared_vocabulary() -> Vocabulary:
    """Return the vocabulary of this checkout: read once, and built anew first when its inputs have changed."""
    kept = read_vocabulary(VOCABULARY_FILE)
    return kept if kept and kept.inputs == sources_hash() else build_vocabulary(VOCABULARY_FILE)


def build_vocabulary(path: Path, nlu: Path = NLU) -> Vocabulary:
    """Build the vocabulary and write it to a file; takes two or three seconds."""
    read = read_content()
    built = vocabulary_of(read, [*curated_texts(read), *training_texts(nlu)], sources_hash(nlu))
    content = {
        "inputs": built.inputs,
        "words": sorted(built.words),
        "names": sorted(built.names),
        "phrases": sorted(map(list, built.phrases)),
        "numbers": sorted(built.numbers),
        "emails": sorted(built.emails),
    }
    try:
        _keep(path, content)
    except OSError as error:
        logger.warning("the vocabulary is not kept, so the next start builds it again: %s", error.strerror)
    return built


def _keep(path: Path, content: Mapping[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    part.replace(path)


def read_vocabulary(path: Path) -> Vocabulary | None:
    """Return what was written to a file; None when there is none, or it is not whole."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Vocabulary(
            words=frozenset(content["words"]),
            names=frozenset(content["names"]),
            phrases=frozenset(map(tuple, content["phrases"])),
            numbers=frozenset(content["numbers"]),
            emails=frozenset(content["emails"]),
            inputs=content["inputs"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def vocabulary_of(read: Content, texts: Iterable[str], inputs: str = "") -> Vocabulary:
    """Return the vocabulary of curated content and of other texts. A name is in it only when it is also a word."""
    small: set[str] = set()
    capital: set[str] = set()
    for text in texts:
        for word in words(PLACEHOLDER.sub(" ", text)):
            if word.shape in (Shape.LOWER, Shape.CAPITALS, Shape.INITIAL):
                small.update(_parts(word.folded))
            elif word.shape is Shape.CAPITAL:
                capital.update(_parts(word.folded))
    listed = {name for name in map(_as_words, listed_names(read)) if name}
    alone = {name[0] for name in listed if len(name) == 1}
    known = known_names()
    people = known.sure | known.family
    return Vocabulary(
        words=frozenset((small | alone) - people),
        names=frozenset((capital | alone) - people - known.words),
        phrases=frozenset(name for name in listed if 1 < len(name) <= _LONGEST_PHRASE),
        numbers=frozenset(public_numbers(read)),
        emails=frozenset(public_emails(read)),
        inputs=inputs,
    )


def _as_words(name: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words(name))


def _parts(word: str) -> Iterator[str]:
    yield word
    yield from (part for part in word.split("-") if len(part) > 1)
