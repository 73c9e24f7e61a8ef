"""Rasa graph component: what a message is about. Several subjects may be true of one message."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.heard import MAY_BE_ABOUT, SUBJECT_COUNTS, TOGETHER
from bot.understanding.denied import affirmed
from bot.understanding.linear import NONE, softmax
from bot.understanding.phrases import PhraseTable
from bot.understanding.trained import Lessons, LinearComponent, told
from knowledge.content import content_hash, read_content
from knowledge.vocabulary import CLIENT_GROUPS, SUBJECTS

SUBJECT_ENTITY, GUESS_ENTITY = "subject", "guess"
SHARPNESS = 0.6
"""What logits are multiplied by, so that shares are as often right as they say (measured on the development sets)."""

NAMED = "named"
"""The role of a subject that the message names in words."""

NO_SUBJECT = ""
OTHER_CARERS = ("home", "paid", "foster", "kinship", "respite", "agency", "night")
"""Before "carer": somebody who is paid, or brings up a child. "Carer" alone names those who care unpaid."""

_NAMES = "names.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SubjectRecogniser(LinearComponent):
    """Adds an entity ``subject`` for each subject that is likely enough, and ``guess`` for those that may be meant.

    The training labels stand in the metadata of each block: ``metadata: {subjects: [hiv]}``.

    Config:
        sure: share from which a subject is taken.
        together: a further subject is taken only when it also has at least this much of the best one's share.
        maybe: share from which a subject is offered.
        most: how many subjects are considered. A client group that the message names is always taken;
            a theme that it names, from ``maybe``: its name may be an ordinary word ("partnership").
    """

    file = "subject.npz"

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings this component starts from."""
        return {"sure": SUBJECT_COUNTS, "together": TOGETHER, "maybe": MAY_BE_ABOUT, "most": 3}

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SubjectRecogniser:
        """Read the trained arrays, and the names of the subjects the model was made with."""
        loaded = super().load(config, model_storage, resource, execution_context, **kwargs)
        with model_storage.read_from(resource) as folder:
            names = json.loads((Path(folder) / _NAMES).read_text(encoding="utf-8"))
        loaded.names = PhraseTable((name, subject) for name, subject in names)
        return loaded

    @staticmethod
    def fingerprint_addon(config: dict[str, Any]) -> str | None:
        """Train again when the content changes: the names of the subjects are part of it."""
        return content_hash()

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.names = PhraseTable(())

    def lessons(self, messages: Sequence[Message]) -> Lessons:
        """Learn from every example; one without subjects is an example of none."""
        return Lessons(messages, [told(m, "subjects") or () for m in messages])

    def train(self, training_data: TrainingData) -> Resource:
        """Learn, and keep the names too."""
        resource = super().train(training_data)
        with self._storage.write_to(self._resource) as folder:
            (Path(folder) / _NAMES).write_text(json.dumps(list(_subject_names())), encoding="utf-8")
        return resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the subjects of each message to its entities."""
        for message in messages:
            message.set(ENTITIES, [*message.get(ENTITIES, []), *self.recognise(message)], add_to_output=True)
        return messages

    def recognise(self, message: Message) -> list[dict[str, Any]]:
        """Return the entities, the most likely first; none when nothing is likely enough."""
        shares = self._shares(message)
        named = {found.value for found in self.names.find(affirmed(message.get(TEXT) or ""))} - {NO_SUBJECT}
        bar = max(float(self._config["sure"]), max(shares.values(), default=0.0) * float(self._config["together"]))
        likely = list(shares)[: int(self._config["most"])]
        found = []
        for name in (*likely, *(name for name in shares if name in named and name not in likely)):
            always = name in named and (name in CLIENT_GROUPS or shares[name] >= float(self._config["maybe"]))
            if always or shares[name] >= bar:
                found.append(subject_entity(name, shares[name], named=name in named))
            elif shares[name] >= float(self._config["maybe"]):
                found.append(subject_entity(name, shares[name], kind=GUESS_ENTITY))
        return found

    def _shares(self, message: Message) -> dict[str, float]:
        """Return the share of each subject, the most likely first; what is missing to 1 is that of no subject."""
        logits = self.logits(message)
        if not logits:
            return {}
        shares = softmax(SHARPNESS * np.array(list(logits.values()), dtype=np.float32))
        ranked = sorted(zip(logits, shares.tolist(), strict=True), key=lambda pair: -pair[1])
        return {name: share for name, share in ranked if name != NONE}


def _subject_names() -> Iterator[tuple[str, str]]:
    yield from ((name, subject) for subject, name in SUBJECTS.items())
    yield from ((name, subject.id) for subject in read_content().subjects for name in subject.also)
    yield from ((f"{kind} {carer}", NO_SUBJECT) for kind in OTHER_CARERS for carer in ("carer", "carers"))


def subject_entity(name: str, odds: float, named: bool = False, kind: str = SUBJECT_ENTITY) -> dict[str, Any]:
    """Return a subject as Rasa keeps entities."""
    entity = {
        "entity": kind,
        "value": name,
        "confidence_entity": odds,
        "extractor": SubjectRecogniser.__name__,
    }
    return {**entity, "role": NAMED} if named else entity
