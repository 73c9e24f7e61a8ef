"""Buttons, the command and the form over HTTP."""

import json

import pytest

from tests.bot.channels.slack.deliveries import (
    CHANNEL,
    DIRECT,
    HOOK,
    USER,
    command,
    pressed,
    submitted,
)


async def test_a_pressed_button_is_answered_and_the_buttons_are_replaced(slack):
    await slack.interact(pressed("Homelessness: checklist"))

    assert slack.asked == ["Homelessness: checklist"]
    [update] = slack.platform.posts("chat.update")
    assert (update["channel"], update["ts"]) == (DIRECT, "1700000000.000200")
    assert [block["type"] for block in update["blocks"]] == ["section", "context"]
    assert update["blocks"][-1]["elements"][0]["text"] == "Chosen: *Checklist*"
    assert len(slack.posted) == 1


async def test_a_button_in_a_thread_is_answered_there(slack):
    await slack.interact(pressed(channel=CHANNEL, thread="1.1"))

    assert (slack.posted[0]["channel"], slack.posted[0]["thread_ts"]) == (CHANNEL, "1.1")


async def test_a_button_pressed_once_is_answered_once(slack):
    payload = pressed()
    await slack.interact(payload)
    await slack.interact(payload)

    assert len(slack.posted) == 1


async def test_buttons_that_cannot_be_replaced_are_answered_all_the_same(slack):
    slack.platform.replies["chat.update"] = (200, {"ok": False, "error": "message_not_found"})
    await slack.interact(pressed())

    assert len(slack.posted) == 1


@pytest.mark.parametrize(
    "action",
    [
        {"type": "radio_buttons", "selected_option": {"value": "law"}},
        {"type": "checkboxes", "selected_options": [{"value": "law"}]},
    ],
)
async def test_choices_that_are_no_buttons_are_answered(slack, action):
    assert (await slack.interact(pressed(action=action)))[0] == 200
    assert slack.asked == ["law"]


async def test_a_link_button_is_acknowledged(slack):
    assert (await slack.interact(pressed(action={"type": "button", "url": "https://example.org"})))[0] == 200
    assert not slack.agent.heard


async def test_the_command_is_answered_to_its_writer_alone(slack):
    assert (await slack.submit(command("What is a MARAC?")))[:2] == (200, "")

    assert not slack.posted
    [message] = slack.platform.posts("hooks.slack.com")
    assert message["response_type"] == "ephemeral"
    assert message["text"] == "Hello. What is the situation?"


async def test_the_command_alone_opens_the_form(slack):
    fields = command("")
    assert (await slack.submit(fields))[0] == 200

    [opened] = slack.platform.posts("views.open")
    assert opened["trigger_id"] == fields["trigger_id"]
    assert opened["view"]["type"] == "modal"
    assert not slack.agent.heard


async def test_the_form_closes_and_is_answered_as_a_direct_message(slack):
    status, body, _ = await slack.interact(submitted("She has nowhere to sleep"))

    assert (status, json.loads(body)) == (200, {})
    assert slack.asked == ["She has nowhere to sleep"]
    assert slack.posted[0]["channel"] == USER


async def test_a_form_of_another_app_is_closed(slack):
    assert json.loads((await slack.interact(submitted("x", callback="other")))[1]) == {}


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/x",
        "http://hooks.slack.com/x",
        "https://hooks.slack.com.evil.example/x",
        "https://hooks.slack.com@evil.example/x",
        "https://evil.example/hooks.slack.com",
        "",
    ],
)
async def test_an_answer_for_one_person_goes_to_slack_or_nowhere(slack, url):
    await slack.submit(command("hello", response_url=url))

    assert slack.agent.heard
    assert not slack.platform.sent


async def test_hook_messages_are_answered_on_the_hook(slack):
    await slack.interact(pressed(channel=CHANNEL, ephemeral=True, response_url=HOOK))

    assert len(slack.platform.posts("hooks.slack.com/actions")) == 1
    assert not slack.posted
