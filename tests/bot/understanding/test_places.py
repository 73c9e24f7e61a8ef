"""Which nation or council a message names."""

import pytest

from bot.understanding.mentions import MentionRecogniser


@pytest.fixture(scope="module")
def named():
    """Return kind and value of what a text names."""
    recogniser = MentionRecogniser(None, None)
    return lambda text: [(entity["entity"], entity["value"]) for entity in recogniser._named_places(text)]


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("and for his brother over in Carlisle", "England"),
        ("what about NI", "Northern Ireland"),
        ("llandudno", "Wales"),
        ("sorry, Chester", "England"),
        ("we're near Ballymena", "Northern Ireland"),
        ("any help in Mold", "Wales"),
        ("she is over in ayr now", "Scotland"),
        ("the family live in Yorkshire", "England"),
    ],
)
def test_a_town_or_region_tells_the_nation(named, text, nation):
    assert named(text) == [("nation", nation)]


@pytest.mark.parametrize(
    "text",
    [
        "she has no NI number",
        "bath him in the morning",
        "she gets frightened at bath time",
        "they play after reading lessons",
        "he goes to Ashley for help",
        "the review is in march",
        "what deal was made for the sale",
        "he is reading to him",
    ],
)
def test_ordinary_words_and_people_are_no_places(named, text):
    assert named(text) == []


def test_an_ordinary_word_is_a_place_where_the_sentence_leads_to_it(named):
    assert named("is she in bath now") == [("nation", "England")]
    assert named("any help for a carer in Bath") == [("nation", "England")]


def test_a_council_is_more_than_its_nation(named):
    assert named("is he in Leeds") == [("place", "E08000035")]
