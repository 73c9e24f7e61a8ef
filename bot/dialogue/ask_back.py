"""Ask for what is missing, and remember what was asked and offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Answer
from bot.dialogue.area import area_of
from bot.dialogue.heard import Heard
from bot.dialogue.place import Where
from bot.dialogue.topic import NEED, PLACE, SUBJECT, Topic
from bot.dialogue.where import MOST_OPTIONS
from bot.replies import clarify_need, clarify_place, clarify_subject


def ask_subject(topic: Topic, likely: Sequence[str] = ()) -> tuple[Answer, Topic]:
    """Ask what the question is about."""
    return _asked(clarify_subject(likely, topic.need), topic, SUBJECT)


def ask_need(topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
    """Ask what is wanted about the subjects of the topic."""
    return _asked(clarify_need(topic.subjects, [likely.name for likely in heard.needs]), topic, NEED)


def ask_place(topic: Topic, where: Where) -> tuple[Answer, Topic]:
    """Ask which council is meant. Until that is known there is none."""
    labels = [choice.label for choice in where.choices]
    shown = labels if len(labels) <= MOST_OPTIONS else []
    answer = clarify_place(where, shown)
    return _asked(replace(answer, subjects=topic.subjects, need=topic.need), replace(topic, area=None), PLACE)


def _asked(answer: Answer, topic: Topic, what: str) -> tuple[Answer, Topic]:
    answer = replace(answer, area=area_of(topic))
    return answer, replace(topic, asked=what, offered=tuple(option.message for option in answer.options))
