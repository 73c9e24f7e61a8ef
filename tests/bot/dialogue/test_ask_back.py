"""Asking back: what was asked and offered is remembered."""

from bot.dialogue.ask_back import ask_need, ask_subject
from bot.dialogue.heard import Heard, Likely
from bot.dialogue.topic import NEED, SUBJECT, Topic
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
