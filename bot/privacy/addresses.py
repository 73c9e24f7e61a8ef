"""Addresses: a numbered street, a numbered home with its name, a named house on a named street."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.privacy.address_words import address_words
from bot.privacy.spans import Span
from bot.privacy.words import Shape, Word

KIND = "ADDRESS"

_NUMBER = re.compile(r"\d{1,4}[a-h]?(?:-\d{1,4}[a-h]?)?|[a-h]")
_OF_STREETS = frozenset(("old", "new", "long"))
"""First words of streets that are also said of what is counted: "2 new cases"."""

_MOST_NAME_WORDS = 3
_CUE_DISTANCE = 7
_SHORTENED = ("st", "no", "apt", "rm", "flt")
_WORDS = address_words()


@dataclass(frozen=True)
class _Text:
    """The words of a text, and what is known about them."""

    text: str
    words: Sequence[Word]
    is_known: Callable[[str], bool]

    def close(self, index: int) -> bool:
        """Return whether a word follows the one before it with nothing but a space between."""
        if not 0 < index < len(self.words):
            return False
        gap = self.words[index].gap
        return gap == " " or (gap in (".", ". ") and self.words[index - 1].folded in _SHORTENED)

    def after_comma(self, index: int) -> bool:
        """Return whether a word follows the one before it after a space or a comma."""
        return 0 < index < len(self.words) and self.words[index].gap in (" ", ", ", ",", " , ", "; ")

    def is_number(self, index: int) -> bool:
        """Return whether a word may be the number of a house."""
        if not 0 <= index < len(self.words) or not _NUMBER.fullmatch(self.words[index].folded):
            return False
        before = self.text[self.words[index].start - 1 : self.words[index].start]
        counts = index and self.close(index) and self.words[index - 1].folded in _WORDS.not_a_house_number
        joined = before == "/" and self.words[index - 1].folded.isdigit()
        return not counts and (joined or before not in tuple("£$€./:"))

    def is_capital(self, index: int) -> bool:
        """Return whether a word is written like a name."""
        return 0 <= index < len(self.words) and self.words[index].is_capital


def find_addresses(text: str, said: Sequence[Word], is_known: Callable[[str], bool]) -> Iterator[Span]:
    """Yield the addresses of a text, whose words are given. ``is_known`` tells whether a word is in the vocabulary."""
    if _WORDS.any.isdisjoint(word.folded for word in said):
        return
    read = _Text(text, said, is_known)
    covered = 0
    for index in _candidates(said):
        end = _address(read, index) if index >= covered else 0
        if end:
            covered = _with_street(read, end)
            first, last = said[index - (said[index].gap == "/")], said[covered - 1]
            yield Span(KIND, first.start, last.end + 2 * last.possessive)


def _candidates(said: Sequence[Word]) -> list[int]:
    """Return the words that an address may begin with."""
    numbered, in_words, before_a_home = _WORDS.numbered, _WORDS.numbers_in_words, _WORDS.before_a_home
    before = ""
    places: list[int] = []
    for index, word in enumerate(said):
        begins = word.folded in numbered or word.folded in in_words
        if word.shape is not Shape.LOWER or begins or before in before_a_home:
            places.append(index)
        before = word.folded
    return places


def _address(read: _Text, index: int) -> int:
    """Return where the address that begins at a word ends, 0 when none begins there."""
    word = read.words[index]
    if word.folded in _WORDS.numbered:
        end = _numbered_home(read, index)
        if end:
            return end
    if word.shape is Shape.NUMBER:
        return _numbered_street(read, index)
    if word.folded in _WORDS.numbers_in_words:
        named = index + 1 + (read.close(index + 1) and read.words[index + 1].folded in _WORDS.units_in_words)
        end = _street_in_capitals(read, named)
        if end:
            return end
    house = _house_on_street(read, index) if word.is_capital else 0
    return house or _where_somebody_lives(read, index)


def _numbered_street(read: _Text, index: int) -> int:
    start = index + 1
    if not read.is_number(index) or read.words[index].folded.isalpha() or not read.after_comma(start):
        return 0
    for end in range(start + 2, min(start + _MOST_NAME_WORDS + 1, len(read.words)) + 1):
        if not read.close(end - 1):
            break
        if read.words[end - 1].folded in _WORDS.streets and _is_street_name(read, start, end):
            return end
    return _welsh_street(read, start)


def _is_street_name(read: _Text, start: int, end: int) -> bool:
    """Return whether words, the last of which is a street word, are the name of a street."""
    *name, street = read.words[start:end]
    of_law = street.folded in ("court", "ct") and {word.folded for word in name} & _WORDS.courts
    if of_law or not all(read.close(i) for i in range(start + 1, end)):
        return False
    small = [word.folded for word in name if not word.is_capital]
    if len(small) > 1 and small[0] in _OF_STREETS and street.folded in _WORDS.sure_streets:
        small = small[1:]
    if any(word in _WORDS.not_a_street_name or not word.isalpha() for word in small if word != "the"):
        return False
    if street.folded in _WORDS.sure_streets or any(word.is_capital for word in name):
        return True
    return any(not read.is_known(word) for word in small)


def _street_in_capitals(read: _Text, start: int) -> int:
    """Return the end of a street written with capital letters: "Sorrel Drive"."""
    end = _capitals(read, start) if read.close(start) else start
    return end if end > start + 1 and read.words[end - 1].folded in _WORDS.streets else 0


def _welsh_street(read: _Text, index: int) -> int:
    if not read.is_capital(index) or read.words[index].folded not in _WORDS.welsh_streets:
        return 0
    end = index + 1
    while end < index + 4 and read.close(end) and (read.is_capital(end) or read.words[end].folded in ("y", "yr")):
        end += 1
    return end if end > index + 1 else 0


def _numbered_home(read: _Text, index: int) -> int:
    """Return the end of "Flat 3, Elm Court" or "bed 12, Kestrel Ward", also before a numbered street.

    "Flat 4/2" is the second on the fourth floor, as in Scotland.
    """
    place, number = read.words[index].folded, index + 1
    if not read.close(number) or not _NUMBER.fullmatch(read.words[number].folded):
        return 0
    number += _is_stair(read, number + 1)
    street = _numbered_street(read, number + 1) if read.after_comma(number + 1) else 0
    if not street and place == "room" and read.words[index - 1].folded in _WORDS.houses_of_rooms and read.close(index):
        return number + 1
    if street or not read.after_comma(number + 1):
        return street
    named = _building(read, number + 1)
    if named or place not in _WORDS.homes or not (read.is_capital(number + 1) and read.close(number + 1)):
        return named
    return _capitals(read, number + 1)


def _is_stair(read: _Text, index: int) -> bool:
    return index < len(read.words) and read.words[index].gap == "/" and read.words[index].folded.isdecimal()


def _building(read: _Text, start: int) -> int:
    """Return the end of the name of a building or street: "Cormorant House hostel", "skyline tower"."""
    end = start
    last = 0
    while end < min(start + 5, len(read.words)) and (end == start or read.close(end)):
        word = read.words[end]
        if end > start and word.folded in _WORDS.ends:
            last = end + 1
        elif not word.is_capital and (word.folded in _WORDS.not_a_street_name or last):
            break
        end += 1
    return last


def _capitals(read: _Text, start: int) -> int:
    end = start
    while end < start + _MOST_NAME_WORDS + 1 and read.is_capital(end) and (end == start or read.close(end)):
        end += 1
    return end


def _house_on_street(read: _Text, index: int) -> int:
    """Return the end of "The Old Smithy, Peddar's Nook": a named house, then a street without number."""
    if read.is_capital(index - 1) and read.close(index):
        return 0
    end = _capitals(read, index)
    street = _with_street(read, end) if end > index + 1 else end
    if street == end:
        return 0
    is_house = any(word.folded in _WORDS.named_houses for word in read.words[index:end])
    is_welsh = read.words[index].folded in _WORDS.welsh_houses
    return street if is_house or is_welsh or _is_lived_in(read, index) else 0


def _with_street(read: _Text, end: int) -> int:
    """Return the end of an address with the street that may follow it: ", off Marsh Lane"."""
    start = end
    while start < end + 2 and read.after_comma(start) and read.words[start].folded in _WORDS.links:
        start += 1
    if not read.after_comma(start) or not read.is_capital(start):
        return end
    welsh = _welsh_street(read, start)
    last = _capitals(read, start)
    is_street = last > start + 1 and read.words[last - 1].folded in _WORDS.streets
    return welsh or (last if is_street else end)


def _where_somebody_lives(read: _Text, index: int) -> int:
    """Return the end of a house or street without number, where the words before it speak of living there."""
    if not _is_lived_in(read, index):
        return 0
    if read.is_capital(index):
        end = _capitals(read, index)
        last = read.words[end - 1].folded
        return end if end > index + 1 and last in _WORDS.ends_of_homes else _welsh_street(read, index)
    for end in range(index + 2, min(index + 4, len(read.words) + 1)):
        name = [word.folded for word in read.words[index : end - 1]]
        small = all(read.close(i) for i in range(index + 1, end)) and not set(name) & _WORDS.not_a_street_name
        if small and name[0] != "the" and read.words[end - 1].folded in _WORDS.ends_of_small_homes:
            return end
    return 0


def _is_lived_in(read: _Text, index: int) -> bool:
    """Return whether a preposition or "is" stands before a word, and before that a word of living."""
    if index == 0 or read.words[index - 1].folded not in _WORDS.before_a_home or read.words[index].gap.strip(" :="):
        return False
    return any(word.folded in _WORDS.living for word in read.words[max(0, index - _CUE_DISTANCE) : index])
