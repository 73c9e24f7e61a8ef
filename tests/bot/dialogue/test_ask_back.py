"""Asking back: what was asked and offered is remembered."""

from bot.dialogue.ask_back import ask_need, ask_place, ask_subject
from bot.dialogue.heard import Heard, Likely
from bot.dialogue.topic import NEED, PLACE, SUBJECT, Topic
from bot.dialogue.where import where_in
from bot.options import read_option


def test_asking_for_the_subject_is_remembered_with_what_was_offered():
    answer, left = ask_subject(Topic(need="law"), ["hiv"])
    assert answer.kind == "clarify"
    assert left.asked == SUBJECT
    assert left.offered == tuple(option.message for option in answer.options)
    assert read_option(left.offered[0]).subjects == ("hiv",)
    assert Topic.from_slots(left.to_slots()) == left


def test_asking_for_the_need_offers_the_likely_ones_first():
    heard = Heard(needs=(Likely("reflection", 0.2), Likely("barriers", 0.1)))
    answer, left = ask_need(Topic(("hiv",)), heard)
    assert left.asked == NEED
    assert [read_option(message).need for message in left.offered[:2]] == ["reflection", "barriers"]


def test_asking_for_the_place_offers_each_and_forgets_the_one_before(directory):
    answer, left = ask_place(Topic(("hiv",), "contacts", "England", "E08000035"), where_in(directory, "Newport"))

    assert answer.lead.startswith("Which do you mean: Newport, Wales or Newport, Isle of Wight?")
    assert [read_option(message).place for message in left.offered] == ["Newport, Wales", "Newport, Isle of Wight"]
    assert (left.asked, left.area, answer.subjects) == (PLACE, None, ("hiv",))
    assert Topic.from_slots(left.to_slots()) == left


def test_more_councils_than_can_be_offered_are_asked_for_by_name(directory):
    answer, _ = ask_place(Topic(("hiv",), "contacts"), where_in(directory, "Greater Manchester"))

    assert answer.options == ()
    assert answer.lead.startswith("Greater Manchester has several councils.")


def test_what_is_no_place_is_named_by_what_looked_like_one(directory):
    assert "where M5 is" in ask_place(Topic(), where_in(directory, "M5"))[0].lead
