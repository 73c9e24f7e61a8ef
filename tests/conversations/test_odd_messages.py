"""Each odd message has an answer that was thought about."""

import json

import pytest

BACKGROUND = (
    "I have known the family for two years and they live in a flat over a shop near the station. Dad works nights, mum "
    "is at home with the baby and the boy of four, who goes to nursery three mornings. "
)
QUESTION = "He has a bruise in the shape of a hand on his leg and mum says he fell. What do I do first? "


def test_two_thousand_characters_of_background_do_not_hide_the_question(say):
    text = (BACKGROUND * 8 + QUESTION)[-1990:]
    answer = say(text).answer

    assert answer["kind"] in ("guidance", "urgent")
    assert answer["subjects"][0] == "child_protection"


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u200b", "?!...", "😀😀", "12345"])
def test_nothing_to_understand_is_asked_about(say, text):
    answer = say(text).answer

    assert answer["kind"] == "clarify"
    assert answer["options"]


def test_english_with_words_of_another_language_is_answered(say):
    answer = say("mae hi'n crio, she says her husband hits her and takes her phone. how do i ask her about it").answer

    assert answer["subjects"][0] == "domestic_abuse"


def test_another_language_is_told_so_in_plain_words(say):
    answer = say("Bonjour, je voudrais savoir comment aider une femme qui est battue par son mari").answer

    assert answer["kind"] in ("out_of_scope", "conversation", "clarify", "urgent")
    assert not answer["points"]


@pytest.mark.parametrize(("place", "nation"), [("Cardiff", "Wales"), ("Omagh", "Northern Ireland")])
def test_only_a_place_is_kept_and_the_rest_is_asked(say, place, nation):
    answer = say(place).answer

    assert answer["kind"] == "clarify"
    assert answer["area"]["nation"] == nation
    assert answer["options"]


def test_a_place_counts_for_the_next_message(say):
    say("Cardiff")

    assert say("what does the law say about homeless people").answer["area"]["nation"] == "Wales"


@pytest.mark.parametrize(("text", "subject"), [("homelessness", "homelessness"), ("HIV", "hiv")])
def test_only_a_client_group_gives_an_overview_or_asks_what_is_wanted(say, text, subject):
    answer = say(text).answer

    assert answer["kind"] in ("guidance", "clarify")
    assert subject in answer["subjects"]


def test_what_names_a_term_and_may_be_covered_is_asked_about_and_not_refused(say):
    answer = say("is a DASH of 9 too low for MARAC").answer

    assert answer["kind"] in ("clarify", "guidance")
    assert answer["subjects"] == ["domestic_abuse"]


def test_a_present_from_a_client_is_a_question_of_ethics(say):
    answer = say("can i accept a gift from a client").answer

    assert answer["kind"] in ("clarify", "guidance")
    assert "thics" in json.dumps(answer["options"]) or "ethics_confidentiality" in answer["subjects"]


@pytest.mark.parametrize("text", ["help", "help!", "Help please"])
def test_only_help_says_what_the_bot_can_do_and_names_999(say, text):
    reply = say(text)

    assert reply.answer["options"]
    assert "999" in reply.text
