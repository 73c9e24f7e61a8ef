"""The right statement is chosen, on questions whose answer people told: with subject and need known, and by the bot.

The floors are a little below what was measured when the weights in ``knowledge.choose_openly`` were set.
"""

import pytest

from bench.choose import measure_choice, read_pairs
from knowledge.content import read_content


@pytest.fixture(scope="module")
def settled():
    return measure_choice()


def test_every_point_and_list_named_there_exists():
    known = {point.id for point in read_content().points}
    assert [pair["text"] for pair, right in read_pairs() if not right or not right <= known] == []


def test_a_right_point_comes_first_when_subject_and_need_are_known(settled):
    assert settled.first >= 0.89


def test_a_right_point_is_among_those_shown_when_subject_and_need_are_known(settled):
    assert settled.shown >= 0.97


def test_the_whole_bot_shows_a_right_point_first(asked):
    assert asked.first >= 0.8


def test_the_whole_bot_shows_a_right_point(asked):
    assert asked.shown >= 0.895
