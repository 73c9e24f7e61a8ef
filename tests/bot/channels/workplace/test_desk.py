"""From a text to an answer, whatever happens in between."""

import pytest

from bot.channels.workplace.desk import Desk
from bot.settings import Settings
from tests.bot.channels.ten_answers import TEN_ANSWERS
from tests.bot.channels.workplace.must_catch import ALL
from tests.bot.channels.workplace.serving import FAULTS, Agent, endless

pytestmark = pytest.mark.usefixtures("all_english")


def desk(agent, **settings):
    return Desk("slack", agent.handle_message, Settings(**settings))


@pytest.mark.parametrize("name", TEN_ANSWERS)
async def test_the_answer_of_rasa_comes_out(name):
    assert await desk(Agent(TEN_ANSWERS[name])).answer("hello", "c", "p") == TEN_ANSWERS[name]


async def test_rasa_hears_the_cleaned_text_of_the_channel_and_nothing_else():
    agent = Agent()
    await desk(agent).answer(" /hello\u200b ", "c", "p")

    [message] = agent.heard
    assert (message.text, message.sender_id, message.input_channel) == ("hello", "slack:c", "slack")
    assert message.metadata == {"removed": []}


@pytest.mark.parametrize("fault", FAULTS)
async def test_f33_every_message_that_must_be_caught_is_caught_in_every_fault(fault):
    agent = Agent()
    agent.fault = fault
    failing = desk(agent, rate_limit=False, turn_seconds=0.001 if fault is endless else 1)

    missed = [text for text in ALL if not (await failing.answer(text, "c", "p")).urgent]
    assert not missed


async def test_an_answer_of_another_shape_is_an_apology():
    agent = Agent()

    async def odd(message):
        said = {"text": "x", "custom": {"answer": {"points": [{}]}}}
        await message.output_channel.send_response(message.sender_id, said)

    agent.fault = odd
    assert (await desk(agent).answer("hello", "c", "p")).kind == "error"


async def test_one_person_is_counted_across_conversations():
    fast = desk(Agent(), per_address=3)
    answers = [await fast.answer("hello", f"c{number}", "p") for number in range(5)]

    assert [answer.kind for answer in answers] == ["conversation"] * 3 + ["error"] * 2
    assert (await fast.answer("hello", "c9", "another")).kind == "conversation"
