"""A linear model over sentence vectors and word and letter n-grams, kept as plain arrays.

The encoder brings meaning, the n-grams bring jargon and survive typing errors. Trained with scikit-learn, one logistic
regression a label; saved as ``.npz`` and ``.json`` only, so that loading a model never runs code from it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

Floats = npt.NDArray[np.float32]

_NGRAMS = (
    {"analyzer": "word", "ngram_range": (1, 2), "sublinear_tf": True, "min_df": 2},
    {"analyzer": "char_wb", "ngram_range": (2, 5), "sublinear_tf": True, "min_df": 3},
)
VECTOR_WEIGHT = 2.0
"""How much the sentence vector counts beside the n-grams, which have length 1 each."""

INVERSE_REGULARISATION = 4.0


class LinearTextModel:
    """Gives each label an independent probability, so that several labels may be true at once."""

    def __init__(
        self, labels: Sequence[str], weights: Floats, intercepts: Floats, vectorizers: Sequence[TfidfVectorizer]
    ) -> None:
        self.labels = tuple(labels)
        self._weights = weights
        self._intercepts = intercepts
        self._vectorizers = tuple(vectorizers)

    @classmethod
    def fit(cls, texts: Sequence[str], vectors: Floats, labels: Sequence[Collection[str]]) -> LinearTextModel:
        """Train on texts, their sentence vectors (len(texts), width) and the labels true of each."""
        vectorizers = [TfidfVectorizer(**options).fit(texts) for options in _NGRAMS]
        features = _features(texts, vectors, vectorizers)
        names = sorted({name for given in labels for name in given})
        weights, intercepts = [], []
        for name in names:
            truth = np.array([name in given for given in labels])
            one = LogisticRegression(C=INVERSE_REGULARISATION, class_weight="balanced", solver="liblinear")
            one.fit(features, truth)
            weights.append(one.coef_[0].astype(np.float32))
            intercepts.append(float(one.intercept_[0]))
        return cls(names, np.stack(weights), np.array(intercepts, dtype=np.float32), vectorizers)

    def probabilities(self, text: str, vector: Floats) -> Floats:
        """Return the probability of each label, shape (len(labels),)."""
        features = _features([text], vector.reshape(1, -1), self._vectorizers)
        logits = np.asarray(features @ self._weights.T).ravel() + self._intercepts
        odds: Floats = 1.0 / (1.0 + np.exp(-logits))
        return odds

    def save(self, folder: Path, name: str) -> None:
        """Write the model as ``name.npz`` and ``name.json``."""
        np.savez_compressed(
            folder / f"{name}.npz",
            weights=self._weights,
            intercepts=self._intercepts,
            **{f"idf_{i}": vectorizer.idf_ for i, vectorizer in enumerate(self._vectorizers)},
        )
        vocabularies = [
            sorted(vectorizer.vocabulary_, key=vectorizer.vocabulary_.__getitem__) for vectorizer in self._vectorizers
        ]
        described = {"labels": self.labels, "vocabularies": vocabularies}
        (folder / f"{name}.json").write_text(json.dumps(described), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, name: str) -> LinearTextModel:
        """Read what ``save`` wrote."""
        described = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        with np.load(folder / f"{name}.npz", allow_pickle=False) as arrays:
            vectorizers = [
                _vectorizer(options, vocabulary, arrays[f"idf_{i}"])
                for i, (options, vocabulary) in enumerate(zip(_NGRAMS, described["vocabularies"], strict=True))
            ]
            return cls(described["labels"], arrays["weights"], arrays["intercepts"], vectorizers)


def _vectorizer(options: dict[str, object], vocabulary: list[str], idf: npt.NDArray[np.float64]) -> TfidfVectorizer:
    vectorizer = TfidfVectorizer(**options, vocabulary=vocabulary)
    vectorizer.idf_ = idf
    return vectorizer


def _features(texts: Sequence[str], vectors: Floats, vectorizers: Sequence[TfidfVectorizer]) -> csr_matrix:
    lowered = [text.lower() for text in texts]
    ngrams = [vectorizer.transform(lowered) for vectorizer in vectorizers]
    return hstack([csr_matrix(vectors * VECTOR_WEIGHT), *ngrams], format="csr")
