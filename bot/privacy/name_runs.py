"""How far a name goes: surname, initials, a nickname in quotes, particles such as "bin" and "van"."""

from __future__ import annotations

from bot.privacy.reading import Reading, Standing
from bot.privacy.words import Shape

_MOST_WORDS = 5
_QUOTES = "\"'“”‘’"
_NOT_INITIALS = frozenset({"i", "a"})


def name_end(reading: Reading, start: int) -> int:
    """Return where the name that begins at a word ends."""
    end = start + 1
    while end < min(start + _MOST_WORDS, len(reading)) and not reading.words[end - 1].possessive:
        step = _step(reading, start, end)
        if not step:
            break
        end += step
    return end


def _step(reading: Reading, start: int, at: int) -> int:
    """Return how many more words belong to a name."""
    if at in reading.public and start not in reading.public and not reading.is_family_name(at):
        return 0
    if _is_nickname(reading, at):
        return 1
    if not _joins(reading, at):
        return 0
    if _is_initial(reading, at):
        return 1
    if _continues(reading, start, at):
        return 1
    particle = reading.folded(at) in reading.cues.particles and reading.close(at + 1)
    return 2 if particle and (reading.is_capital(at + 1) or reading.is_one_of(at + 1, Standing.UNKNOWN)) else 0


def _joins(reading: Reading, at: int) -> bool:
    """Return whether a word follows after a space, after an initial's full stop, or after a closing quote."""
    gap = reading.words[at].gap
    initial = len(reading.folded(at - 1)) == 1
    return (
        gap in (" ", "-")
        or (initial and gap in (". ", "."))
        or (len(gap) < 4 and gap.strip() != "" and not gap.strip(_QUOTES + " "))
    )


def _is_nickname(reading: Reading, at: int) -> bool:
    gap = reading.words[at].gap
    after = reading.text[reading.words[at].end : reading.words[at].end + 1]
    return len(gap) == 2 and gap[0] == " " and gap[1] in _QUOTES and after != "" and after in _QUOTES


def _is_initial(reading: Reading, at: int) -> bool:
    """Return whether a word is an initial: "Hafsa B.", "T. M."."""
    word = reading.words[at]
    after = reading.text[word.end : word.end + 1]
    if word.shape is Shape.INITIAL:
        return word.folded not in _NOT_INITIALS or after == "."
    return len(word.folded) == 1 and word.folded.isalpha() and word.folded not in _NOT_INITIALS and after == "."


def _continues(reading: Reading, start: int, at: int) -> bool:
    """Return whether a word is a further name: any with a capital letter, or a small one nobody knows."""
    word = reading.words[at]
    if word.shape is Shape.CAPITALS:
        return reading.words[start].shape is Shape.CAPITALS and not reading.is_one_of(at, Standing.KNOWN)
    if word.is_capital:
        return True
    if word.shape is not Shape.LOWER or reading.words[start].shape is Shape.CAPITAL:
        return False
    return reading.is_family_name(at) or reading.is_one_of(at, Standing.UNKNOWN, Standing.FORENAME)
