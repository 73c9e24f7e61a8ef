"""Moves in the conversation: greeting, thanks, help, start again, out of scope."""

from __future__ import annotations

from actions.base import AnswerAction
from bot.answer import Answer
from bot.replies import CONVERSATION, conversation, nothing_heard, out_of_scope
from bot.topic import Heard, Topic


class Converse(AnswerAction):
    """Say the fixed words for this move; the topic stays."""

    def name(self) -> str:
        """Return the name used in the domain."""
        return "action_converse"

    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Return the words for the intent."""
        if heard.intent in CONVERSATION:
            return conversation(heard.intent), topic
        return nothing_heard(), topic


class StartAgain(AnswerAction):
    """Forget what the conversation was about."""

    def name(self) -> str:
        """Return the name used in the domain."""
        return "action_start_again"

    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Empty the topic."""
        return conversation("start_again"), Topic()


class OutOfScope(AnswerAction):
    """Say what is not covered, and what is; the topic stays."""

    def name(self) -> str:
        """Return the name used in the domain."""
        return "action_out_of_scope"

    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Refuse kindly."""
        return out_of_scope(), topic
