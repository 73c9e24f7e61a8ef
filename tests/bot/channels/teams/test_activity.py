"""What an activity asks, and where its answer goes."""

import pytest

from bot.channels.teams.activity import is_welcome, read_question
from tests.bot.channels.teams.activities import BOT, PERSON, PRIVATE, SERVICE, THREAD, activity, mention


def test_a_message_is_a_question():
    asked = read_question(activity("What is a MARAC?"))

    assert asked.text == "What is a MARAC?"
    assert asked.conversation == (PRIVATE, PERSON)
    assert (asked.place.service_url, asked.place.conversation) == (SERVICE, PRIVATE)


def test_the_bots_own_name_is_taken_out():
    assert read_question(activity(**mention("What is a MARAC?"))).text == "What is a MARAC?"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<at>Jo Bloggs</at> is off sick", "someone is off sick"),
        ('ask <at id="1">Jo Bloggs</at>', "ask someone"),
        ("she is &lt;18 &amp; alone", "she is <18 & alone"),
        ("a&nbsp;b", "a\xa0b"),
        ("she is < 18", "she is < 18"),
    ],
)
def test_marks_of_teams_and_names_of_colleagues_are_taken_out(text, read):
    assert read_question(activity(text)).text == read


def test_an_option_sends_its_message():
    assert read_question(activity(None, value={"message": "Homelessness: law"})).text == "Homelessness: law"


@pytest.mark.parametrize("value", [None, {}, {"message": 7}, {"message": ["a"]}, "text", ["a"], {"other": "x"}])
def test_any_other_value_leaves_the_text(value):
    assert read_question(activity("written", value=value)).text == "written"


@pytest.mark.parametrize("text", ["", None, 7, ["a"], {"a": 1}])
def test_a_message_without_words_is_a_question_too(text):
    assert read_question(activity(text)).text == ""


@pytest.mark.parametrize(
    "changes",
    [
        {"id": None},
        {"from": None},
        {"from": {}},
        {"from": {"id": BOT, "aadObjectId": "x"}},
        {"conversation": {}},
        {"conversation": "x"},
    ],
)
def test_what_nobody_wrote_or_nobody_can_be_answered_is_no_question(changes):
    assert read_question({**activity(), **changes}) is None


def test_without_a_directory_id_the_platforms_own_stands_for_the_person():
    assert read_question(activity(**{"from": {"id": "29:x"}})).person == "29:x"


def test_each_chat_each_thread_and_each_person_has_a_conversation_of_its_own():
    asked = [
        activity(),
        activity(conversation=THREAD),
        activity(conversation=THREAD.replace("1700000000000", "1700000000001")),
        activity(person="another"),
    ]

    assert len({read_question(sent).conversation for sent in asked}) == len(asked)


@pytest.mark.parametrize("text", ["<at>" * 30_000, "<at " * 30_000, "&lt;" * 30_000, "</at>" * 20_000])
def test_a_hostile_text_is_read_through_once(text):
    assert read_question(activity(text))


@pytest.mark.parametrize(
    ("changes", "welcome"),
    [
        ({"type": "conversationUpdate", "membersAdded": [{"id": BOT}]}, True),
        ({"type": "conversationUpdate", "membersAdded": [{"id": "29:x"}, {"id": BOT}]}, True),
        ({"type": "conversationUpdate", "membersAdded": [{"id": "29:x"}]}, False),
        ({"type": "conversationUpdate"}, False),
        ({"type": "conversationUpdate", "membersAdded": "x"}, False),
        ({"type": "installationUpdate", "action": "add"}, True),
        ({"type": "installationUpdate", "action": "add-upgrade"}, True),
        ({"type": "installationUpdate", "action": "remove"}, False),
        ({"type": "installationUpdate"}, False),
        ({"type": "message"}, False),
    ],
)
def test_a_bot_that_was_added_knows_it(changes, welcome):
    assert is_welcome(activity(**changes)) is welcome
