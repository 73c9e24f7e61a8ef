"""What stands beside a word and tells whether it is somebody's name."""

from __future__ import annotations

import re

from bot.privacy.name_runs import name_end
from bot.privacy.reading import LIKELY_NAMES, Reading, Standing
from bot.privacy.words import Shape

_AGE = re.compile(
    r"(?:, [a-z\-]{3,15}(?=,))?\s{0,2}[,(\[;\-–]{0,2}\s?(?:who\s)?"
    r"(?:is|was|who's|now|age|aged|turned|turns|turning|being)?\s?"
    r"(?:aged?\s|only\s|now\s|nearly\s|just\s|about\s|turning\s)?\(?(?:yr\s|year\s)?\d{1,2}\b"
    r"(?![%:/£]|\.\d|\s?(?:weeks?|wks?|days?|hours?|hrs?|mins?|miles?|mg|ml|am|pm|people|children|kids|beds?|times|"
    r"points|of)\b)",
    re.IGNORECASE,
)
_AGE_AFTER_A_MONTH = re.compile(
    r"(?:, ?|\s?\()(?:aged? )?\d{1,2}[,)]|\s(?:is|was|aged?|turned|turns)\s\d{1,2}\b", re.IGNORECASE
)
_ALSO_BEFORE_CLAUSES = frozenset({"what", "that", "which", "all", "both"})
_WAYS = frozenset({"to", "from", "of"})
_PRONOUNS = frozenset({"i", "you", "he", "she", "it", "we", "they"})
_OF_TWO = frozenset({"are", "arent", "aren't", "both", "dont", "don't", "have", "haven't", "havent", "were", "weren't"})
_MODALS = frozenset({"can", "could", "do", "may", "might", "must", "should", "will", "would"})
_AFTER_A_SUBJECT = frozenset({"be", "count", "have", "mean"})
_FARTHEST_CUE = 3


def is_function_word(reading: Reading, index: int) -> bool:
    """Return whether a word is one of those that every sentence has, also shortened: "I'm"."""
    return reading.folded(index).partition("'")[0] in reading.cues.function_words


def has_age(reading: Reading, index: int) -> bool:
    """Return whether an age, or something taken out such as a date of birth, follows a word."""
    age = _AGE_AFTER_A_MONTH if reading.is_one_of(index, Standing.MONTH) else _AGE
    return bool(age.match(reading.text, reading.words[index].end)) or reading.blank_follows(index)


def acts_after(reading: Reading, index: int) -> bool:
    """Return whether what a person does follows a word."""
    return reading.next_close(index) in reading.cues.acts


def related_after(reading: Reading, index: int) -> bool:
    """Return whether a word has 's, and a relation follows."""
    return reading.words[index].possessive and reading.next_close(index) in reading.cues.relations


def owns_like_a_person(reading: Reading, index: int) -> bool:
    """Return whether a word has 's, and what follows is what people have: relations, a school, a house."""
    if not reading.words[index].possessive:
        return False
    owned = reading.next_close(index)
    return owned in reading.cues.belongings or owned in reading.cues.relations


def cue_before(reading: Reading, index: int) -> int:
    """Return where the relation or naming word before a name stands; -1 when there is none."""
    for at in range(index - 1, max(-1, index - 1 - _FARTHEST_CUE), -1):
        if not reading.near(at + 1):
            return -1
        word = reading.words[at]
        if word.folded in reading.cues.relations or word.folded in reading.cues.naming:
            return at if word.shape is not Shape.CAPITALS else -1
        if word.folded not in reading.cues.fillers:
            return -1
    return -1


def initials_begin(reading: Reading, index: int) -> bool:
    """Return whether two initials, or an initial and a name, begin at a word: "T. M.", "j. o'rourke"."""
    word, after = reading.words[index], index + 1
    if len(word.folded) != 1 or not word.folded.isalpha() or after >= len(reading):
        return False
    both = word.shape is Shape.INITIAL and reading.words[after].shape is Shape.INITIAL
    named = both or reading.may_be_name(after) or reading.is_capital(after)
    return named and reading.words[after].gap in (".", ". ")


