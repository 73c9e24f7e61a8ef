"""Of what is known on a subject and need, the right statement is chosen, on questions whose answer people told.

The floors are a little below what was measured when the weights in ``knowledge.choose`` were set.
"""

import pytest

from bench.choose import measure_choice, read_pairs
from knowledge.content import read_content


@pytest.fixture(scope="module")
def measured():
    return measure_choice()


def test_every_point_and_list_named_there_exists():
    known = {point.id for point in read_content().points}
    assert [pair["text"] for pair, right in read_pairs() if not right or not right <= known] == []


def test_a_right_point_comes_first(measured):
    assert measured[1] >= 0.73


def test_a_right_point_is_among_those_shown(measured):
    assert measured[2] >= 0.91
