"""A linear model over sentence vectors and n-grams: one logistic regression a label, kept as plain arrays."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

from bot.understanding.featurizer import vector_of
from bot.understanding.ngrams import ngrams_of

Floats = npt.NDArray[np.float32]

VECTOR_WEIGHT = 2.0
"""How much the sentence vector counts beside the n-grams, which have length 1 each."""

INVERSE_REGULARISATION = 4.0


class LinearModel:
    """Gives each label an independent probability, so that several labels may be true at once."""

    def __init__(self, labels: Sequence[str], for_vector: Floats, for_ngrams: Floats, intercepts: Floats) -> None:
        """Take the weights of each label: (width, labels), (n-grams, labels) and (labels,)."""
        self.labels = tuple(labels)
        self._for_vector = np.ascontiguousarray(for_vector)
        self._for_ngrams = np.ascontiguousarray(for_ngrams)
        self._intercepts = intercepts

    @classmethod
    def fit(cls, messages: Sequence[Message], labels: Sequence[Collection[str]]) -> LinearModel:
        """Train on messages that carry their features, and the labels true of each."""
        vectors = np.stack([vector_of(m) for m in messages])
        features = hstack([csr_matrix(vectors * VECTOR_WEIGHT), vstack([ngrams_of(m) for m in messages])], format="csr")
        names = sorted({name for given in labels for name in given})
        truths = [np.array([name in given for given in labels]) for name in names]
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as threads:
            fitted = list(threads.map(partial(_fit_one, features), truths))
        weights = np.stack([model.coef_[0] for model in fitted], axis=1).astype(np.float32)
        intercepts = np.array([model.intercept_[0] for model in fitted], dtype=np.float32)
        width = vectors.shape[1]
        return cls(names, weights[:width] * VECTOR_WEIGHT, weights[width:], intercepts)

    def probabilities(self, message: Message) -> Floats:
        """Return the probability of each label, shape (labels,)."""
        logits = vector_of(message) @ self._for_vector + self._intercepts
        logits += np.asarray(ngrams_of(message) @ self._for_ngrams).ravel()
        odds: Floats = 1.0 / (1.0 + np.exp(-logits))
        return odds

    def save(self, path: Path) -> None:
        """Write the model as one ``.npz`` file."""
        np.savez_compressed(
            path,
            labels=np.array(self.labels),
            for_vector=self._for_vector,
            for_ngrams=self._for_ngrams,
            intercepts=self._intercepts,
        )

    @classmethod
    def load(cls, path: Path) -> LinearModel:
        """Read what ``save`` wrote; nothing in the file is run."""
        with np.load(path, allow_pickle=False) as arrays:
            labels = [str(label) for label in arrays["labels"]]
            return cls(labels, arrays["for_vector"], arrays["for_ngrams"], arrays["intercepts"])


def _fit_one(features: csr_matrix, truth: npt.NDArray[np.bool_]) -> LogisticRegression:
    model = LogisticRegression(C=INVERSE_REGULARISATION, class_weight="balanced", solver="liblinear", tol=1e-3)
    return model.fit(features, truth)
