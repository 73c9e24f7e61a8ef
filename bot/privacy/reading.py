"""A text read for names: its words, what each is known as, and which of them belong to public names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache

from bot.privacy.name_lists import Cues, KnownNames, known_names
from bot.privacy.spans import BLANK
from bot.privacy.vocabulary import Vocabulary
from bot.privacy.words import Shape, Word


class Standing(Enum):
    """What a word is known as."""

    FORENAME = "a first name and nothing else"
    DOUBLE = "a first name and an ordinary word"
    MONTH = "a first name, and a month or a beginning of sentences"
    PLACE = "a first name, and a place or a brand"
    KNOWN = "an ordinary word"
    PUBLIC = "part of a public name"
    UNKNOWN = "nothing we know"


LIKELY_NAMES = (Standing.FORENAME, Standing.DOUBLE, Standing.UNKNOWN)
MAY_BE_NAMES = (*LIKELY_NAMES, Standing.MONTH, Standing.PLACE)


@dataclass(frozen=True)
class Reading:
    """The words of a text with their standings. A word in ``public`` is part of a name that is no client's."""

    text: str
    words: Sequence[Word]
    standings: Sequence[Standing]
    public: frozenset[int]
    cues: Cues
    names: KnownNames
    vocabulary: Vocabulary

    @cached_property
    def has_capitals(self) -> bool:
        """Whether words inside sentences are written with capital letters at all."""
        return any(word.is_capital and not word.opens for word in self.words)

    def __len__(self) -> int:
        return len(self.words)

    def folded(self, index: int) -> str:
        """Return a word as it is compared, "" beyond the text."""
        return self.words[index].folded if 0 <= index < len(self.words) else ""

    def is_one_of(self, index: int, *standings: Standing) -> bool:
        """Return whether a word stands as one of these."""
        return 0 <= index < len(self.words) and self.standings[index] in standings

    def is_family_name(self, index: int) -> bool:
        """Return whether a word is a family name, be it also something else."""
        return self.folded(index) in self.names.family or self.folded(index) in self.names.family_words

    def may_be_name(self, index: int) -> bool:
        """Return whether a word may be somebody's name, public names aside."""
        return 0 <= index < len(self.words) and index not in self.public and self.standings[index] in MAY_BE_NAMES

    def is_capital(self, index: int) -> bool:
        """Return whether a word is written with a capital letter at its beginning only."""
        return 0 <= index < len(self.words) and self.words[index].is_capital

    def close(self, index: int) -> bool:
        """Return whether nothing but a space stands before a word."""
        return 0 < index < len(self.words) and self.words[index].gap == " "

    def before_close(self, index: int) -> str:
        """Return the word right before a word, "" where more than a space stands between."""
        return self.words[index - 1].folded if self.close(index) else ""

    def next_close(self, index: int) -> str:
        """Return the word right after a word, "" where more than a space stands between."""
        return self.words[index + 1].folded if self.close(index + 1) else ""

    def in_public(self, index: int) -> bool:
        """Return whether a word belongs to a public name."""
        return index in self.public

    def near(self, index: int, apart: str = " .,:;-–([\"'“‘@&/=") -> bool:
        """Return whether only a few of these marks stand between a word and the one before."""
        return 0 < index < len(self.words) and len(self.words[index].gap) < 5 and not self.words[index].gap.strip(apart)

    def blank_follows(self, index: int) -> bool:
        """Return whether something that was taken out stands right after a word."""
        start = self.words[index].end + 2 * self.words[index].possessive
        return BLANK in self.text[start : start + 4]


def standings_of(said: Iterable[Word], known: KnownNames, vocabulary: Vocabulary) -> list[Standing]:
    """Return what each word is known as."""
    listed = _listed()
    ordinary = vocabulary.words
    return [
        listed.get(word.folded)
        or (Standing.KNOWN if word.folded in ordinary else _standing_of_unlisted(word, known, vocabulary))
        for word in said
    ]


def _standing_of_unlisted(word: Word, known: KnownNames, vocabulary: Vocabulary) -> Standing:
    if word.shape is Shape.NUMBER or vocabulary.knows(word.folded):
        return Standing.KNOWN
    beginning = word.folded.partition("-")[0]
    if beginning != word.folded and (beginning in known.sure or beginning in known.words):
        return Standing.FORENAME
    return Standing.PUBLIC if word.folded in vocabulary.names else Standing.UNKNOWN


@lru_cache(maxsize=1)
def _listed() -> dict[str, Standing]:
    """Return the standing of every first name."""
    known = known_names()
    groups = (
        (known.places, Standing.PLACE),
        (known.months, Standing.MONTH),
        (known.words, Standing.DOUBLE),
        (known.sure, Standing.FORENAME),
    )
    return {name: standing for names, standing in groups for name in names}
