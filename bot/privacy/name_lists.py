"""The lists behind the search for names: first and family names, public names, and the cues beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.privacy.word_lists import groups_of, lines_of
from bot.privacy.words import fold

FORENAMES, WORDS_THAT_ARE_NAMES, SURNAMES = "forenames.txt", "words_that_are_names.txt", "surnames.txt"
PUBLIC_NAMES, CUES = "public_names.txt", "cues.txt"
LISTS = (FORENAMES, WORDS_THAT_ARE_NAMES, SURNAMES, PUBLIC_NAMES, CUES)


@dataclass(frozen=True)
class WordsThatAreNames:
    """The groups of ``words_that_are_names.txt``, which says what each is."""

    words: frozenset[str]
    months: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True)
class Surnames:
    """The groups of ``surnames.txt``, which says what each is."""

    names: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True)
class KnownNames:
    """Names, folded. First names stand in the first four.

    Attributes:
        sure: nothing but a name.
        words: also an ordinary word.
        months: also a month, or a word that begins many sentences.
        places: also a place, a brand or a character.
        family: family names that are nothing else.
        family_words: family names that are also a word, a place or a body.

    """

    sure: frozenset[str]
    words: frozenset[str]
    months: frozenset[str]
    places: frozenset[str]
    family: frozenset[str]
    family_words: frozenset[str]


@dataclass(frozen=True)
class Cues:
    """The groups of ``cues.txt``, which says what each is."""

    titles: frozenset[str]
    public_titles: frozenset[str]
    relations: frozenset[str]
    naming: frozenset[str]
    meeting: frozenset[str]
    seeing: frozenset[str]
    places: frozenset[str]
    moving: frozenset[str]
    origin: frozenset[str]
    parts: frozenset[str]
    determiners: frozenset[str]
    acts: frozenset[str]
    states: frozenset[str]
    minds: frozenset[str]
    families: frozenset[str]
    bodies: frozenset[str]
    works: frozenset[str]
    eponyms: frozenset[str]
    function_words: frozenset[str]
    fillers: frozenset[str]
    belongings: frozenset[str]
    particles: frozenset[str]
    after_mr_no_name: frozenset[str]
    before_letters: frozenset[str]
    also_family_names: frozenset[str]
    before_places: frozenset[str]
    honorifics: frozenset[str]

    @cached_property
    def ends_of_public_names(self) -> frozenset[str]:
        """Words after which X is public in "X House", "X report" or "X's law"."""
        return self.bodies | self.works | self.eponyms


@lru_cache(maxsize=1)
def known_names() -> KnownNames:
    """Return the lists of names. What is also a word, a month or a place counts as that only."""
    doubtful, family = groups_of(WORDS_THAT_ARE_NAMES, WordsThatAreNames), groups_of(SURNAMES, Surnames)
    sure = frozenset(fold(name) for line in lines_of(FORENAMES) for name in line.split())
    return KnownNames(
        sure=sure - doubtful.words - doubtful.months - doubtful.places,
        words=doubtful.words,
        months=doubtful.months,
        places=doubtful.places,
        family=family.names - family.words,
        family_words=family.words,
    )


@lru_cache(maxsize=1)
def cues() -> Cues:
    """Return the cues."""
    return groups_of(CUES, Cues)


def public_names() -> list[str]:
    """Return the public names that people wrote down; a semicolon stands between two."""
    return [name.strip() for line in lines_of(PUBLIC_NAMES) for name in line.split(";") if name.strip()]
