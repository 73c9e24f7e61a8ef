"""Rasa graph component: puts word and letter n-grams on each message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from bot.understanding.denied import affirmed
from bot.understanding.ngrams import Ngrams

NGRAMS = "ngrams"
"""The message property under which they stand."""


@dataclass(frozen=True)
class Row:
    """One row of a matrix that many messages share."""

    matrix: csr_matrix
    index: int


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class NgramFeaturizer(GraphComponent):
    """Sets the n-grams of messages."""

    def __init__(self, model_storage: ModelStorage, resource: Resource, ngrams: Ngrams | None = None) -> None:
        self._storage, self._resource = model_storage, resource
        self._ngrams = ngrams

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NgramFeaturizer:
        """Make an untrained component."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NgramFeaturizer:
        """Read the trained arrays."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, Ngrams.load(Path(folder)))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from all training messages."""
        self._ngrams = Ngrams.fit([affirmed(m.get(TEXT)) for m in training_data.training_examples if m.get(TEXT)])
        with self._storage.write_to(self._resource) as folder:
            self._ngrams.save(Path(folder))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the n-grams of each message."""
        if self._ngrams is None:
            raise ValueError("NgramFeaturizer is not trained")
        matrix = self._ngrams.rows([affirmed(m.get(TEXT) or "") for m in messages])
        for i, message in enumerate(messages):
            message.set(NGRAMS, Row(matrix, i))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Set the n-grams of all training messages."""
        self.process([m for m in training_data.training_examples if m.get(TEXT)])
        return training_data


def ngrams_of(messages: Sequence[Message]) -> csr_matrix:
    """Return the n-grams the featurizer set, shape (len(messages), n-grams).

    Raises:
        ValueError: the featurizer does not stand before this component in the pipeline, or not for all messages.

    """
    rows: list[Row] = [message.get(NGRAMS) for message in messages]
    if not rows or any(row is None or row.matrix is not rows[0].matrix for row in rows):
        raise ValueError("NgramFeaturizer must stand before the classifiers in the pipeline")
    return rows[0].matrix[[row.index for row in rows]]
