"""Rasa graph component: what a message is about. Several subjects may be true of one message."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.linear import LinearModel

SUBJECT_ENTITY = "subject"
_MODEL = "subject.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SubjectRecogniser(GraphComponent):
    """Adds an entity ``subject`` for each subject that is likely enough, the most likely first.

    The training labels stand in the metadata of each block: ``metadata: {subjects: [hiv]}``.

    Config:
        sure: probability from which a subject is taken.
        together: a further subject is taken only when it is also at least this share of the best one.
        most: how many subjects one message may have.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings this component starts from."""
        return {"sure": 0.4, "together": 0.7, "most": 3}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: LinearModel | None = None,
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
    ) -> SubjectRecogniser:
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
    ) -> SubjectRecogniser:
        """Read the trained arrays."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, LinearModel.load(Path(folder) / _MODEL))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example; one without subjects is an example of none."""
        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        self._model = LinearModel.fit(examples, [subjects_of(m) for m in examples])
        with self._storage.write_to(self._resource) as folder:
            self._model.save(Path(folder) / _MODEL)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the subjects of each message to its entities."""
        for message in messages:
            found = [_entity(name, odds) for name, odds in self.recognise(message)]
            message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages

    def recognise(self, message: Message) -> list[tuple[str, float]]:
        """Return (subject, probability), the most likely first; empty when nothing is likely enough."""
        if self._model is None or not message.get(TEXT):
            return []
        odds = self._model.probabilities(message)
        best = float(odds.max())
        bar = max(float(self._config["sure"]), best * float(self._config["together"]))
        order = np.argsort(-odds)[: int(self._config["most"])]
        return [(self._model.labels[i], float(odds[i])) for i in order if odds[i] >= bar]


def subjects_of(message: Message) -> list[str]:
    """Return the subjects a training message is labelled with."""
    metadata = message.get(METADATA) or {}
    subjects: list[str] = (metadata.get(METADATA_INTENT) or {}).get("subjects", [])
    return subjects


def _entity(name: str, odds: float) -> dict[str, Any]:
    return {
        "entity": SUBJECT_ENTITY,
        "value": name,
        "confidence_entity": odds,
        "extractor": SubjectRecogniser.__name__,
    }
