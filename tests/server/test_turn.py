"""A turn always ends with one reply, whatever Rasa does."""

import asyncio

import pytest

from bot.answer import Answer
from bot.channels.turn import reply_of, take_turn

DANGER = "he is outside her door with a knife"


async def silent(message):
    """As stock Rasa when its action server is down."""


async def broken(message):
    raise RuntimeError("zebrafinch")


async def endless(message):
    await asyncio.Event().wait()


async def answering(message):
    answer = Answer(kind="conversation", lead="Hello").to_dict()
    await message.output_channel.send_response(message.sender_id, {"text": "Hello", "custom": {"answer": answer}})


def answer_in(reply):
    return reply["custom"]["answer"]


async def test_the_answer_of_an_action_is_the_reply():
    reply = await take_turn(answering, "a", "hello there", "rest", 5)
    assert reply["recipient_id"] == "a"
    assert reply["text"] == "Hello"


@pytest.mark.parametrize("failing", [silent, broken, endless])
async def test_failure_silence_and_delay_are_an_apology(failing):
    reply = await take_turn(failing, "a", "what is the law on homelessness", "rest", 0.01)
    assert answer_in(reply)["kind"] == "error"
    assert "999" in reply["text"]


@pytest.mark.parametrize("failing", [silent, broken, endless])
async def test_danger_comes_first_in_every_failure(failing):
    reply = await take_turn(failing, "a", DANGER, "rest", 0.01)
    assert answer_in(reply)["urgency"] == "emergency"
    assert reply["text"].startswith("**Danger now")


@pytest.mark.parametrize("text", ["", "123 456", "!!!", "😀"])
async def test_a_message_without_words_never_reaches_rasa(text):
    reply = await take_turn(broken, "a", text, "rest", 5)
    assert answer_in(reply)["kind"] == "clarify"


async def test_another_language_never_reaches_rasa():
    reply = await take_turn(broken, "a", "Nie wiem co mam zrobić, on ją bije", "rest", 5)
    assert "English" in reply["text"]


def test_a_reply_has_text_and_answer():
    reply = reply_of("a", Answer(kind="conversation", lead="Hello"))
    assert set(reply) == {"recipient_id", "text", "custom"}
