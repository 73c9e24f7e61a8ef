"""Nobody can tell from a conversation's id whose it is."""

from bot.channels.gate import SENDER_SHAPE
from bot.channels.workplace.identity import SenderKey

KEY = SenderKey("k" * 32)


def test_the_same_person_has_the_same_id():
    assert KEY.hashed("T1", "U1") == SenderKey("k" * 32).hashed("T1", "U1")


def test_others_have_others():
    told_apart = [("T1", "U1"), ("T1", "U2"), ("T1U1", ""), ("T1", "U", "1"), ("T1,U1",), ('T1", "U1',), ()]

    assert len({KEY.hashed(*parts) for parts in told_apart}) == len(told_apart)


def test_with_another_key_everybody_is_somebody_else():
    assert KEY.hashed("T1", "U1") != SenderKey("another key of thirty-two letters").hashed("T1", "U1")


def test_an_id_has_the_shape_of_a_sender_and_says_nothing():
    made = KEY.hashed("T12345", "U12345")

    assert SENDER_SHAPE.fullmatch(made)
    assert len(made) * 4 >= 128
    assert "12345" not in made
