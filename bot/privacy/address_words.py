"""The words that addresses are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.privacy.word_lists import groups_of

ADDRESS_WORDS = "address_words.txt"


@dataclass(frozen=True)
class AddressWords:
    """The groups of ``address_words.txt``, which says what each is, and what is made of them."""

    sure_streets: frozenset[str]
    other_streets: frozenset[str]
    buildings: frozenset[str]
    named_houses: frozenset[str]
    welsh_streets: frozenset[str]
    welsh_houses: frozenset[str]
    homes: frozenset[str]
    places_with_numbers: frozenset[str]
    houses_of_rooms: frozenset[str]
    links: frozenset[str]
    living: frozenset[str]
    courts: frozenset[str]
    numbers_in_words: frozenset[str]
    units_in_words: frozenset[str]
    not_a_house_number: frozenset[str]
    not_a_street_name: frozenset[str]

    @cached_property
    def streets(self) -> frozenset[str]:
        """The end of a street's name, doubtful ones too."""
        return self.sure_streets | self.other_streets

    @cached_property
    def ends(self) -> frozenset[str]:
        """The end of the name of a building or a street."""
        return self.buildings | self.streets | {"caravan"}

    @cached_property
    def ends_of_homes(self) -> frozenset[str]:
        """The end of the name of whatever somebody may live in or on."""
        return self.ends | self.named_houses

    @cached_property
    def ends_of_small_homes(self) -> frozenset[str]:
        """The same without what is also an ordinary word, for names in small letters."""
        return self.named_houses | self.sure_streets

    @cached_property
    def numbered(self) -> frozenset[str]:
        """Words after which the number of a home may stand."""
        return self.homes | self.places_with_numbers

    @cached_property
    def before_a_home(self) -> frozenset[str]:
        """Words right before the place where somebody lives."""
        return self.links | {"is", "address", "to", "down", "up", "was"}

    @cached_property
    def any(self) -> frozenset[str]:
        """Words without which there is no address."""
        return self.ends_of_homes | self.homes | self.welsh_streets | self.welsh_houses


@lru_cache(maxsize=1)
def address_words() -> AddressWords:
    """Return the lists."""
    return groups_of(ADDRESS_WORDS, AddressWords)
