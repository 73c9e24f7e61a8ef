"""Answer a question, a follow-up, or ask back when the subject or the need is unclear."""

from __future__ import annotations

from actions.base import AnswerAction
from bot.answer import Answer
from bot.answering import guidance, more
from bot.knowledge import shared_store
from bot.replies import clarify_need, clarify_subject, nothing_heard, nothing_more
from bot.topic import Heard, Topic, next_topic
from bot.understanding.encoder import shared_encoder


class AnswerQuestion(AnswerAction):
    """One of the twelve needs, or a message that gives only a subject, a place or a nation."""

    def name(self) -> str:
        """Return the name used in the domain."""
        return "action_answer_question"

    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Look up what fits."""
        now = next_topic(topic, heard)
        if not now.subjects:
            return clarify_subject(need=now.need), now
        if now.need is None:
            return clarify_need(now.subjects), now
        question = shared_encoder().encode(heard.text) if heard.intent == now.need else None
        return guidance(shared_store(), now, heard, question)


class ShowMore(AnswerAction):
    """The next points of the same question."""

    def name(self) -> str:
        """Return the name used in the domain."""
        return "action_show_more"

    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Show what was left."""
        answer, left = more(shared_store(), topic) if topic.remaining else (nothing_more(), topic)
        return (answer, left) if answer.points else (nothing_more(), left)


class Clarify(AnswerAction):
    """The message was not understood well enough: offer the likely meanings, never guess."""

    def name(self) -> str:
        """Return the name used in the domain."""
        return "action_clarify"

    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Ask for what is missing."""
        now = next_topic(topic, heard)
        if heard.subjects or heard.terms:
            return clarify_need(now.subjects, heard.likely_needs), now
        if not now.subjects:
            return nothing_heard(), now
        return clarify_subject(now.subjects), now
