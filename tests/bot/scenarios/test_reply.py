"""What comes back from a bot is read with care."""

import json

import pytest

from bot.scenarios.reply import UnreadableReplyError, read_reply
from tests.bot.scenarios.answers import answer, messages

GOOD = json.loads(json.dumps(messages(answer("Refer."))))


def test_an_answer_of_the_contract():
    read = read_reply([{"text": "Wait"}, *GOOD])
    assert read.points[0]["text"] == "Refer."
    assert read.text.startswith("Wait\n**Homelessness")


def test_what_an_older_bot_leaves_out_is_empty():
    read = read_reply([{"custom": {"answer": {"kind": "clarify", "points": None, "need": None}}}])
    assert (read.points, read.contacts, read.options, read.place, read.urgent) == ([], [], {}, {}, {})
    assert read.word("need") == ""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"error": "x"}, "not a list"),
        (["text"], "not a list of messages"),
        ([], "0 answers"),
        ([{"text": "only text"}], "0 answers"),
        (GOOD * 2, "2 answers"),
        ([{"custom": {"answer": "text"}}], "not an object"),
        ([{"custom": {"answer": {"points": "text"}}}], "points is not a list"),
        ([{"custom": {"answer": {"contacts": ["text"]}}}], "contacts does not hold objects"),
        ([{"custom": {"answer": {"options": [{"label": "x"}]}}}], "no label or no message"),
    ],
)
def test_anything_else_is_said(data, said):
    with pytest.raises(UnreadableReplyError, match=said):
        read_reply(data)
