"""What the bot says about itself: words for every move, emergency numbers in every failure, nothing it must not ask."""

import re

import pytest
import yaml

from bot import replies
from bot.wording import to_text
from knowledge.numbers import numbers_out_of_place
from knowledge.vocabulary import NEEDS, SUBJECTS

TEXTS = yaml.safe_load(replies.REPLIES_FILE.read_text(encoding="utf-8"))
PERSONAL = re.compile(
    r"\b(names?|surnames?|dates? of birth|birthdays?|addresses|home address|postcodes?)\b(?! the\b)", re.I
)
REFUSING = re.compile(r"\b(not|never|without)\b", re.I)
FAILURES = {
    "too_long": replies.too_long(2_000),
    "too_fast": replies.too_fast(7),
    "failure": replies.failure(),
    "not_english": replies.not_english(),
}
OFFERING = {
    **{intent: replies.conversation(intent) for intent in replies.CONVERSATION},
    "out_of_scope": replies.out_of_scope(),
    "clarify_subject": replies.clarify_subject(["hiv"], "law"),
    "clarify_need": replies.clarify_need(["hiv"], ["law"]),
    "nothing_heard": replies.nothing_heard(),
    "nothing_more": replies.nothing_more(),
}


@pytest.mark.parametrize("intent", replies.CONVERSATION)
def test_every_move_in_the_conversation_has_words(intent):
    answer = replies.conversation(intent)

    assert answer.kind == "conversation"
    assert answer.lead
    assert answer.lead in to_text(answer)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_text_asks_for_a_name_a_date_of_birth_or_an_address(text):
    sentences = re.split(r"(?<=[.?!])\s+", text)

    assert [sentence for sentence in sentences if PERSONAL.search(sentence) and not REFUSING.search(sentence)] == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_text_gives_a_number_that_belongs_into_the_contact_register(text):
    assert numbers_out_of_place(text) == set()


@pytest.mark.parametrize("answer", [*FAILURES.values(), *OFFERING.values()], ids=[*FAILURES, *OFFERING])
def test_no_place_for_a_value_is_left_open(answer):
    assert not re.search(r"[{}]", to_text(answer))


@pytest.mark.parametrize("answer", FAILURES.values(), ids=FAILURES)
def test_every_failure_gives_the_emergency_numbers(answer):
    assert [contact.phone for contact in answer.contacts] == ["999", "101", "116 123"]
    assert all(number in to_text(answer) for number in ("999", "101", "116 123"))


@pytest.mark.parametrize("name", ["too_long", "too_fast", "failure"])
def test_a_failure_says_so_plainly(name):
    assert FAILURES[name].kind == "error"


def test_a_message_that_is_too_long_is_told_the_limit():
    answer = replies.too_long(1_234)

    assert "up to 1234 characters" in answer.lead
    assert "shorten" in answer.lead


def test_somebody_too_fast_is_told_how_long_to_wait():
    assert "wait 42 seconds" in replies.too_fast(42).lead


def test_another_language_is_told_of_english_and_of_interpreters():
    lead = replies.not_english().lead

    assert "English" in lead
    assert "interpreter" in lead


def test_what_is_out_of_scope_is_told_what_is_covered():
    answer = replies.out_of_scope()

    assert answer.kind == "out_of_scope"
    assert [option.label for option in answer.options] == [SUBJECTS[name] for name in replies.STARTING_POINTS]


def test_asking_back_for_the_subject_offers_the_likely_ones_first():
    answer = replies.clarify_subject(["young_people", "hiv"])
    labels = [option.label for option in answer.options]

    assert answer.kind == "clarify"
    assert labels[:2] == ["Young people", "HIV"]
    assert len(labels) == len(set(labels)) == 6


def test_asking_back_for_the_subject_keeps_what_was_wanted():
    answer = replies.clarify_subject(["hiv"], "law")

    assert answer.need == "law"
    assert answer.options[0].message == "HIV: law and duties"


def test_asking_back_for_the_need_names_the_subjects_and_offers_the_likely_needs_first():
    answer = replies.clarify_need(["hiv", "homelessness"], ["reflection", "barriers", "law"])

    assert answer.subjects == ("hiv", "homelessness")
    assert answer.lead.startswith("HIV and Homelessness:")
    assert [option.label for option in answer.options][:3] == [
        NEEDS["reflection"],
        NEEDS["barriers"],
        NEEDS["checklist"],
    ]
    assert answer.options[0].message == "HIV and Homelessness: questions for reflection"


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_can_be_asked_back_about(subject):
    assert SUBJECTS[subject] in to_text(replies.clarify_need([subject]))
    assert SUBJECTS[subject] in to_text(replies.clarify_subject([subject]))


def test_a_message_without_words_is_asked_for_some():
    answer = replies.nothing_heard()

    assert answer.kind == "clarify"
    assert "did not catch a question" in answer.lead


@pytest.mark.parametrize("answer", OFFERING.values(), ids=OFFERING)
def test_every_such_answer_offers_a_way_on_in_ordinary_words(answer):
    assert answer.options
    assert all(option.label and option.message and option.message[0].isalpha() for option in answer.options)
