"""Rasa graph component: what a message does with what was said before it in the conversation."""

from __future__ import annotations

from collections.abc import Sequence

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.heard import ANOTHER_CASE, CORRECTS, MOVE, OPENS
from bot.understanding.denied import takes_back
from bot.understanding.trained import Lessons, LinearComponent, told

SURELY_ANOTHER = 0.5
"""Share from which a message opens another case; from ``CaseRecogniser``, which stands before this component."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class MoveRecogniser(LinearComponent):
    """Sets what a message does with what was said before: it opens another case, or else the most likely of the rest.

    It learns from the blocks that say a move.
    """

    file = "move.npz"

    def lessons(self, messages: Sequence[Message]) -> Lessons:
        """Learn from the turns of conversations that go on with a case."""
        known = [(message, told(message, MOVE)) for message in messages if told(message, MOVE) not in (None, OPENS)]
        return Lessons([message for message, _ in known], [(move,) for _, move in known])

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the move of each message."""
        for message in messages:
            corrects = takes_back(message.get(TEXT) or "")
            message.set(MOVE, CORRECTS if corrects else self._most_likely(message), add_to_output=True)
        return messages

    def _most_likely(self, message: Message) -> str:
        if message.get(ANOTHER_CASE) >= SURELY_ANOTHER:
            return OPENS
        logits = self.logits(message)
        return max(logits, key=logits.__getitem__, default=OPENS)
