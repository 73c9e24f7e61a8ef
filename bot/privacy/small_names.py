"""Names in small letters: "visited folasade adeyinka", "mr price", "osman's school"."""

from __future__ import annotations

import re

from bot.privacy.forms import is_misspelt
from bot.privacy.name_evidence import acts_after, owns_like_a_person, related_after
from bot.privacy.name_runs import name_end
from bot.privacy.reading import Reading, Standing
from bot.privacy.words import Shape

_AGE_IN_BRACKETS = re.compile(r"\s?\((?:aged? |yr ?|year )?\d{1,2}\)")
_SHORT_NAME = 3


def name_begins(reading: Reading, index: int) -> bool:
    """Return whether a first name begins at a word, or two words of which the second is a family name or unknown."""
    if reading.is_one_of(index, Standing.FORENAME):
        return True
    if not reading.is_one_of(index, Standing.UNKNOWN, Standing.DOUBLE) or not reading.close(index + 1):
        return False
    unknown = reading.is_one_of(index + 1, Standing.UNKNOWN, Standing.FORENAME)
    return unknown or reading.is_family_name(index + 1)


def has_small_surname(reading: Reading, index: int) -> bool:
    """Return whether a family name follows a first name: one that is nothing else, or one that acts or owns."""
    after = index + 1
    if not reading.close(after):
        return False
    if reading.is_one_of(after, Standing.UNKNOWN, Standing.FORENAME):
        return True
    return reading.is_family_name(after) and (acts_after(reading, after) or owns_like_a_person(reading, after))


def is_surname_after_title(reading: Reading, index: int) -> bool:
    """Return whether an ordinary word after "mr" may be a name: nothing that a person does, nor a place."""
    said = reading.folded(index)
    return not reading.has_capitals and said not in reading.cues.acts and said not in reading.cues.after_mr_no_name


def is_double_name(reading: Reading, index: int) -> bool:
    """Return whether a first name that is also a word is one here: with a surname, an age, a relation, or acting."""
    if reading.is_one_of(index, Standing.PLACE):
        return False
    before = reading.before_close(index)
    if before in reading.cues.meeting and _has_surname(reading, index):
        return True
    if not reading.is_one_of(index, Standing.DOUBLE):
        return False
    if _AGE_IN_BRACKETS.match(reading.text, reading.words[index].end):
        return True
    minds = reading.words[index].opens and reading.next_close(index) in reading.cues.minds
    acts = minds or (before in reading.cues.relations and acts_after(reading, index))
    return acts or related_after(reading, name_end(reading, index) - 1)


def is_unknown_name(reading: Reading, index: int) -> bool:
    """Return whether a word that nobody knows is a name: one of two, or one with sure cues."""
    word = reading.words[index]
    if word.shape is not Shape.LOWER or len(word.folded) <= _SHORT_NAME:
        return False
    before = reading.before_close(index)
    related = before in reading.cues.relations
    if (related or before in reading.cues.meeting) and name_begins(reading, index):
        return True
    cued = before in reading.cues.seeing or owns_like_a_person(reading, name_end(reading, index) - 1)
    if not cued and (related or word.opens):
        cued = acts_after(reading, index) or (_has_surname(reading, index) and acts_after(reading, index + 1))
    return cued and _is_no_slip(reading, index)


def _has_surname(reading: Reading, index: int) -> bool:
    """Return whether a family name, or a word nobody knows and nobody mistyped, follows a word."""
    after = index + 1
    if not reading.close(after):
        return False
    listed = reading.folded(after) in reading.names.family
    return listed or (reading.is_one_of(after, Standing.UNKNOWN) and _is_no_slip(reading, after))


def _is_no_slip(reading: Reading, index: int) -> bool:
    """Return whether a word that nobody knows is no known word mistyped."""
    folded = reading.folded(index)
    return folded.isalpha() and not is_misspelt(folded, reading.vocabulary.words)
