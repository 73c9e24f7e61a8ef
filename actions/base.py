"""What every action shares: read the topic from the slots, send the answer, put the new topic back."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.answer import Answer
from bot.topic import Heard, Topic
from bot.urgent_first import with_urgency
from bot.wording import to_text


class AnswerAction(Action, ABC):
    """An action that says exactly one Answer."""

    @abstractmethod
    def answer(self, topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
        """Return what to say, and the topic after it. May read the store, so it runs beside the event loop."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Answer the latest message."""
        before = tracker.current_slot_values()
        heard = Heard.from_message(tracker.latest_message)
        answer, topic = await asyncio.to_thread(self.answer, Topic.from_slots(before), heard)
        answer = with_urgency(answer, heard.text, topic.nation)
        dispatcher.utter_message(text=to_text(answer), json_message={"answer": answer.to_dict()})
        slots = topic.to_slots()
        return [SlotSet(name, value) for name, value in slots.items() if before.get(name) != value]
