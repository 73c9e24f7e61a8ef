"""Word and letter n-grams of texts.

They bring what a sentence vector blurs: jargon, abbreviations, and words that survive typing errors letter by letter.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.tfidf import OneText

_KINDS: tuple[dict[str, Any], ...] = (
    {"analyzer": "word", "ngram_range": (1, 2), "sublinear_tf": True, "min_df": 2, "dtype": np.float32},
    {"analyzer": "char_wb", "ngram_range": (3, 5), "sublinear_tf": True, "min_df": 3, "dtype": np.float32},
)
_VOCABULARIES, _WEIGHTS = "vocabularies.json", "idf.npz"


class Ngrams:
    """TF-IDF weights of scikit-learn, kept as plain arrays so that loading a model never runs code from it."""

    def __init__(self, vectorizers: Sequence[TfidfVectorizer]) -> None:
        self._vectorizers = tuple(vectorizers)
        self._of_one = tuple(map(OneText, vectorizers))
        self._starts = np.cumsum([0, *(len(vectorizer.vocabulary_) for vectorizer in vectorizers)])

    @classmethod
    def fit(cls, texts: Sequence[str]) -> Ngrams:
        """Learn which n-grams there are and how common each is."""
        lowered = [text.lower() for text in texts]
        return cls([TfidfVectorizer(**kind).fit(lowered) for kind in _KINDS])

    def rows(self, texts: Sequence[str]) -> csr_matrix:
        """Return the n-grams of each text, shape (len(texts), n-grams)."""
        lowered = [text.lower() for text in texts]
        if len(lowered) == 1:
            return self._row(lowered[0])
        rows = hstack([vectorizer.transform(lowered) for vectorizer in self._vectorizers], format="csr")
        # Multiplied with weights of another precision, all of the weights would be copied first, message by message.
        return rows.astype(np.float32, copy=False)

    def _row(self, lowered: str) -> csr_matrix:
        """Return the same of a single text, in a quarter of the time."""
        columns, weights = zip(*(one.weights(lowered) for one in self._of_one), strict=True)
        placed = np.concatenate([part + start for part, start in zip(columns, self._starts[:-1], strict=True)])
        values = np.concatenate(weights)
        return csr_matrix((values, placed, [0, len(values)]), shape=(1, self._starts[-1]))

    def save(self, folder: Path) -> None:
        """Write what was learned into a folder."""
        vocabularies = [sorted(v.vocabulary_, key=v.vocabulary_.__getitem__) for v in self._vectorizers]
        (folder / _VOCABULARIES).write_text(json.dumps(vocabularies), encoding="utf-8")
        np.savez_compressed(folder / _WEIGHTS, **{str(i): v.idf_ for i, v in enumerate(self._vectorizers)})

    @classmethod
    def load(cls, folder: Path) -> Ngrams:
        """Read what ``save`` wrote; nothing in the files is run."""
        vocabularies = json.loads((folder / _VOCABULARIES).read_text(encoding="utf-8"))
        with np.load(folder / _WEIGHTS, allow_pickle=False) as arrays:
            weights = [arrays[str(i)] for i in range(len(_KINDS))]
        return cls([_vectorizer(*parts) for parts in zip(_KINDS, vocabularies, weights, strict=True)])


def _vectorizer(kind: dict[str, Any], vocabulary: list[str], idf: npt.NDArray[np.float64]) -> TfidfVectorizer:
    vectorizer = TfidfVectorizer(**kind, vocabulary=vocabulary)
    vectorizer.idf_ = idf
    return vectorizer
