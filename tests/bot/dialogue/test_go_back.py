"""Which earlier answer is meant."""

import pytest

from bot.dialogue.go_back import asks_something_new, wanted_back
from bot.dialogue.heard import Heard, Likely
from bot.dialogue.topic import Shown, Topic

FIRST, SECOND, THIRD = (
    Shown(("domestic_abuse",), "approach"),
    Shown(("homelessness",), "law"),
    Shown(("domestic_abuse",), "law"),
)
TOPIC = Topic(("homelessness",), "law", trail=(FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        (Heard(text="go back to the first one"), FIRST),
        (Heard(text="what did you say at the start"), FIRST),
        (Heard(text="the one before"), SECOND),
        (Heard(text="say that again"), THIRD),
        (Heard(text="back to the abuse", subjects=("domestic_abuse",)), THIRD),
        (Heard(text="back to how to ask", intent="approach"), FIRST),
        (Heard(text="back to asking about the abuse", intent="approach", subjects=("domestic_abuse",)), FIRST),
        (Heard(text="back to the asking her", needs=(Likely("approach", 0.03), Likely("law", 0.01))), FIRST),
        (Heard(text="back to that one", needs=(Likely("approach", 0.02), Likely("law", 0.02))), THIRD),
        (Heard(text="back to the flat", subjects=("homelessness",)), SECOND),
        (Heard(text="back to the HIV first", subjects=("hiv",)), FIRST),
    ],
    ids=lambda value: getattr(value, "text", None),
)
def test_the_answer_meant_is_found(heard, meant):
    assert wanted_back(TOPIC, heard) == meant


def test_the_one_before_the_only_one_is_the_only_one():
    assert wanted_back(Topic(trail=(FIRST,)), Heard(text="the previous one")) == FIRST


def test_there_may_be_nothing_to_go_back_to():
    assert wanted_back(Topic(), Heard(text="go back")) is None


def test_the_words_of_an_answer_say_which_is_meant():
    said = {FIRST: "Ask her alone.", SECOND: "The council must help.", THIRD: "The threshold is significant harm."}
    assert wanted_back(TOPIC, Heard(text="back to the council thing"), said.__getitem__) == SECOND
    assert wanted_back(TOPIC, Heard(text="back to the threshold bit"), said.__getitem__) == THIRD


@pytest.mark.parametrize(
    ("need", "share", "new"), [("law", 0.74, True), ("law", 0.3, False), ("approach", 0.9, False), (None, 0.0, False)]
)
def test_going_back_may_ask_something_new(need, share, new):
    heard = Heard(intent=need or "go_back", needs=(Likely(need, share),) if need else ())
    assert asks_something_new(FIRST, heard) is new
