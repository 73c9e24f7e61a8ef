"""What a message takes back does not count."""

import pytest

from bot.understanding.denied import affirmed, takes_back


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("not homelessness, the abuse side", "the abuse side"),
        ("no not the pregnancy. her status", "no her status"),
        ("sorry not Leeds, Bradford", "sorry Bradford"),
        ("i meant the law, not phone numbers", "i meant the law"),
        ("meant Hull not Cardiff, im on loan there", "meant Hull , im on loan there"),
        ("i was asking for older people not young people", "i was asking for older people"),
    ],
)
def test_what_is_taken_back_is_blanked_out(message, kept):
    assert " ".join(affirmed(message).split()) == kept
    assert len(affirmed(message)) == len(message)
    assert takes_back(message)


@pytest.mark.parametrize(
    "message",
    [
        "she is not eating, what do i do",
        "not sure who to ring",
        "he's not homeless yet, he is on a mate's sofa",
        "can i tell his mum or not",
        "what if she does not agree",
        "",
    ],
)
def test_an_ordinary_not_is_left_alone(message):
    assert affirmed(message) == message
    assert not takes_back(message)


def test_it_takes_linear_time():
    for hostile in ("not " * 3000, "no " * 3000, "i meant " + "a, not b " * 1000):
        affirmed(hostile)
