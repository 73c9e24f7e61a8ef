"""Moves in the conversation: greeting, thanks, help, start again, out of scope."""

from __future__ import annotations

from dataclasses import replace

from actions.base import AnswerAction
from actions.question import answer_question, read_again
from actions.report import report_problem
from bot.answer import Answer
from bot.contacts import shown_contact
from bot.dialogue.ask_back import ask_need, ask_subject
from bot.dialogue.follow import asked_about, within_case
from bot.dialogue.heard import Heard
from bot.dialogue.topic import Topic
from bot.knowledge import shared_store
from bot.local.complaint import complaint_in
from bot.replies import CONVERSATION, conversation, nothing_heard, out_of_scope, refusals
from knowledge.votes import FITS_SURELY


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


class Report(AnswerAction):
    """Something was wrong, or right: a report on a contact is noted, all else answered by fixed words."""

    gives_way = False

    def name(self) -> str:
        """Return the name used in the domain."""
        return "action_report"

    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Note it, or ask what is missing."""
        complaint = complaint_in(heard.text, len(topic.contacts))
        if complaint is None:
            return conversation("feedback"), topic
        return report_problem(topic, complaint.number, complaint.reason)


class StartAgain(AnswerAction):
    """Forget what the conversation was about."""

    gives_way = False

    def name(self) -> str:
        """Return the name used in the domain."""
        return "action_start_again"

    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Empty the topic."""
        return conversation("start_again"), Topic()


class OutOfScope(AnswerAction):
    """Say what is not covered, and what is; the topic stays. Ask instead when it may well be covered."""

    def name(self) -> str:
        """Return the name used in the domain."""
        return "action_out_of_scope"

    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Refuse kindly, with who can help instead; go on with the case where the message leans on it."""
        if in_case := within_case(topic, heard):
            return answer_question(topic, in_case)
        if heard.may_be_covered:
            read = read_again(topic, heard)
            if read.subjects and read.needs and read.fits >= FITS_SURELY:
                return answer_question(topic, replace(read, intent=read.needs[0].name))
            now = asked_about(topic, heard)
            return ask_need(now, heard) if now.subjects else ask_subject(now, heard.guesses)
        answer = out_of_scope(heard.refused)
        refusal = refusals().get(heard.refused or "")
        if refusal and refusal.contacts:
            contacts = shared_store().named_contacts(refusal.contacts)
            answer = replace(answer, contacts=tuple(map(shown_contact, contacts)))
        return answer, topic
