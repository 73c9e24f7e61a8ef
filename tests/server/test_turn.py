"""A turn always ends with one reply, whatever Rasa does."""

import asyncio

import pytest

from bot.answer import Answer
from bot.channels.turn import reply_of, take_turn
from bot.logs import in_logs
from bot.metrics import TURNS

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


@pytest.mark.parametrize(("rasa", "outcome"), [(answering, "answered"), (silent, "failed"), (broken, "failed")])
async def test_every_turn_is_counted_and_told_without_a_word_or_a_name(caplog, rasa, outcome):
    caplog.set_level("INFO", "bot.channels.turn")
    before = TURNS.found["rest", outcome]
    await take_turn(rasa, "wallaby", "what is the law on zebrafinch", "rest", 5)
    told = caplog.records[-1]

    assert TURNS.found["rest", outcome] == before + 1
    assert (told.getMessage(), told.channel, told.outcome) == ("turn taken", "rest", outcome)
    assert told.conversation == in_logs("rest:wallaby")
    assert not any(word in str(vars(told)) for word in ("zebrafinch", "wallaby"))


async def test_a_turn_of_a_channel_that_is_off_is_told_as_such(monkeypatch):
    monkeypatch.setattr("bot.channels.turn.is_off", lambda channel: True)
    before = TURNS.found["rest", "off"]
    await take_turn(broken, "a", "hello there", "rest", 5)

    assert TURNS.found["rest", "off"] == before + 1


def test_a_reply_has_text_and_answer():
    reply = reply_of("a", Answer(kind="conversation", lead="Hello"))
    assert set(reply) == {"recipient_id", "text", "custom"}
