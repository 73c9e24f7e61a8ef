"""Rasa graph component: a chosen option is taken at its word, whatever the classifiers made of it."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.heard import ASKS, INFORM, MOVE
from bot.options import Chosen, read_option
from bot.understanding.subject import GUESS_ENTITY, SUBJECT_ENTITY, subject_entity

FEEDBACK = "feedback"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class OptionReader(GraphComponent):
    """Stands after the classifiers and replaces what they found, for options only."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> OptionReader:
        """Make the component."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent and subjects of each message that is an option."""
        for message in messages:
            chosen = read_option(message.get(TEXT) or "")
            if chosen:
                _set(message, chosen)
        return messages


def _set(message: Message, chosen: Chosen) -> None:
    intent = {"name": FEEDBACK if chosen.report else chosen.need or INFORM, "confidence": 1.0}
    message.set(INTENT, intent, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [intent], add_to_output=True)
    others = [entity for entity in message.get(ENTITIES, []) if entity["entity"] not in (SUBJECT_ENTITY, GUESS_ENTITY)]
    subjects = [subject_entity(name, 1.0, named=True) for name in chosen.subjects]
    message.set(ENTITIES, [*others, *subjects], add_to_output=True)
    message.set(MOVE, ASKS, add_to_output=True)
