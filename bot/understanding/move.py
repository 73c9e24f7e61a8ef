"""Rasa graph component: what a message does with what was said before it in the conversation."""

from __future__ import annotations

from collections.abc import Sequence

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.heard import CORRECTS, OPENS
from bot.understanding.denied import takes_back
from bot.understanding.trained import Lessons, LinearComponent, told

MOVE = "move"
"""The message property that holds it: one of the moves of ``bot.dialogue.heard``."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class MoveRecogniser(LinearComponent):
    """Sets the most likely move. Examples about a subject open a case, unless their block says ``move``."""

    file = "move.npz"

    def lessons(self, messages: Sequence[Message]) -> Lessons:
        """Learn from the blocks that say a move, and from every message about a subject."""
        moves = [told(m, MOVE) or (OPENS if told(m, "subjects") else None) for m in messages]
        known = [(message, move) for message, move in zip(messages, moves, strict=True) if move]
        return Lessons([message for message, _ in known], [(move,) for _, move in known])

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the move of each message."""
        for message in messages:
            corrects = takes_back(message.get(TEXT) or "")
            message.set(MOVE, CORRECTS if corrects else self._most_likely(message), add_to_output=True)
        return messages

    def _most_likely(self, message: Message) -> str:
        logits = self.logits(message)
        return max(logits, key=logits.__getitem__, default=OPENS)
