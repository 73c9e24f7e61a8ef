"""Rasa graph component: how likely it is that a message in the middle of a conversation turns to another case."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.heard import ANOTHER_CASE, MOVE, OPENS
from bot.understanding.linear import softmax
from bot.understanding.trained import Lessons, LinearComponent, told

OPENING_EVERY = 6
"""Of the messages that were not written as a turn of a conversation, every so manieth counts as one that opens a case.
With all of them, every message that tells of somebody would seem to."""

SAME = "same"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class CaseRecogniser(LinearComponent):
    """Sets how likely a message opens another case: by a word such as "next one", or by telling of somebody new."""

    file = "case.npz"

    def lessons(self, messages: Sequence[Message]) -> Lessons:
        """Learn from the blocks that say a move, which are turns of conversations, and from a few other messages."""
        turns = [message for message in messages if told(message, MOVE)]
        alone = (message for message in messages if told(message, "subjects") and not told(message, MOVE))
        openings = list(islice(alone, 0, None, OPENING_EVERY))
        labels = [OPENS if told(turn, MOVE) == OPENS else SAME for turn in turns] + [OPENS] * len(openings)
        return Lessons([*turns, *openings], [(label,) for label in labels])

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the share on each message."""
        for message in messages:
            message.set(ANOTHER_CASE, self._share(message), add_to_output=True)
        return messages

    def _share(self, message: Message) -> float:
        """Return the share; 1 while untrained."""
        logits = self.logits(message)
        shares = softmax(np.array(list(logits.values()), dtype=np.float32)).tolist() if logits else []
        return float(dict(zip(logits, shares, strict=True)).get(OPENS, 1.0))
