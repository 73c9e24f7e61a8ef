"""Rasa graph component: what a message is about. Several subjects may be true of one message."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
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
from bot.understanding.phrases import PhraseTable
from knowledge.content import content_hash, read_content
from knowledge.vocabulary import SUBJECTS

SUBJECT_ENTITY = "subject"
_MODEL = "subject.npz"
_NAMES = "names.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SubjectRecogniser(GraphComponent):
    """Adds an entity ``subject`` for each subject that is likely enough, the most likely first.

    The training labels stand in the metadata of each block: ``metadata: {subjects: [hiv]}``.

    Config:
        sure: probability from which a subject is taken.
        together: a further subject is taken only when it is also at least this share of the best one.
        named: probability from which a subject is taken when the message names it.
        most: how many subjects one message may have.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings this component starts from."""
        return {"sure": 0.3, "together": 0.7, "named": 0.15, "most": 3}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: LinearModel | None = None,
        names: Sequence[tuple[str, str]] = (),
    ) -> None:
        self._config = config
        self._storage, self._resource = model_storage, resource
        self._model = model
        self._names = PhraseTable(names)

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
            names = json.loads((Path(folder) / _NAMES).read_text(encoding="utf-8"))
            model = LinearModel.load(Path(folder) / _MODEL)
        return cls(config, model_storage, resource, model, [(name, subject) for name, subject in names])

    @staticmethod
    def fingerprint_addon(config: dict[str, Any]) -> str | None:
        """Train again when the content changes: the names of the subjects are part of it."""
        return content_hash()

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example; one without subjects is an example of none."""
        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        self._model = LinearModel.fit(examples, [subjects_of(m) for m in examples])
        with self._storage.write_to(self._resource) as folder:
            self._model.save(Path(folder) / _MODEL)
            (Path(folder) / _NAMES).write_text(json.dumps(list(_subject_names())), encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the subjects of each message to its entities."""
        for message in messages:
            found = [subject_entity(name, odds) for name, odds in self.recognise(message)]
            message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages

    def recognise(self, message: Message) -> list[tuple[str, float]]:
        """Return (subject, probability), the most likely first; empty when nothing is likely enough."""
        if self._model is None or not message.get(TEXT):
            return []
        odds = self._model.probabilities(message)
        named = {found.value for found in self._names.find(message.get(TEXT))}
        bar = max(float(self._config["sure"]), float(odds.max()) * float(self._config["together"]))
        low_bar = float(self._config["named"])
        order = np.argsort(-odds)[: int(self._config["most"])]
        likely = [(self._model.labels[i], float(odds[i])) for i in order]
        return [(name, chance) for name, chance in likely if chance >= (low_bar if name in named else bar)]


def _subject_names() -> Iterator[tuple[str, str]]:
    yield from ((name, subject) for subject, name in SUBJECTS.items())
    yield from ((name, subject.id) for subject in read_content().subjects for name in subject.also)


def subjects_of(message: Message) -> list[str]:
    """Return the subjects a training message is labelled with."""
    metadata = message.get(METADATA) or {}
    subjects: list[str] = (metadata.get(METADATA_INTENT) or {}).get("subjects", [])
    return subjects


def subject_entity(name: str, odds: float) -> dict[str, Any]:
    """Return a subject as Rasa keeps entities."""
    return {
        "entity": SUBJECT_ENTITY,
        "value": name,
        "confidence_entity": odds,
        "extractor": SubjectRecogniser.__name__,
    }
