"""Rasa graph component: which need, or which move in the conversation, a message expresses (the intent)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.featurizer import vector_of
from bot.understanding.linear import Floats, LinearModel

_MODEL = "need.npz"
_EXAMPLES = "examples.npz"
RANKED = 5


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class NeedClassifier(GraphComponent):
    """Ranks the intents. A message far from everything it was trained on is trusted less.

    Config:
        far: likeness (cosine) to the nearest example at or below which confidence is zero.
        near: likeness at or above which confidence is left as it is; between the two it falls evenly.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings this component starts from."""
        return {"far": 0.15, "near": 0.35}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: LinearModel | None = None,
        examples: Floats | None = None,
    ) -> None:
        self._far, self._near = float(config["far"]), float(config["near"])
        self._storage, self._resource = model_storage, resource
        self._model = model
        self._examples = examples

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NeedClassifier:
        """Make an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NeedClassifier:
        """Read the trained arrays."""
        with model_storage.read_from(resource) as folder:
            with np.load(Path(folder) / _EXAMPLES, allow_pickle=False) as arrays:
                examples = arrays["vectors"].astype(np.float32)
            return cls(config, model_storage, resource, LinearModel.load(Path(folder) / _MODEL), examples)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that has an intent."""
        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        self._model = LinearModel.fit(examples, [(m.get(INTENT),) for m in examples])
        self._examples = np.stack([vector_of(m) for m in examples])
        with self._storage.write_to(self._resource) as folder:
            self._model.save(Path(folder) / _MODEL)
            np.savez_compressed(Path(folder) / _EXAMPLES, vectors=self._examples.astype(np.float16))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and its ranking on each message."""
        for message in messages:
            ranking = self._rank(message)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _rank(self, message: Message) -> list[dict[str, Any]]:
        if self._model is None or self._examples is None:
            return [{"name": None, "confidence": 0.0}]
        odds = self._model.probabilities(message)
        shares = odds / max(float(odds.sum()), 1e-9) * self._trust(vector_of(message))
        best = np.argsort(-shares)[:RANKED]
        return [{"name": self._model.labels[i], "confidence": float(shares[i])} for i in best]

    def _trust(self, vector: Floats) -> float:
        likeness = float((self._examples @ vector).max()) if self._examples is not None else 0.0
        return float(np.clip((likeness - self._far) / (self._near - self._far), 0.0, 1.0))
