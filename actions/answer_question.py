"""Answer a question, a follow-up, or ask back when the subject or the need is unclear."""

from __future__ import annotations

from dataclasses import replace

from actions.base import AnswerAction
from actions.chosen import follow_option
from actions.question import answer_question, read_again, stores
from bot.answer import Answer
from bot.answering import again, more
from bot.dialogue.ask_back import ask_need, ask_subject
from bot.dialogue.choose_option import chosen_option
from bot.dialogue.follow import asked_about, within_case
from bot.dialogue.go_back import asks_something_new, wanted_back
from bot.dialogue.heard import ASKS, RETURNS, Heard
from bot.dialogue.topic import PLACE, Shown, Topic
from bot.dialogue.wishes import is_short
from bot.knowledge import shared_store
from bot.replies import (
    none_of_these,
    nothing_heard,
    nothing_more,
    nothing_to_go_back_to,
    place_not_these,
    words,
)

FITS_WELL = 0.5
"""How well some point must fit a short message that asks for nothing clearly, for it to be answered."""


class AnswerQuestion(AnswerAction):
    """One of the twelve needs, or a message that gives only a subject, a place or a nation."""

    def name(self) -> str:
        """Return the name used in the domain."""
        return "action_answer_question"

    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Look up what fits."""
        if heard.move == RETURNS and topic.trail:
            wanted = _wanted(topic, heard)
            if wanted and asks_something_new(wanted, heard):
                case = replace(topic, subjects=wanted.subjects, need=wanted.need)
                return answer_question(case, replace(heard, move=ASKS))
            if heard.nations or heard.places:
                return answer_question(topic, replace(heard, move=ASKS))
            return _back(topic, heard)
        return answer_question(topic, read_again(topic, heard))


class ShowMore(AnswerAction):
    """The next points of the same question."""

    def name(self) -> str:
        """Return the name used in the domain."""
        return "action_show_more"

    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Show what was left."""
        answer, left = more(stores(), topic) if topic.remaining or topic.passed else (nothing_more(), topic)
        return (answer, left) if answer.points or answer.contacts else (nothing_more(), left)


class GoBack(AnswerAction):
    """An answer given earlier, once more."""

    def name(self) -> str:
        """Return the name used in the domain."""
        return "action_go_back"

    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Find the one that is meant."""
        return _back(topic, heard)


class Explain(AnswerAction):
    """Why, says who: the last answer again, with a word on its sources."""

    def name(self) -> str:
        """Return the name used in the domain."""
        return "action_explain"

    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Point at the sources."""
        if not topic.trail:
            return nothing_to_go_back_to(), topic
        answer, now = again(stores(), topic, topic.trail[-1])
        return answer.with_lead(words("why")), now


class Choose(AnswerAction):
    """Yes, no, the second one: an answer to what the bot offered."""

    def name(self) -> str:
        """Return the name used in the domain."""
        return "action_choose"

    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Take the option that is meant; without one, ask openly."""
        option = chosen_option(heard.text, topic.offered) if heard.intent == "affirm" else None
        return follow_option(topic, option, heard) or (_none_chosen(topic), topic)


class Clarify(AnswerAction):
    """The message was not understood well enough: offer the likely meanings, never guess."""

    def name(self) -> str:
        """Return the name used in the domain."""
        return "action_clarify"

    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Go on with the case where the message leans on it, or ask for what is missing."""
        if heard.move == RETURNS and topic.trail:
            return _back(topic, heard)
        heard = read_again(topic, heard)
        if read := within_case(topic, heard) or _told_enough(heard):
            return answer_question(topic, read)
        now = asked_about(topic, heard)
        if (heard.places or heard.nations) and now.subjects and now.need and not heard.subjects:
            return answer_question(topic, heard)
        return _ask_back(topic, heard, now)


def _told_enough(heard: Heard) -> Heard | None:
    """Return a message that tells enough to find what fits, read as its likeliest need though none is likely."""
    if not heard.subjects or not heard.needs or (is_short(heard.text) and heard.fits < FITS_WELL):
        return None
    return replace(heard, intent=heard.needs[0].name)


def _ask_back(topic: Topic, heard: Heard, now: Topic) -> tuple[Answer, Topic]:
    if heard.subjects or heard.terms or (topic.subjects and heard.move == ASKS):
        return ask_need(now, heard)
    if not (now.subjects or heard.guesses or heard.places or heard.nations):
        return nothing_heard(), now
    return ask_subject(now, heard.guesses or now.subjects)


def _back(topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
    wanted = _wanted(topic, heard)
    return again(stores(), topic, wanted) if wanted else (nothing_to_go_back_to(), topic)


def _wanted(topic: Topic, heard: Heard) -> Shown | None:
    store = shared_store()
    return wanted_back(topic, heard, lambda shown: " ".join(point.text for point in store.points(shown.points)))


def _none_chosen(topic: Topic) -> Answer:
    if topic.asked == PLACE:
        return place_not_these()
    return none_of_these() if topic.asked else nothing_heard()
