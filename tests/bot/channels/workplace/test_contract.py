"""An answer survives the way over the wire."""

import json

import pytest

from bot.channels.workplace.contract import read_answer
from tests.bot.channels.ten_answers import TEN_ANSWERS


@pytest.mark.parametrize("name", TEN_ANSWERS)
def test_an_answer_comes_back_as_it_was(name):
    assert read_answer(json.loads(json.dumps(TEN_ANSWERS[name].to_dict()))) == TEN_ANSWERS[name]


def test_an_answer_with_everything_comes_back_as_it_was(full_answer):
    assert read_answer(full_answer.to_dict()) == full_answer


def test_fields_of_a_later_version_are_left_out(full_answer):
    sent = full_answer.to_dict()
    sent["mood"] = "calm"
    sent["points"][0]["colour"] = "blue"

    assert read_answer(sent) == full_answer


def test_missing_parts_are_empty():
    assert read_answer({"kind": "error", "points": None}).points == ()


@pytest.mark.parametrize("data", [{}, {"kind": "error", "points": [{"id": "x"}]}])
def test_what_is_no_answer_is_an_error(data):
    with pytest.raises(TypeError):
        read_answer(data)
