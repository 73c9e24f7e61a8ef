"""Which offered option is chosen in words."""

import pytest

from bot.dialogue.choose_option import chosen_option, option_meant

OFFERED = ("HIV", "Homelessness", "Young people")


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("yes", "HIV"),
        ("aye go on then", "HIV"),
        ("the first", "HIV"),
        ("second one please", "Homelessness"),
        ("2", "Homelessness"),
        ("number three", "Young people"),
        ("the last one", "Young people"),
        ("the fourth", "HIV"),
    ],
)
def test_a_place_in_the_list_is_understood(text, chosen):
    assert chosen_option(text, OFFERED) == chosen


def test_nothing_offered_means_nothing_chosen():
    assert chosen_option("yes", ()) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("closed", "report 1: closed"),
        ("Something else.", "report 1: something else"),
        ("the second one", "report 1: closed"),
        ("yes", None),
        ("a first visit next week to a family in a flat", None),
    ],
)
def test_a_short_reply_means_an_option_by_its_place_or_words(text, meant):
    assert option_meant(text, ("report 1: wrong number", "report 1: closed", "report 1: something else")) == meant
