"""Faults of every part: somebody is always told something, and danger comes first."""

import json
import logging

import pytest

from bot.settings import Settings
from tests.bot.channels.slack.deliveries import (
    DIRECT,
    SECRET,
    USER,
    command,
    event,
    pressed,
)
from tests.bot.channels.ten_answers import TEN_ANSWERS
from tests.bot.channels.workplace.must_catch import ONE_EACH
from tests.bot.channels.workplace.serving import FAULTS, broken

FAST = Settings(turn_seconds=0.05)


async def test_a_message_too_long_is_refused_kindly(slack):
    await slack.deliver(event("a" * 2_001))

    assert not slack.agent.heard
    assert "too long" in slack.posted[0]["text"]
    assert "999" in slack.posted[0]["text"]


@pytest.mark.parametrize("slack", [Settings(per_conversation=2)], indirect=True)
async def test_whoever_is_too_fast_is_told_once_and_others_are_served(slack):
    for number in range(6):
        await slack.deliver(event(f"message {number}"))
    await slack.deliver(event("another person", user="U2", channel="D2"))

    assert slack.asked == ["message 0", "message 1", "another person"]
    assert sum("faster than I can answer" in message["text"] for message in slack.posted) == 1


@pytest.mark.parametrize("slack", [Settings(per_conversation=1)], indirect=True)
async def test_danger_is_answered_even_to_whoever_is_too_fast(slack):
    for text in ("hello", "hello again", "he is outside her door with a knife"):
        await slack.deliver(event(text))

    assert "Danger now" in slack.posted[-1]["text"]


@pytest.mark.parametrize("slack", [FAST], indirect=True)
@pytest.mark.parametrize("fault", FAULTS)
async def test_f20_to_f23_a_fault_is_an_apology_with_numbers(slack, fault):
    slack.agent.fault = fault
    await slack.deliver(event("what is the law on homelessness"))

    [message] = slack.posted
    assert "Something is not working" in message["text"]
    assert all(f"*{number}*" in json.dumps(message["blocks"]) for number in ("999", "101", "116 123"))


@pytest.mark.parametrize("slack", [FAST], indirect=True)
@pytest.mark.parametrize("fault", FAULTS)
async def test_f33_danger_comes_first_whatever_is_down(slack, fault):
    slack.agent.fault = fault
    for number, text in enumerate(ONE_EACH):
        await slack.deliver(event(text, user=f"U{number}", channel=f"D{number}"))

    assert len(slack.posted) == len(ONE_EACH)
    for message in slack.posted:
        assert message["blocks"][0]["text"]["text"].startswith(("🚨 Danger now", "⚠️ Act today"))
        assert message["text"].startswith(("*Danger now", "*Act today"))


async def test_blocks_that_slack_refuses_are_sent_as_text(slack):
    slack.agent.answer = TEN_ANSWERS["urgent"]
    slack.platform.replies["chat.postMessage"] = [(200, {"ok": False, "error": "invalid_blocks"})]
    await slack.deliver(event("hello"))

    refused, sent = slack.posted
    assert refused["blocks"]
    assert "blocks" not in sent
    assert sent["text"] == refused["text"]
    assert "0808 2000 247" in sent["text"]


@pytest.mark.parametrize("reply", [(500, {}), (200, {"ok": False, "error": "channel_not_found"}), (404, {})])
async def test_a_platform_that_refuses_everything_harms_nobody_else(slack, reply):
    slack.platform.replies["chat.postMessage"] = reply
    assert (await slack.deliver(event("hello")))[0] == 200

    slack.platform.replies.clear()
    await slack.deliver(event("hello", user="U2", channel="D2"))
    assert slack.posted[-1]["channel"] == "D2"


@pytest.mark.parametrize("slack", [FAST], indirect=True)
async def test_prv2_neither_words_nor_addresses_nor_secrets_reach_a_log(slack, caplog):
    caplog.set_level(logging.DEBUG)
    slack.agent.fault = broken
    slack.platform.replies["chat.postMessage"] = (200, {"ok": False, "error": "invalid_blocks"})
    await slack.deliver(event("zebrafinch"))
    await slack.submit(command("zebrafinch", response_url="https://evil.example/x"))
    await slack.interact(pressed("zebrafinch"))

    ours = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("asyncio"))
    assert not any(word in ours for word in ("zebrafinch", USER, DIRECT, "xoxb-test", SECRET))
