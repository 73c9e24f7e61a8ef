"""Which offered option is chosen in words."""

import pytest

from bot.dialogue.choose_option import chosen_option

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
