"""Do what an option says, also when it was chosen in words."""

from __future__ import annotations

from actions.question import asked_before, choose_place, stores
from actions.report import report_problem
from bot.answer import Answer
from bot.answering import guidance
from bot.dialogue.choose_option import option_meant
from bot.dialogue.follow import next_topic
from bot.dialogue.heard import Heard
from bot.dialogue.topic import PLACE, REPORT, Topic
from bot.options import Chosen, read_option


def follow_option(topic: Topic, message: str | None, heard: Heard) -> tuple[Answer, Topic] | None:
    """Answer the message of an option, chosen by what was heard; None when it is none."""
    chosen = read_option(message) if message else None
    if chosen is None:
        return None
    if chosen.report:
        return report_problem(topic, chosen.number, chosen.reason)
    if chosen.place:
        return choose_place(topic, chosen.place)
    return guidance(stores(), next_topic(topic, _as_heard(chosen)), Heard(), asked_before(heard))


def answer_in_words(topic: Topic, heard: Heard) -> tuple[Answer, Topic] | None:
    """Answer a reply such as "the third one" or "closed" to which place or which contact is meant."""
    if topic.asked not in (PLACE, REPORT):
        return None
    return follow_option(topic, option_meant(heard.text, topic.offered), heard)


def _as_heard(chosen: Chosen) -> Heard:
    return Heard(intent=chosen.need or "inform", subjects=chosen.subjects, named=chosen.subjects)
