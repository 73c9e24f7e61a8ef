"""What every action shares: read the topic from the slots, send the answer, put the new topic back."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.chosen import answer_in_words
from actions.question import answer_question, continues, with_place
from bot.answer import Answer
from bot.dialogue.heard import Heard
from bot.dialogue.topic import Topic
from bot.removed import KINDS, with_removed
from bot.urgent_first import with_urgency
from bot.wording import to_text


class AnswerAction(Action, ABC):
    """An action that says exactly one Answer.

    ``gives_way`` is off for those whose words stand, such as "start again".
    """

    gives_way = True

    @abstractmethod
    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Return what to say, and the topic after it. May read the store, so it runs beside the event loop."""

    def _taken(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Answer, or go on with the contacts where the message says nothing that another action could know better."""
        heard = with_place(topic, heard)
        in_words = answer_in_words(topic, heard)
        if in_words:
            return in_words
        if self.gives_way and continues(topic, heard):
            return answer_question(topic, heard)
        return self.answer(topic, heard)

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Answer the latest message."""
        before = tracker.current_slot_values()
        heard = Heard.from_message(tracker.latest_message, _earlier(tracker))
        answer, topic = await asyncio.to_thread(self._taken, Topic.from_slots(before), heard)
        answer = with_urgency(answer, heard.text, topic.nation)
        removed = (tracker.latest_message.get("metadata") or {}).get(KINDS) or ()
        answer = with_removed(answer, removed, reminded=topic.reminded)
        topic = replace(topic, reminded=topic.reminded or bool(removed))
        dispatcher.utter_message(text=to_text(answer), json_message={"answer": answer.to_dict()})
        slots = topic.to_slots()
        return [SlotSet(name, value) for name, value in slots.items() if before.get(name) != value]


def _earlier(tracker: Tracker) -> list[dict[str, Any]]:
    """Return Rasa's parses of the messages before the latest, the oldest first."""
    said = [event["parse_data"] for event in tracker.events if event.get("event") == "user" and "parse_data" in event]
    return said[:-1]
