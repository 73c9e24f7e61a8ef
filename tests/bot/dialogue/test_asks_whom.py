"""Messages that ask whom to ring in a place and say nothing of the case."""

from dataclasses import replace

import pytest

from bot.dialogue.asks_whom import as_asking_whom
from bot.dialogue.follow import next_topic
from bot.dialogue.heard import Heard, Likely
from bot.dialogue.topic import SUBJECT, Topic
from bot.dialogue.where import placed, where_in
from bot.dialogue.wishes import wishes_in


@pytest.fixture
def hear(directory):
    """A message as the model misreads it: a checklist about homelessness."""

    def heard(text, **fields):
        wrong = {"intent": "checklist", "needs": (Likely("checklist", 0.9),), "subjects": ("homelessness",)}
        return Heard(text=text, wishes=wishes_in(text), where=where_in(directory, text), **{**wrong, **fields})

    return heard


@pytest.mark.parametrize(
    "text",
    [
        "where do I refer, LS6",
        "where to refer LS6",
        "who to call in Powys",
        "who do I ring, Leeds",
        "contacts LS6",
        "phone number Wrexham council",
        "whom do I contact in Exampleshire please",
        "who covers LS6",
        "who to call in Newport",
        "make a referral in Coventry",
    ],
)
def test_only_whom_to_ring_is_asked(hear, text):
    asked = as_asking_whom(hear(text))

    assert (asked.intent, asked.need, asked.subjects, asked.guesses) == ("contacts", "contacts", (), ())


@pytest.mark.parametrize(
    "text",
    [
        "where do I refer a homeless family, LS6",
        "domestic abuse contacts in Powys",
        "that number is wrong in Leeds",
        "what is the law in Powys",
        "how do I refer",
        "who do I ring",
        "Leeds",
        "help in Leeds",
    ],
)
def test_anything_more_or_no_place_is_left_to_the_model(hear, text):
    assert as_asking_whom(hear(text)) is None


@pytest.mark.parametrize("text", ["IDVA in Coventry", "youth offending team Leeds", "MARAC co-ordinator Leeds"])
def test_a_team_and_a_place_ask_for_its_number_and_keep_what_it_is_about(hear, text):
    asked = as_asking_whom(hear(text, subjects=("domestic_abuse",)))

    assert (asked.need, asked.subjects) == ("contacts", ("domestic_abuse",))


def test_the_subject_that_was_talked_about_stays(hear):
    asked = placed(as_asking_whom(hear("where do I refer, LS6")))
    topic = next_topic(Topic(("domestic_abuse",), "law", "England"), asked)

    assert (topic.subjects, topic.need, topic.area) == (("domestic_abuse",), "contacts", "E08000035")


def test_what_it_is_about_may_be_told_afterwards_without_losing_the_question():
    asked = Topic((), "contacts", "England", "E08000035", asked=SUBJECT)
    told = Heard("child at risk", "warning_signs", 0.95, (Likely("warning_signs", 0.95),), ("child_protection",))

    assert next_topic(asked, told).need == "contacts"
    law = replace(told, text="child protection law", intent="law", needs=(Likely("law", 0.95),))
    assert next_topic(asked, law).need == "law"
