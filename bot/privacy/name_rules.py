"""When a word begins somebody's name. Each rule looks at one word and what stands beside it.

A rule is given the reading, the place of the word, and where the last name found ends (-1 before the first).
"""

from __future__ import annotations

from bot.privacy.name_evidence import (
    acts_after,
    another_after,
    behaves_like_a_person,
    cue_before,
    has_age,
    initials_begin,
    is_function_word,
    is_inside_sentence,
    is_of_something,
    is_one_of_two,
    is_thing_said_of,
    owns_like_a_person,
    surname_after,
)
from bot.privacy.name_runs import name_end
from bot.privacy.reading import LIKELY_NAMES, MAY_BE_NAMES, Reading, Standing
from bot.privacy.small_names import (
    has_small_surname,
    is_double_name,
    is_surname_after_title,
    is_unknown_name,
    name_begins,
)
from bot.privacy.spans import BLANK
from bot.privacy.words import Shape

_SHORT_NAME, _LONG_NAME = 3, 5
"""Letters: a first name is taken in small letters when longer than the one, in CAPITALS when longer than the other."""


def titled(reading: Reading, index: int, last: int) -> bool:
    """Take a family name after "Mrs", whatever it looks like."""
    word, title = reading.words[index], reading.folded(index - 1)
    joined = title in reading.cues.titles and word.gap in (" ", ". ", ".") and len(word.folded) > 1
    if not joined or is_function_word(reading, index) or reading.in_public(index - 1):
        return False
    if reading.standings[index] in LIKELY_NAMES:
        return True
    written_so = reading.is_capital(index - 1) or title not in ("miss", "ms")
    return written_so and (word.shape is not Shape.LOWER or is_surname_after_title(reading, index))


def related(reading: Reading, index: int, last: int) -> bool:
    """Take a name after "my client", "her aunt", "called"."""
    at = cue_before(reading, index)
    if at < 0 or reading.in_public(index) or is_function_word(reading, index):
        return False
    apart = index - at > 1 or not reading.close(index)
    if not reading.is_capital(index):
        return initials_begin(reading, index) or (not apart and name_begins(reading, index))
    likely = LIKELY_NAMES if apart else MAY_BE_NAMES
    return reading.standings[index] in likely or (not apart and _ordinary_word_as_name(reading, index))


def listed_first_name(reading: Reading, index: int, last: int) -> bool:
    """Take a first name that is nothing else."""
    word = reading.words[index]
    if not reading.is_one_of(index, Standing.FORENAME) or reading.in_public(index):
        return False
    if word.is_capital:
        return True
    longest = _SHORT_NAME if word.shape is Shape.LOWER else _LONG_NAME
    of_a_body = not word.possessive and reading.next_close(index) in reading.cues.bodies
    if len(word.folded) > longest and not of_a_body:
        return True
    before = reading.before_close(index)
    met = reading.cues.meeting if word.shape is Shape.LOWER else reading.cues.seeing
    beside = before in met or before in reading.cues.relations
    return beside or has_small_surname(reading, index) or has_age(reading, index) or acts_after(reading, index)


def word_that_is_a_name(reading: Reading, index: int, last: int) -> bool:
    """Take a first name that is also a word: with a cue, or with a capital letter inside a sentence."""
    doubtful = reading.is_one_of(index, Standing.DOUBLE, Standing.MONTH, Standing.PLACE)
    if not doubtful or reading.in_public(index):
        return False
    if not reading.is_capital(index):
        return is_double_name(reading, index)
    if reading.is_one_of(index, Standing.DOUBLE):
        return reading.words[index].possessive or _double_behaves(reading, index)
    if reading.is_one_of(index, Standing.MONTH) and is_one_of_two(reading, index):
        return True
    before = reading.before_close(index)
    if reading.is_one_of(index, Standing.PLACE) and (before in reading.cues.places or before == "on"):
        return False
    acts = acts_after(reading, index) and reading.folded(index + 1) not in reading.cues.states
    return acts or owns_like_a_person(reading, index) or has_age(reading, index) or surname_after(reading, index)


def unknown_word(reading: Reading, index: int, last: int) -> bool:
    """Take a word nobody knows, where it behaves like a name."""
    if not reading.is_one_of(index, Standing.UNKNOWN) or reading.in_public(index):
        return False
    if not reading.is_capital(index):
        return is_unknown_name(reading, index)
    if reading.next_close(index) in reading.cues.families:
        return True
    if owns_like_a_person(reading, name_end(reading, index) - 1):
        return True
    if is_of_something(reading, index):
        return False
    doubtful = reading.words[index].opens or reading.words[index].gap.startswith((f"{BLANK},", f"{BLANK} "))
    return not doubtful or behaves_like_a_person(reading, index)


def initialled(reading: Reading, index: int, last: int) -> bool:
    """Take an initial before a surname: "J. Smith"."""
    word, after = reading.words[index], index + 1
    if word.shape is not Shape.INITIAL or reading.folded(index - 1) in reading.cues.before_letters or "&" in word.gap:
        return False
    if not reading.is_capital(after) or reading.in_public(after) or reading.in_public(index):
        return False
    if reading.words[after].gap in (".", ". "):
        return reading.standings[after] in LIKELY_NAMES
    plain = reading.close(after) and word.folded not in ("i", "a")
    return plain and reading.is_one_of(after, Standing.UNKNOWN, Standing.FORENAME)


def beside_a_name(reading: Reading, index: int, last: int) -> bool:
    """Take another name after a name and "and", "&", "/" or a comma."""
    if last < 0 or reading.in_public(index) or not reading.is_capital(index):
        return False
    joined = index == last and reading.words[index].gap.strip() in ("&", "/", "+", ",")
    joined = joined or (index == last + 1 and reading.before_close(index) == "and")
    return joined and reading.standings[index] in LIKELY_NAMES


RULES = (titled, related, listed_first_name, word_that_is_a_name, unknown_word, initialled, beside_a_name)


def _ordinary_word_as_name(reading: Reading, index: int) -> bool:
    """Return whether an ordinary word is written like a name right after a relation: "my client Storm"."""
    alone = not reading.is_capital(index - 1) and not reading.is_capital(index + 1) and not reading.words[index].opens
    return alone and reading.is_one_of(index, Standing.KNOWN) and reading.folded(index - 1) in reading.cues.relations


def _double_behaves(reading: Reading, index: int) -> bool:
    """Return whether a first name that is also a word has a cue beside it, or stands inside a sentence."""
    if is_thing_said_of(reading, index):
        return False
    beside = has_age(reading, index) or acts_after(reading, index) or surname_after(reading, index)
    return beside or is_inside_sentence(reading, index) or another_after(reading, index)
