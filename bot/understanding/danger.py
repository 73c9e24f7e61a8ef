"""How likely it is that a message speaks of danger, from what it means: the second of two judges beside the rules.

Most messages about danger hold none of the usual words ("she's stopped answering the door and I can hear him"), and
most questions about law and training hold several. The model was learned from ``data/urgency``; it needs no Rasa, no
store and no network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import yaml

from bot.paths import DANGER_MODEL, DANGER_WEIGHTS, TRAINING_DATA, URGENCY_DATA
from bot.understanding.encoder import Vectors, shared_encoder
from bot.understanding.kept_vectors import encode_all
from bot.understanding.linear import Features, Floats, LinearModel, softmax
from bot.understanding.ngrams import Ngrams
from bot.understanding.urgency import CALM, EMERGENCY, NONE, SAME_DAY, Urgency

SURE_EMERGENCY, SURE_SAME_DAY = 0.15, 0.005
"""Shares from which a level is raised: chosen for recall; ``docs/understanding.md`` has what they miss."""

CALM_FOLDERS = frozenset({"conversation", "out_of_scope"})
CALM_INTENTS = frozenset({"overview", "definition", "case_example", "reflection"})
CALM_VOICES = frozenset({"in_other_company", "many_trades", "scenes", "borders", "thumbs_and_doubts"})
"""Files whose writers were asked for no message in which somebody is in danger now: signs, worries, awkward moments."""

CALM_EVERY = 3
"""One in so many of the ordinary messages teaches calm. Which ones rests on each text alone: counted off in a row, a
line added anywhere would exchange all that follow, and with them what is judged of messages near the border."""

_BETWEEN = "/"


BEYOND_DOUBT = 0.99
"""Share of calm from which nothing speaks for danger but a word: at which a rule's emergency is only acted on today."""


@dataclass(frozen=True)
class Meaning:
    """What the second judge makes of a message.

    Attributes:
        urgency: how urgent it is.
        calm: the share of calm, 0 to 1.

    """

    urgency: Urgency
    calm: float = 0.0

    @property
    def surely_calm(self) -> bool:
        """Whether it is calm beyond doubt."""
        return self.calm >= BEYOND_DOUBT


@dataclass(frozen=True)
class Example:
    """A message of the training data and what it says."""

    text: str
    level: str
    category: str | None


class DangerModel:
    """Judges messages by their meaning and their words."""

    def __init__(self, ngrams: Ngrams, model: LinearModel) -> None:
        self._ngrams, self._model = ngrams, model

    @classmethod
    def fit(cls, examples: Sequence[Example], encode: Callable[[Sequence[str]], Vectors]) -> DangerModel:
        """Learn from examples."""
        texts = [example.text for example in examples]
        ngrams = Ngrams.fit(texts)
        labels = [(_label(example),) for example in examples]
        return cls(ngrams, LinearModel.fit(Features(encode(texts), ngrams.rows(texts)), labels))

    def save(self, folder: Path) -> None:
        """Write the model into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self._ngrams.save(folder)
        self._model.save(folder / DANGER_WEIGHTS.name)

    @classmethod
    def load(cls, folder: Path) -> DangerModel:
        """Read what ``save`` wrote; nothing in the files is run."""
        return cls(Ngrams.load(folder), LinearModel.load(folder / DANGER_WEIGHTS.name))

    def judge(self, text: str, vector: Floats) -> Meaning:
        """Return how urgent a message is, and how surely it is calm."""
        logits = self._model.logits(Features(vector[np.newaxis], self._ngrams.rows([text])))[0]
        shares = dict(zip(self._model.labels, softmax(logits).tolist(), strict=True))
        emergency = {name: share for name, share in shares.items() if name.startswith(EMERGENCY)}
        urgent = {name: share for name, share in shares.items() if not name.startswith(NONE)}
        urgency = CALM
        if sum(emergency.values()) >= SURE_EMERGENCY:
            urgency = Urgency(EMERGENCY, _category(emergency))
        elif sum(urgent.values()) >= SURE_SAME_DAY:
            urgency = Urgency(SAME_DAY, _category(urgent))
        return Meaning(urgency, calm=1 - sum(urgent.values()))


def judge_meaning(text: str) -> Meaning:
    """Return how urgent a message is by its meaning.

    Raises:
        OSError: the model was not trained.

    """
    return _shared_model().judge(text, shared_encoder().encode(text))


def train_danger(folder: Path = DANGER_MODEL) -> None:
    """Learn from the training data, and write the model."""
    DangerModel.fit(list(read_examples()), encode_all).save(folder)


def read_examples() -> Iterator[Example]:
    """Yield the messages of the training data, and every few ordinary ones of the kinds that are calm by nature."""
    for path in sorted(URGENCY_DATA.glob("*.yml")):
        for block in _read(path):
            category = block["category"] if block["level"] != NONE else None
            yield from (Example(text, block["level"], category) for text in _lines(block))
    yield from (Example(text, NONE, None) for text in _calm_texts() if crc32(text.encode()) % CALM_EVERY == 0)


def _calm_texts() -> Iterator[str]:
    for path in sorted((TRAINING_DATA / "nlu").rglob("*.yml")):
        for block in _read(path)["nlu"]:
            if block["intent"] in CALM_INTENTS or path.parent.name in CALM_FOLDERS or path.stem in CALM_VOICES:
                yield from _lines(block)


def _lines(block: dict[str, Any]) -> list[str]:
    return [line.removeprefix("- ").strip() for line in block["examples"].splitlines()]


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)  # noqa: S506, a safe loader


@lru_cache(maxsize=1)
def _shared_model() -> DangerModel:
    return DangerModel.load(DANGER_MODEL)


def _label(example: Example) -> str:
    return _BETWEEN.join(filter(None, [example.level, example.category]))


def _category(shares: dict[str, float]) -> str:
    return max(shares, key=shares.__getitem__).partition(_BETWEEN)[2]
