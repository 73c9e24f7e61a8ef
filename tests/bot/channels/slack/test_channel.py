"""Messages over HTTP: which conversation they belong to, and where the answer goes."""

import json

import pytest

from tests.bot.channels.slack.deliveries import (
    BOT,
    CHANNEL,
    DIRECT,
    TEAM,
    USER,
    command,
    event,
    mention,
    pressed,
    submitted,
)


async def test_a_direct_message_is_acknowledged_and_answered(slack):
    assert (await slack.deliver(event("What is a MARAC?")))[:2] == (200, "")

    assert slack.asked == ["What is a MARAC?"]
    [message] = slack.posted
    assert message["channel"] == DIRECT
    assert "thread_ts" not in message
    assert message["text"] == "Hello. What is the situation?"
    assert message["blocks"][0]["text"]["text"] == "Hello. What is the situation?"


async def test_a_mention_is_answered_in_its_thread(slack):
    await slack.deliver(mention("What is a MARAC?", ts="1.1"))

    [message] = slack.posted
    assert (message["channel"], message["thread_ts"]) == (CHANNEL, "1.1")


async def test_nothing_of_the_words_is_posted(slack):
    await slack.deliver(mention("What is a zebrafinch?"))

    assert "zebrafinch" not in json.dumps(slack.platform.posts(""))


async def test_links_are_not_unfolded_and_the_bot_speaks_as_itself(slack):
    await slack.deliver(event("hello"))

    [message] = slack.posted
    assert (message["unfurl_links"], message["unfurl_media"]) == (False, False)
    assert "as_user" not in message
    assert slack.platform.sent[0].headers["Authorization"] == "Bearer xoxb-test"


async def test_f19_an_event_delivered_three_times_is_answered_once(slack):
    delivery = event("hello")
    await slack.deliver(delivery)
    for retry in ("1", "2"):
        status, _, headers = await slack.deliver(
            delivery, **{"X-Slack-Retry-Num": retry, "X-Slack-Retry-Reason": "http_timeout"}
        )
        assert (status, headers["X-Slack-No-Retry"]) == (200, "1")

    assert len(slack.posted) == 1


async def test_a_retry_of_what_never_arrived_is_answered(slack):
    await slack.deliver(event("hello"), **{"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_error"})

    assert len(slack.posted) == 1


async def test_a_mention_that_also_comes_as_a_message_is_answered_once(slack):
    await slack.deliver(mention("hello", ts="1.1"))
    await slack.deliver(event(f"<@{BOT}> hello", channel=CHANNEL, ts="1.1"))

    assert len(slack.posted) == 1


async def test_follow_ups_in_the_bots_thread_need_no_mention(slack):
    await slack.deliver(mention("What is a MARAC?", ts="1.1"))
    await slack.deliver(event("and in Wales?", channel=CHANNEL, thread_ts="1.1"))
    await slack.deliver(event("Lunch?", channel=CHANNEL))
    await slack.deliver(event("another thread", channel=CHANNEL, thread_ts="9.9"))

    assert slack.asked == ["What is a MARAC?", "and in Wales?"]
    assert [message["thread_ts"] for message in slack.posted] == ["1.1", "1.1"]
    assert len(set(slack.senders)) == 1


async def test_private_talk_is_one_conversation_and_apart_from_channels(slack):
    for delivery in (event("one"), event("two", thread_ts="5.5"), mention("three")):
        await slack.deliver(delivery)

    assert slack.senders[0] == slack.senders[1] != slack.senders[2]


async def test_rasa_learns_no_address_of_slack(slack):
    await slack.deliver(event("hello"))
    await slack.deliver(mention("hello"))

    for message in slack.agent.heard:
        said = f"{message.sender_id} {message.metadata} {message.input_channel}"
        assert not any(address in said for address in (TEAM, USER, BOT, DIRECT, CHANNEL))
        assert message.sender_id.startswith("slack:")


@pytest.mark.parametrize("sent", ["/restart", " /back", "//session_start", '/inform{"need":"law"}'])
@pytest.mark.parametrize("way", ["message", "button", "command", "form"])
async def test_f13_f14_no_slash_reaches_rasa(slack, sent, way):
    if way == "message":
        await slack.deliver(event(sent))
    elif way == "command":
        await slack.submit(command(sent))
    else:
        await slack.interact(pressed(sent) if way == "button" else submitted(sent))

    assert slack.asked == [sent.lstrip("/ ")]


async def test_marks_of_slack_do_not_reach_rasa(slack):
    await slack.deliver(event("write to <mailto:a@example.org|a@example.org> &amp; see <https://example.org>"))

    assert slack.asked == ["write to [EMAIL] & see https://example.org"]


@pytest.mark.parametrize("text", ["", "?!", "\U0001f622"])
async def test_a_message_without_words_is_asked_back(slack, text):
    await slack.deliver(event(text))

    assert not slack.agent.heard
    assert "I did not catch a question" in slack.posted[0]["text"]
