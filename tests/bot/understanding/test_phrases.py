"""Finding known phrases in a message."""

import re

import pytest

from bot.understanding.phrases import ONLY_IN_CAPITALS, Found, PhraseTable, Word, words
from knowledge.content import read_content

TABLE = PhraseTable(
    [
        ("Wales", "W"),
        ("New South Wales", "NSW"),
        ("duty to refer", "dtr"),
        ("duty", "d"),
        ("St Mungo's", "mungo"),
        ("MARAC", "marac"),
        ("marac", "second"),
        ("refer", "r"),
        ("...", "nothing"),
    ]
)


def values(text):
    return [found.value for found in TABLE.find(text)]


def test_words_are_folded_and_keep_their_places():
    assert words("Duty, TO refer") == [Word("duty", 0, 4), Word("to", 6, 8), Word("refer", 9, 14)]


@pytest.mark.parametrize("text", ["Traveller's", "Traveller’s", "Traveller`s", "Travellers", "TRAVELLERS"])
def test_apostrophes_and_capitals_make_no_difference(text):
    assert [word.folded for word in words(text)] == ["travellers"]


def test_places_are_those_of_the_text_as_written():
    text = "it's St Mungo's hostel"
    spoken = words(text)

    assert [text[word.start : word.end] for word in spoken] == ["it's", "St", "Mungo's", "hostel"]


@pytest.mark.parametrize("text", ["", " ", "?!", "_", "'"])
def test_a_text_without_words_has_none(text):
    assert words(text) == []
    assert values(text) == []


def test_a_phrase_is_found_with_its_place_and_the_word_before():
    assert list(TABLE.find("What is the Duty to Refer?")) == [Found("dtr", 12, 25, "the")]


def test_nothing_stands_before_the_first_word():
    assert next(TABLE.find("Wales")).before == ""


def test_of_overlapping_phrases_the_longest_is_found():
    assert values("the duty to refer in New South Wales") == ["dtr", "NSW"]


@pytest.mark.parametrize(("text", "found"), [("duty to help", ["d"]), ("new wales", ["W"]), ("duty, duty", ["d", "d"])])
def test_a_phrase_that_breaks_off_leaves_the_shorter_one(text, found):
    assert values(text) == found


def test_phrases_are_found_from_left_to_right():
    assert values("Wales, MARAC, duty") == ["W", "marac", "d"]


@pytest.mark.parametrize("text", ["Waleses", "dutyfree", "preferred"])
def test_only_whole_words_are_found(text):
    assert values(text) == []


@pytest.mark.parametrize("text", ["St Mungo's", "st mungos", "ST  MUNGO’S", "St. Mungo's"])
def test_a_name_is_found_however_it_is_written(text):
    assert values(text) == ["mungo"]


def test_the_first_value_of_a_phrase_stays():
    assert values("marac") == ["marac"]


def test_an_empty_table_finds_nothing():
    assert list(PhraseTable([]).find("anything at all")) == []


@pytest.mark.parametrize(
    ("text", "found"), [("send them home", []), ("a SEND plan", ["send"]), ("her hearing aids", [])]
)
def test_an_abbreviation_that_is_an_ordinary_word_counts_in_capitals_only(text, found):
    table = PhraseTable([("SEND", "send"), ("AIDS", "hiv")])
    assert [f.value for f in table.find(text)] == found


def test_every_such_abbreviation_of_the_content_is_known():
    content = read_content()
    ordinary = {word for point in content.points for word in re.findall(r"\b[a-z]+\b", point.entry.text)}
    spellings = [s for p in content.points for s in (p.entry.term or "", *p.entry.also)]
    spellings += [name for subject in content.subjects for name in subject.also]
    assert {s.casefold() for s in spellings if s.isupper() and s.casefold() in ordinary} <= ONLY_IN_CAPITALS
