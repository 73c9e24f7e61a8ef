"""What the trainable components share: a linear model, learned from training messages, kept in the model archive."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.featurizer import vector_of
from bot.understanding.linear import Features, Floats, LinearModel
from bot.understanding.ngram_featurizer import ngrams_of


@dataclass(frozen=True)
class Lessons:
    """What to learn: messages, the labels true of each, and the labels that may be true, which count neither way."""

    messages: Sequence[Message]
    labels: Sequence[Collection[str]]
    set_aside: Sequence[Collection[str]] = ()


class LinearComponent(GraphComponent):
    """A component around one linear model."""

    file: ClassVar[str]
    """Where its weights stand in the model archive."""

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, model: LinearModel | None = None
    ) -> None:
        self._config = config
        self._storage, self._resource = model_storage, resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearComponent:
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
    ) -> LinearComponent:
        """Read the trained arrays."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, LinearModel.load(Path(folder) / cls.file))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn, and keep what was learned."""
        messages = [m for m in training_data.intent_examples if m.get(TEXT)]
        lessons = self.lessons(messages)
        self._model = LinearModel.fit(features_of(lessons.messages), lessons.labels, lessons.set_aside)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(Path(folder) / self.file)
        return self._resource

    def logits(self, message: Message) -> dict[str, float]:
        """Return the logit of each label; none while untrained or without a text."""
        if self._model is None or not message.get(TEXT):
            return {}
        values: Floats = self._model.logits(features_of([message]))[0]
        return dict(zip(self._model.labels, values.tolist(), strict=True))

    @abstractmethod
    def lessons(self, messages: Sequence[Message]) -> Lessons:
        """Return what this component learns from the training messages."""


def features_of(messages: Sequence[Message]) -> Features:
    """Return the features that the featurizers set."""
    return Features(np.stack([vector_of(message) for message in messages]), ngrams_of(messages))


def told(message: Message, field: str) -> Any:
    """Return what the metadata of a training message's block says under this name, None when nothing."""
    metadata = message.get(METADATA) or {}
    return (metadata.get(METADATA_INTENT) or {}).get(field)
