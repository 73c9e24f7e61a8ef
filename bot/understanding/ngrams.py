"""Rasa graph component: puts word and letter n-grams on each message.

They bring what a sentence vector blurs: jargon, abbreviations, and words that survive typing errors letter by letter.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

NGRAMS = "ngrams"
"""The message property under which they stand, a sparse row."""

_KINDS: tuple[dict[str, Any], ...] = (
    {"analyzer": "word", "ngram_range": (1, 2), "sublinear_tf": True, "min_df": 2},
    {"analyzer": "char_wb", "ngram_range": (2, 5), "sublinear_tf": True, "min_df": 3},
)
_VOCABULARIES, _WEIGHTS = "vocabularies.json", "idf.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class NgramFeaturizer(GraphComponent):
    """TF-IDF weights of scikit-learn, kept as plain arrays so that loading a model never runs code from it."""

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, vectorizers: Sequence[TfidfVectorizer] = ()
    ) -> None:
        self._storage, self._resource = model_storage, resource
        self._vectorizers = tuple(vectorizers)

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
            vocabularies = json.loads((Path(folder) / _VOCABULARIES).read_text(encoding="utf-8"))
            with np.load(Path(folder) / _WEIGHTS, allow_pickle=False) as arrays:
                vectorizers = [
                    _vectorizer(kind, vocabulary, arrays[str(i)])
                    for i, (kind, vocabulary) in enumerate(zip(_KINDS, vocabularies, strict=True))
                ]
        return cls(model_storage, resource, vectorizers)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn which n-grams there are and how common each is."""
        texts = [m.get(TEXT).lower() for m in training_data.training_examples if m.get(TEXT)]
        self._vectorizers = tuple(TfidfVectorizer(**kind).fit(texts) for kind in _KINDS)
        vocabularies = [sorted(v.vocabulary_, key=v.vocabulary_.__getitem__) for v in self._vectorizers]
        with self._storage.write_to(self._resource) as folder:
            (Path(folder) / _VOCABULARIES).write_text(json.dumps(vocabularies), encoding="utf-8")
            np.savez_compressed(Path(folder) / _WEIGHTS, **{str(i): v.idf_ for i, v in enumerate(self._vectorizers)})
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the n-grams of each message."""
        rows = self._rows([m.get(TEXT) or "" for m in messages])
        for i, message in enumerate(messages):
            message.set(NGRAMS, rows[i] if len(messages) > 1 else rows)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Set the n-grams of all training messages."""
        self.process([m for m in training_data.training_examples if m.get(TEXT)])
        return training_data

    def _rows(self, texts: list[str]) -> csr_matrix:
        lowered = [text.lower() for text in texts]
        return hstack([vectorizer.transform(lowered) for vectorizer in self._vectorizers], format="csr")


def ngrams_of(message: Message) -> csr_matrix:
    """Return the n-grams the featurizer set, a sparse row.

    Raises:
        ValueError: the featurizer does not stand before this component in the pipeline.

    """
    row = message.get(NGRAMS)
    if row is None:
        raise ValueError("NgramFeaturizer must stand before the classifiers in the pipeline")
    return row


def _vectorizer(kind: dict[str, Any], vocabulary: list[str], idf: npt.NDArray[np.float64]) -> TfidfVectorizer:
    vectorizer = TfidfVectorizer(**kind, vocabulary=vocabulary)
    vectorizer.idf_ = idf
    return vectorizer
