"""What the way a message is put tells about it."""

import pytest

from bot.dialogue.phrasing import asks_a_question, comes_back_here, picks_a_side


@pytest.mark.parametrize(
    "text",
    [
        "take the money side",
        "money side, what law is there",
        "do the drinking first. is it reportable",
        "forget the school, what about his gran",
        "and the bruises, what would I look for",
        "ok now the flat?",
    ],
)
def test_a_side_is_picked(text):
    assert picks_a_side(text)


@pytest.mark.parametrize(
    "text",
    [
        "what does the council have to do",
        "and what does the school need to know",
        "she went outside the room",
        "the duty worker said no, what now",
        "is it the same in Wales",
    ],
)
def test_no_side_is_picked(text):
    assert not picks_a_side(text)


@pytest.mark.parametrize(
    "text", ["same for lads?", "now the drugs, what are the signs", "is it legal", "ok shd I ring"]
)
def test_a_question_is_asked_in_words(text):
    assert asks_a_question(text)


@pytest.mark.parametrize("text", ["same for lads", "and the drugs", "he is 17", "we are in Leeds"])
def test_nothing_is_asked_in_words(text):
    assert not asks_a_question(text)


@pytest.mark.parametrize(
    "text", ["back over here now, same rule?", "and the lads still with us", "our patch again then"]
)
def test_it_comes_back_to_where_the_worker_is(text):
    assert comes_back_here(text)


@pytest.mark.parametrize(
    "text", ["he is back inside", "what do we do here", "over here it is different", "still at home"]
)
def test_here_alone_is_no_coming_back(text):
    assert not comes_back_here(text)