def surname_after(reading: Reading, index: int) -> bool:
    """Return whether a family name follows: a word nobody knows, or a lone ordinary one with a capital letter."""
    after = index + 1
    if not reading.close(after) or not reading.is_capital(after) or reading.in_public(after):
        return False
    if reading.is_one_of(after, *LIKELY_NAMES, Standing.PUBLIC):
        return True
    if reading.is_capital(after + 1) or is_function_word(reading, after):
        return False
    ordinary = reading.is_one_of(index, Standing.DOUBLE) or acts_after(reading, after)
    name = reading.folded(after)
    return ordinary and (name in reading.cues.also_family_names or name not in reading.cues.ends_of_public_names)


def another_after(reading: Reading, index: int) -> bool:
    """Return whether "and", "&" or a comma and another likely name follow a word."""
    if index + 2 >= len(reading):
        return False
    after = index + 2 if reading.folded(index + 1) == "and" else index + 1
    joined = after == index + 2 or reading.words[after].gap.strip() in ("&", ",", "/")
    return (
        joined
        and reading.is_capital(after)
        and reading.standings[after] in LIKELY_NAMES
        and not reading.in_public(after)
    )


def is_one_of_two(reading: Reading, index: int) -> bool:
    """Return whether a word begins a sentence, and another likely name and a plural follow: "Summer and Heath are"."""
    joined = reading.words[index].opens and reading.next_close(index) == "and" and another_after(reading, index)
    return joined and reading.next_close(index + 2) in _OF_TWO


def is_thing_said_of(reading: Reading, index: int) -> bool:
    """Return whether a word is no person but what is spoken of: "Hope is all they have", "can Jack boots be"."""
    if reading.next_close(index) in ("is", "was") and reading.folded(index + 2) in ("all", "what"):
        return reading.folded(index + 3) in _PRONOUNS
    thing = reading.next_close(index)
    asked = reading.before_close(index) in _MODALS and reading.next_close(index + 1) in _AFTER_A_SUBJECT
    plural = thing.endswith("s") and reading.is_one_of(index + 1, Standing.KNOWN) and not reading.is_capital(index + 1)
    return asked and plural and thing not in reading.cues.acts and not is_function_word(reading, index + 1)


def is_inside_sentence(reading: Reading, index: int) -> bool:
    """Return whether a capital letter inside a sentence can only be a name's: no title of something, no "the"."""
    if reading.words[index].opens or reading.folded(index - 1) in reading.cues.determiners:
        return False
    return not (reading.close(index) and reading.is_capital(index - 1) and not reading.words[index - 1].opens)


def behaves_like_a_person(reading: Reading, index: int) -> bool:
    """Return whether a word acts, has an age or belongings, or has another name after it."""
    if reading.words[index].possessive or has_age(reading, index) or acts_after(reading, index):
        return True
    after = index + 1
    named = reading.close(after) and reading.is_capital(after) and not reading.in_public(after)
    surname = reading.may_be_name(after) or reading.is_one_of(after, Standing.PUBLIC)
    return another_after(reading, index) or (named and (surname or acts_after(reading, after)))


def is_of_something(reading: Reading, index: int) -> bool:
    """Return whether an unknown word is more likely a place, a body or a thing than a person."""
    before, after = reading.before_close(index), reading.next_close(index)
    if before in reading.cues.determiners:
        return not (before in _ALSO_BEFORE_CLAUSES and acts_after(reading, name_end(reading, index) - 1))
    if before in reading.cues.places:
        return before not in _WAYS or _speaks_of_moving(reading, index - 1)
    small = not reading.words[index].possessive and not reading.is_capital(index + 1)
    if small and (after in reading.cues.bodies or after in reading.cues.works):
        return True
    return reading.is_one_of(index - 1, Standing.PUBLIC) or reading.in_public(index - 1)


def _speaks_of_moving(reading: Reading, preposition: int) -> bool:
    """Return whether the words before "to", "from" or "of" speak of moving, of origin, or of a part of a place."""
    before = [reading.folded(at) for at in range(preposition - 3, preposition)]
    if any(word in reading.cues.moving for word in before):
        return True
    if reading.folded(preposition) == "from":
        return any(word in reading.cues.origin for word in before)
    return reading.folded(preposition) == "of" and before[-1] in reading.cues.parts
