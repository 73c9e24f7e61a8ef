"""Linear models over sentence vectors and n-grams, kept as plain arrays.

Two models are trained apart and their logits added: one on what a message means, one on its words and letters. Together
they err less than one model on both (``docs/understanding.md``), and each is quick to train.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

VECTOR_STRETCH = 8.0
"""Sentence vectors have length 1; stretched, their weights can stay small."""

VECTOR_STRENGTH, NGRAM_STRENGTH = 0.05, 4.0
"""Inverse regularisation. Vectors of messages that the encoder learned from are too easy to tell apart."""

NONE = "none"
"""The class of messages without any label."""


@dataclass(frozen=True)
class Features:
    """What is known of messages: sentence vectors, shape (n, 384), and n-grams, shape (n, n-grams)."""

    vectors: Floats
    ngrams: csr_matrix


class LinearModel:
    """Gives each label a logit; higher is likelier. Logits of a message may be compared with each other."""

    def __init__(self, labels: Sequence[str], for_vector: Floats, for_ngrams: Floats, intercepts: Floats) -> None:
        """Take the weights of each label: (width, labels), (n-grams, labels) and (labels,)."""
        self.labels = tuple(labels)
        self._for_vector = np.ascontiguousarray(for_vector)
        self._for_ngrams = np.ascontiguousarray(for_ngrams)
        self._intercepts = intercepts

    @classmethod
    def fit(
        cls,
        features: Features,
        labels: Sequence[Collection[str]],
        set_aside: Sequence[Collection[str]] = (),
        vector_strength: float = VECTOR_STRENGTH,
    ) -> LinearModel:
        """Train on messages.

        Args:
            features: of the messages.
            labels: those true of each message, the main one first. A message may have none.
            set_aside: those that may be true as well: the message teaches nothing about these.
            vector_strength: how little the model on the vectors is regularised.

        """
        names = sorted({name for given in labels for name in given} | ({NONE} if not all(labels) else set()))
        truths = np.array([[name in (given or (NONE,)) for name in names] for given in labels])
        aside = np.array([[name in given for name in names] for given in set_aside or [()] * len(labels)])
        main = [next(iter(given), NONE) for given in labels]
        by_meaning = LogisticRegression(C=vector_strength, max_iter=100)
        by_meaning.fit(features.vectors * VECTOR_STRETCH, main)
        by_words = _each_by_itself(features.ngrams, truths, ~aside)
        weights, intercepts = _in_order(by_meaning, names)
        return cls(
            names,
            weights * VECTOR_STRETCH,
            np.stack([coefficients for coefficients, _ in by_words], axis=1),
            intercepts + np.array([intercept for _, intercept in by_words], dtype=np.float32),
        )

    def logits(self, features: Features) -> Floats:
        """Return the logit of each label, shape (n, labels)."""
        by_meaning: Floats = features.vectors @ self._for_vector
        by_words: Floats = features.ngrams @ self._for_ngrams
        return by_meaning + by_words + self._intercepts

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


def softmax(logits: Floats) -> Floats:
    """Return shares that add up to 1 along the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _in_order(model: LogisticRegression, names: Sequence[str]) -> tuple[Floats, Floats]:
    """Return weights (width, names) and intercepts (names,) in the order of names."""
    place = {name: i for i, name in enumerate(model.classes_)}
    rows, offsets = model.coef_, model.intercept_
    if len(place) == 2:
        rows, offsets = np.vstack([-rows, rows]) / 2, np.concatenate([-offsets, offsets]) / 2
    order = [place.get(name) for name in names]
    weights = np.stack([rows[i] if i is not None else np.zeros(rows.shape[1]) for i in order], axis=1)
    return weights.astype(np.float32), np.array([offsets[i] if i is not None else 0.0 for i in order], dtype=np.float32)


def _each_by_itself(ngrams: csr_matrix, truths: Flags, counted: Flags) -> list[tuple[Floats, float]]:
    """Train one model a label, on the messages that count for it."""

    def fit(column: int) -> tuple[Floats, float]:
        model = LogisticRegression(
            C=NGRAM_STRENGTH, class_weight="balanced", solver="liblinear", dual=True, tol=0.1, max_iter=30
        )
        model.fit(ngrams[counted[:, column]], truths[counted[:, column], column])
        return model.coef_[0].astype(np.float32), float(model.intercept_[0])

    with ThreadPoolExecutor(max_workers=os.cpu_count()) as threads:
        return list(threads.map(fit, range(truths.shape[1])))
