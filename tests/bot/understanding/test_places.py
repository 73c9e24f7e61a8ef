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
        ("the co down one", "Northern Ireland"),
        ("motherwell way", "Scotland"),
        ("say Crewe", "England"),
        ("she is over in ayr now", "Scotland"),
        ("the family live in Yorkshire", "England"),
        ("gp on the isle of arran, clinic closing", "Scotland"),
        ("the isle of mull team", "Scotland"),
        ("he has gone back to the isle of islay", "Scotland"),
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
        "can you keep an eye on lewis",
        "who is checking in on skye",
        "the other girls are picking on Islay",
        "worried about Arran, he has stopped eating",
        "she needs time to mull it over",
    ],
)
def test_ordinary_words_and_people_are_no_places(named, text):
    assert named(text) == []


def test_an_ordinary_word_is_a_place_where_the_sentence_leads_to_it(named):
    assert named("is she in bath now") == [("nation", "England")]
    assert named("any help for a carer in Bath") == [("nation", "England")]


@pytest.mark.parametrize(
    "text",
    [
        "can someone explain it in normal english",
        "he has lost his english, only Cantonese now",
        "mum has no english at all",
        "she wants to be assessed in Welsh",
        "a welsh speaking carer",
        "english lessons for the parents",
    ],
)
def test_a_language_is_no_nation(named, text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("what does the welsh law say", "Wales"),
        ("the english one", "England"),
        ("is it the same for welsh councils", "Wales"),
        ("what do English social workers do", "England"),
    ],
)
def test_the_law_and_the_bodies_of_a_nation_name_it(named, text, nation):
    assert named(text) == [("nation", nation)]


def test_a_council_is_more_than_its_nation(named):
    assert named("is he in Leeds") == [("place", "E08000035")]
