"""Which events ask the bot something, and under which conversation they are kept."""

import pytest

from bot.channels.slack.events import read_event
from tests.bot.channels.slack.deliveries import BOT, CHANNEL, DIRECT, TEAM, USER, event, mention


def question(payload, takes_part=False):
    return read_event(payload, lambda channel, thread: takes_part)


def test_a_direct_message_is_a_question():
    asked = question(event("What is a MARAC?"))

    assert asked.text == "What is a MARAC?"
    assert (asked.place.channel, asked.place.thread) == (DIRECT, None)
    assert asked.person == (TEAM, USER)


def test_a_mention_is_a_question_and_answered_in_its_thread():
    asked = question(mention("What is a MARAC?", ts="1.1"))

    assert asked.text == "What is a MARAC?"
    assert (asked.place.channel, asked.place.thread) == (CHANNEL, "1.1")


def test_a_mention_within_a_thread_is_answered_there():
    assert question(mention("and in Wales?", ts="2.2", thread_ts="1.1")).place.thread == "1.1"


def test_a_thread_in_private_is_answered_there():
    assert question(event("and in Wales?", thread_ts="1.1")).place.thread == "1.1"


def test_talk_in_a_channel_is_none_of_the_bots_business():
    assert question(event("Lunch?", channel=CHANNEL)) is None
    assert question(event("Lunch?", channel=CHANNEL, thread_ts="1.1")) is None


def test_in_a_thread_the_bot_takes_part_in_no_mention_is_needed():
    assert question(event("and in Wales?", channel=CHANNEL, thread_ts="1.1"), takes_part=True).text == "and in Wales?"


def test_talk_in_the_channel_beside_such_a_thread_is_left_alone():
    assert question(event("Lunch?", channel=CHANNEL), takes_part=True) is None


def test_what_is_said_to_a_colleague_in_the_thread_is_left_alone():
    assert question(event("<@U2> can you take this?", channel=CHANNEL, thread_ts="1.1"), takes_part=True) is None


def test_a_mention_that_comes_as_a_plain_message_counts():
    assert question(event(f"<@{BOT}> hello", channel=CHANNEL)).text == "hello"


@pytest.mark.parametrize(
    "changes",
    [
        {"bot_id": "B1"},
        {"user": BOT},
        {"user": None},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"subtype": "bot_message"},
        {"kind": "reaction_added"},
        {"kind": "member_joined_channel"},
        {"channel": ""},
        {"ts": 7},
    ],
)
def test_what_no_person_wrote_is_no_question(changes):
    assert question(event("hello", **changes)) is None


@pytest.mark.parametrize(
    "payload", [{}, {"event": None}, {"event": []}, {"event": "x"}, {"event": {"type": "message"}}]
)
def test_a_broken_event_is_no_question(payload):
    assert question(payload) is None


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
def test_a_message_with_a_file_is_a_question(subtype):
    assert question(event("what does this say?", subtype=subtype)).text == "what does this say?"


@pytest.mark.parametrize("payload", [event(""), mention("")])
def test_a_message_without_words_is_answered_too(payload):
    assert question(payload).text == ""


def test_private_talk_is_one_conversation_whatever_the_thread():
    kept = {question(event("a", thread_ts=thread)).conversation for thread in ("1.1", "2.2")}

    assert kept == {question(event("b")).conversation}


def test_each_thread_each_person_and_each_team_has_a_conversation_of_its_own():
    mentions = [
        mention("a", thread_ts="1.1"),
        mention("a", thread_ts="2.2"),
        mention("a", thread_ts="1.1", user="U2"),
        mention("a", thread_ts="1.1", channel="C2"),
        {**mention("a", thread_ts="1.1"), "team_id": "T2"},
        event("a"),
    ]

    assert len({question(payload).conversation for payload in mentions}) == len(mentions)


def test_a_follow_up_in_a_thread_continues_its_conversation():
    first = question(mention("a", ts="1.1"))
    later = question(event("b", channel=CHANNEL, thread_ts="1.1"), takes_part=True)

    assert first.conversation == later.conversation
