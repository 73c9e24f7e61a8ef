"""TF-IDF weights of one text, as scikit-learn gives them.

``TfidfVectorizer.transform`` checks and builds for many texts; for one short message that takes four times as long.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

Floats = npt.NDArray[np.float32]
Columns = npt.NDArray[np.int32]


class OneText:
    """Weighs texts one by one with what a fitted vectorizer learned; its term frequencies must be sublinear."""

    def __init__(self, vectorizer: TfidfVectorizer) -> None:
        """Take a vectorizer that was fitted, or got its vocabulary and ``idf_``."""
        self._terms_of: Callable[[str], list[str]] = vectorizer.build_analyzer()
        self._columns: dict[str, int] = vectorizer.vocabulary_
        self._idf: Floats = vectorizer.idf_.astype(np.float32)

    def weights(self, text: str) -> tuple[Columns, Floats]:
        """Return the columns of the known terms of a text, rising, and their weights, of length 1."""
        columns = map(self._columns.get, self._terms_of(text))
        times = Counter(column for column in columns if column is not None)
        known = np.array(sorted(times), dtype=np.int32)
        frequencies = np.array([1 + math.log(times[column]) for column in known.tolist()], dtype=np.float32)
        return known, of_length_one(frequencies * self._idf[known])


def of_length_one(weights: Floats) -> Floats:
    """Return weights divided by their length; unchanged when all are 0."""
    length = np.linalg.norm(weights)
    return weights / length if length else weights
