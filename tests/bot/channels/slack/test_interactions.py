"""What buttons, menus, forms and the command ask."""

import pytest

from bot.channels.slack.events import read_event
from bot.channels.slack.interactions import read_command, read_interaction
from bot.channels.slack.modal import question_form
from tests.bot.channels.slack.deliveries import CHANNEL, DIRECT, HOOK, USER, command, event, mention, pressed, submitted


def conversation(payload):
    return read_event(payload, lambda channel, thread: False).conversation


def test_a_button_sends_its_value():
    asked = read_interaction(pressed("Homelessness: checklist"))

    assert asked.text == "Homelessness: checklist"
    assert asked.choice.label == "Checklist"
    assert (asked.choice.channel, asked.choice.timestamp) == (DIRECT, "1700000000.000200")


def chosen(value):
    return {"value": value, "text": {"type": "plain_text", "text": value.title()}}


@pytest.mark.parametrize(
    ("action", "text"),
    [
        ({"type": "static_select", "selected_option": chosen("law")}, "law"),
        ({"type": "radio_buttons", "selected_option": chosen("law")}, "law"),
        ({"type": "overflow", "selected_option": chosen("law")}, "law"),
        ({"type": "checkboxes", "selected_options": [chosen("law"), chosen("steps")]}, "law, steps"),
        ({"type": "multi_static_select", "selected_options": [chosen("law")]}, "law"),
        ({"type": "button", "value": "Q &amp; A &lt;18"}, "Q & A <18"),
    ],
)
def test_every_kind_of_choice_is_read(action, text):
    assert read_interaction(pressed(action=action)).text == text


@pytest.mark.parametrize(
    "action",
    [
        {"type": "button", "url": "https://example.org"},
        {"type": "radio_buttons", "selected_option": None},
        {"type": "checkboxes", "selected_options": []},
        {"type": "datepicker", "selected_date": "2026-01-01"},
        {"type": "button", "value": 7},
        {"type": "button", "value": {"a": 1}},
    ],
)
def test_an_action_without_a_choice_asks_nothing(action):
    assert read_interaction(pressed(action=action)) is None


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"type": "view_closed"},
        {"type": "shortcut"},
        {"type": "block_actions"},
        {"type": "block_actions", "actions": []},
        {"type": "block_actions", "actions": "x"},
        pressed(user={}),
        submitted("text", callback="form of another app"),
        {"type": "view_submission"},
    ],
)
def test_other_interactions_ask_nothing(payload):
    assert read_interaction(payload) is None


def test_a_button_in_private_continues_the_private_conversation():
    assert read_interaction(pressed()).conversation == conversation(event("a"))


def test_a_button_in_a_thread_continues_the_conversation_there():
    asked = read_interaction(pressed(channel=CHANNEL, thread="1.1"))

    assert asked.conversation == conversation(mention("a", thread_ts="1.1"))
    assert (asked.place.channel, asked.place.thread) == (CHANNEL, "1.1")


def test_what_only_one_person_sees_is_answered_to_that_person_alone():
    asked = read_interaction(pressed(channel=CHANNEL, ephemeral=True))

    assert asked.place.response_url == HOOK
    assert asked.choice is None


def test_the_command_is_answered_to_its_writer_alone():
    asked = read_command(command("What is a MARAC?"))

    assert asked.text == "What is a MARAC?"
    assert (asked.place.channel, asked.place.response_url) == ("", HOOK)


def test_a_button_under_the_answer_to_a_command_continues_it():
    pressed_alone = read_interaction(pressed(channel=CHANNEL, ephemeral=True))

    assert pressed_alone.conversation == read_command(command("a")).conversation


def test_the_command_in_a_channel_knows_nothing_of_private_talk_or_threads():
    others = {conversation(event("a")), conversation(mention("a", thread_ts="1.1"))}

    assert read_command(command("a")).conversation not in others


def test_the_command_in_private_continues_the_private_conversation():
    assert read_command(command("a", channel_id=DIRECT)).conversation == conversation(event("a"))


@pytest.mark.parametrize("fields", [command(""), command("  "), command("hello", user_id=""), {}])
def test_a_command_without_words_or_writer_asks_nothing(fields):
    assert read_command(fields) is None


def test_the_form_is_answered_as_a_direct_message():
    asked = read_interaction(submitted("she is &lt;18"))

    assert asked.text == "she is <18"
    assert asked.place.channel == USER
    assert asked.conversation == conversation(event("a"))


@pytest.mark.parametrize(("limit", "most"), [(2_000, 2_000), (9_000, 3_000)])
def test_the_form_takes_as_much_as_a_message_may_have(limit, most):
    assert question_form(limit)["blocks"][0]["element"]["max_length"] == most


def test_the_form_keeps_slacks_limits_and_warns_of_names():
    form = question_form(2_000)
    [field] = form["blocks"]

    assert len(form["title"]["text"]) <= 24
    assert len(form["submit"]["text"]) <= 24
    assert "No names" in field["hint"]["text"]
