"""Rasa graph component: puts the sentence vector on each message."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.denied import affirmed
from bot.understanding.encoder import Encoder, Vectors, shared_encoder
from bot.understanding.encoder_build import ENCODER_ID
from bot.understanding.kept_vectors import encode_all

VECTOR = "sentence_vector"
"""The message property under which the vector stands, shape (384,)."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceVectorFeaturizer(GraphComponent):
    """Encodes the text of a message once, for every component after it."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceVectorFeaturizer:
        """Make the component; the encoder is shared by the whole process."""
        return cls(shared_encoder())

    @staticmethod
    def fingerprint_addon(config: dict[str, Any]) -> str | None:
        """Retrain when the encoder's weights change."""
        return ENCODER_ID

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the vector of each message."""
        for message in messages:
            message.set(VECTOR, self._encoder.encode(affirmed(message.get(TEXT) or "")))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Set the vectors of all training messages."""
        messages = [m for m in training_data.training_examples if m.get(TEXT)]
        vectors = encode_all([affirmed(m.get(TEXT)) for m in messages])
        for message, vector in zip(messages, vectors, strict=True):
            message.set(VECTOR, vector)
        return training_data


def vector_of(message: Message) -> Vectors:
    """Return the vector the featurizer set.

    Raises:
        ValueError: the featurizer does not stand before this component in the pipeline.

    """
    vector = message.get(VECTOR)
    if vector is None:
        raise ValueError("SentenceVectorFeaturizer must come first in the pipeline")
    return np.asarray(vector, dtype=np.float32)
