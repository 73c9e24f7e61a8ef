"""People's names: by title, by relation, by the list of first names, and unknown words that behave like a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.privacy.name_lists import cues, known_names
from bot.privacy.name_rules import RULES
from bot.privacy.name_runs import name_end
from bot.privacy.public_names import public_words
from bot.privacy.reading import MAY_BE_NAMES, Reading, Standing, standings_of
from bot.privacy.spans import Span
from bot.privacy.vocabulary import Vocabulary
from bot.privacy.words import Shape, Word

KIND = "PERSON"


def find_names(text: str, said: Sequence[Word], vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield the names of people in a text, whose words are given."""
    reading = _read(text, said, vocabulary)
    found: list[tuple[int, int]] = []
    last = -1
    for index in _candidates(reading):
        if index >= last and any(rule(reading, index, last) for rule in RULES):
            last = name_end(reading, index)
            found.append((index - (reading.before_close(index) in reading.cues.honorifics), last))
    for start, end in (*found, *_repeats(reading, found)):
        yield Span(KIND, reading.words[start].start, _end_of(reading, end - 1))


def _end_of(reading: Reading, index: int) -> int:
    """Return where the last word of a name ends, the full stop after an initial included."""
    word = reading.words[index]
    stop = len(word.folded) == 1 and reading.text[word.end : word.end + 1] == "."
    return word.end + stop


def _read(text: str, said: Sequence[Word], vocabulary: Vocabulary) -> Reading:
    known = known_names()
    standings = standings_of(said, known, vocabulary)
    public = public_words(said, standings, vocabulary, cues())
    return Reading(text, said, standings, public, cues(), known, vocabulary)


def _candidates(reading: Reading) -> list[int]:
    """Return the words that a rule may take: known ones only after a title or a relation, or when of one letter."""
    titles, relations = reading.cues.titles, reading.cues.relations
    before = ""
    places: list[int] = []
    for index, (word, standing) in enumerate(zip(reading.words, reading.standings, strict=True)):
        known = standing is Standing.KNOWN or standing is Standing.PUBLIC
        if not known or before in titles or len(word.folded) == 1 or (before in relations and word.is_capital):
            places.append(index)
        before = word.folded
    return [index for index in places if reading.words[index].shape is not Shape.NUMBER]


def _repeats(reading: Reading, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield single words that were found to be a name elsewhere in the text."""
    taken = {index for start, end in found for index in range(start, end)}
    names = {reading.folded(index) for index in taken if reading.standings[index] in MAY_BE_NAMES}
    for index, word in enumerate(reading.words) if names else ():
        if word.folded not in names or index in taken or len(word.folded) == 1:
            continue
        if word.is_capital or reading.is_one_of(index, Standing.UNKNOWN, Standing.FORENAME):
            yield index, index + 1
