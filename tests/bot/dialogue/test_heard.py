"""What is read from Rasa's parse of a message."""

from dataclasses import replace

import pytest

from bot.dialogue.heard import ADDS, ANSWERED, ASKS, OPENS, Heard, Likely
from bot.options import about
from knowledge.likeness import Meanings

LEEDS = "E08000035"


def test_a_parse_is_read_into_what_was_heard():
    entities = [
        ("subject", "hiv"),
        ("place", LEEDS),
        ("nation", "Wales"),
        ("term", "hiv.definition.prep"),
        ("age", "7"),
    ]
    heard = Heard.from_message(
        {
            "text": "what about Leeds",
            "intent": {"name": "law", "confidence": 0.9},
            "intent_ranking": [
                {"name": n, "confidence": c} for n, c in (("law", 0.6), ("greet", 0.3), ("approach", 0.1))
            ],
            "entities": [{"entity": kind, "value": value} for kind, value in entities],
        }
    )

    assert heard == Heard(
        text="what about Leeds",
        intent="law",
        share=0.9,
        needs=(Likely("law", 0.6), Likely("approach", 0.1)),
        subjects=("hiv",),
        readings=(Likely("hiv", 1.0),),
        nations=("Wales",),
        places=(LEEDS,),
        terms=("hiv.definition.prep",),
    )


def test_something_named_twice_is_heard_once():
    twice = [{"entity": "subject", "value": "hiv"}, {"entity": "subject", "value": "hiv"}]

    assert Heard.from_message({"entities": twice}).subjects == ("hiv",)


@pytest.mark.parametrize("message", [{}, {"text": None, "intent": None, "entities": None, "intent_ranking": None}])
def test_an_empty_parse_says_nothing(message):
    assert Heard.from_message(message) == Heard()


def test_a_subject_named_in_words_is_told_from_a_likely_one():
    entities = [{"entity": "subject", "value": "hiv", "role": "named"}, {"entity": "subject", "value": "homelessness"}]
    heard = Heard.from_message({"entities": [*entities, {"entity": "guess", "value": "young_people"}]})
    assert (heard.subjects, heard.named, heard.guesses) == (("hiv", "homelessness"), ("hiv",), ("young_people",))


def said(text, intent="law", move=OPENS):
    return {"text": text, "intent": {"name": intent}, "move": move}


def test_what_was_said_before_goes_back_to_where_the_case_opened():
    before = [said("another case"), said("this case"), said("and more", move=ADDS)]
    assert Heard.from_message({}, before).earlier == ("this case", "and more")


def test_nothing_said_before_a_fresh_start_is_part_of_the_case():
    before = [said("that case"), said("start again", "start_again", ASKS), said("this case", move=ASKS)]
    assert Heard.from_message({}, before).earlier == ("this case",)


def test_small_talk_is_no_part_of_the_case():
    before = [said("this case"), said("thanks", "thank"), said("hm", "acknowledge")]
    assert Heard.from_message({}, before).earlier == ("this case",)


def test_an_option_that_was_tapped_is_no_part_of_what_was_asked():
    before = [said("he has her card"), said(about(["domestic_abuse"], "law"), move=ASKS)]
    assert Heard.from_message({}, before).earlier == ("he has her card",)


def test_other_likely_readings_are_offered_two_at_most():
    shares = {"law": 0.6, "approach": 0.2, "contacts": 0.1, "barriers": 0.05, "overview": 0.001}
    needs = tuple(Likely(name, share) for name, share in shares.items())
    assert Heard(needs=needs).other_needs == ("approach", "contacts")
    assert Heard(needs=(needs[0], needs[-1])).other_needs == ()


def test_without_a_reading_there_is_no_second_and_no_certainty():
    assert (Heard().other_needs, Heard().certainty) == ((), 0.0)


SEVERAL = (Likely("checklist", 0.18), Likely("law", 0.16))


def refused(share, need_share, **said):
    needs = (Likely("law", need_share), Likely("approach", 0.01))
    return Heard(intent="out_of_scope", share=share, needs=needs, **said)


@pytest.mark.parametrize(
    ("heard", "may_be"),
    [
        (refused(0.6, 0.3, guesses=("ethics_confidentiality",)), True),
        (refused(0.7, 0.26, guesses=("ethics_confidentiality",)), False),
        (refused(0.7, 0.26, subjects=("hiv",), named=("hiv",)), True),
        (refused(0.7, 0.26, terms=("hiv.definition.prep",)), True),
        (refused(0.3, 0.2, terms=("hiv.definition.prep",)), False),
        (replace(refused(0.54, 0.18, terms=("hiv.definition.prep",)), needs=SEVERAL), True),
        (refused(0.4, 0.35), False),
    ],
    ids=[
        "nearly as likely",
        "far less likely",
        "names a group",
        "names a term",
        "no need",
        "several needs",
        "no subject at all",
    ],
)
def test_what_may_be_covered_is_told_from_what_is_not(heard, may_be):
    assert heard.may_be_covered is may_be


def test_other_shares_change_what_counts_but_not_what_was_named():
    heard = Heard(intent="law", subjects=("hiv", "homelessness"), named=("homelessness",), guesses=("young_people",))
    meanings = Meanings({"young_people": 0.8, "hiv": 0.1, "homelessness": 0.01}, {"barriers": 0.6, "law": 0.3})
    read = heard.meaning(meanings)
    assert (read.subjects, read.guesses) == (("young_people", "homelessness"), ("hiv",))
    assert (read.intent, read.certainty) == ("barriers", 0.6)


def test_a_message_that_asks_nothing_still_asks_nothing_after_a_second_reading():
    assert Heard(intent="inform").meaning(Meanings({"hiv": 0.8}, {"law": 0.6})).intent == "inform"


@pytest.mark.parametrize(("fits", "subjects"), [(ANSWERED, ("hiv",)), (ANSWERED - 0.01, ())])
def test_a_subject_counts_sooner_where_a_point_answers_the_message(fits, subjects):
    meanings = Meanings({"hiv": 0.3, "homelessness": 0.1}, {"law": 0.9}, fits)
    assert Heard(intent="law").meaning(meanings).subjects == subjects


@pytest.mark.parametrize(
    ("text", "certainty", "move"),
    [("says its womens work", 0.3, ADDS), ("what do we put in place", 0.3, ASKS), ("keep him away", 0.9, ASKS)],
)
def test_a_message_that_goes_on_with_the_case_only_offers_what_it_seems_to_be_about(text, certainty, move):
    needs = (Likely("barriers", certainty),)
    heard = Heard(text, "barriers", needs=needs, subjects=("domestic_abuse",), guesses=("hiv",)).going_on()
    assert (heard.move, heard.subjects, heard.guesses) == (move, (), ("domestic_abuse", "hiv"))
