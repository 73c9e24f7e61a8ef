"""Rasa graph component: which need, or which move in the conversation, a message expresses (the intent)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.heard import OUT_OF_SCOPE
from bot.understanding.linear import softmax
from bot.understanding.trained import Lessons, LinearComponent, told

REFUSED = "refused"
"""The message property that says what kind of thing is asked for when it is out of scope."""

RANKED = 5

SHARPNESS = 0.5
"""What logits are multiplied by, so that shares are as often right as they say (measured on the development sets)."""

_KIND = "/"

Ranked = dict[str, Any]
"""``name`` and ``confidence`` of an intent."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class NeedClassifier(LinearComponent):
    """Ranks the intents.

    A block may say ``also``: needs that would be right as well; the message then teaches nothing about them. A block of
    ``out_of_scope`` may say its ``kind``: kinds are told apart, and their probabilities make up the intent's.
    """

    file = "need.npz"

    def lessons(self, messages: Sequence[Message]) -> Lessons:
        """Learn from every example."""
        labels = [(_KIND.join(filter(None, [m.get(INTENT), told(m, "kind")])),) for m in messages]
        return Lessons(messages, labels, [told(m, "also") or () for m in messages])

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent, its ranking and the kind of refusal on each message."""
        for message in messages:
            shares = self._shares(message)
            ranking = _by_intent(shares)[:RANKED]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
            message.set(REFUSED, _kind(shares), add_to_output=True)
        return messages

    def _shares(self, message: Message) -> dict[str, float]:
        logits = self.logits(message)
        if not logits:
            return {}
        shares = softmax(SHARPNESS * np.array(list(logits.values()), dtype=np.float32))
        return dict(sorted(zip(logits, shares.tolist(), strict=True), key=lambda pair: -pair[1]))


def _by_intent(shares: dict[str, float]) -> list[Ranked]:
    totals: dict[str, float] = defaultdict(float)
    for label, share in shares.items():
        totals[label.partition(_KIND)[0]] += share
    ranked = sorted(totals.items(), key=lambda pair: -pair[1])
    return [{"name": name, "confidence": share} for name, share in ranked] or [{"name": None, "confidence": 0.0}]


def _kind(shares: dict[str, float]) -> str | None:
    """Return the most likely kind of what is out of scope."""
    kinds = (label.partition(_KIND)[2] for label in shares if label.startswith(OUT_OF_SCOPE))
    return next(filter(None, kinds), None)
