"""How well every point fits a question: by meaning and by words, itself and through the questions kept beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

Floats = npt.NDArray[np.float32]

BY_QUESTION = 1.0
BY_POINT = 0.5
BY_WORDS_OF_QUESTION = 1.0
BY_WORDS_OF_POINT = 1.0
"""What the four kinds of likeness, each a cosine, count. Chosen on 456 questions whose right points were told by people
who had not seen what is chosen (``python -m bench.choose``): meaning alone puts a right point first in 85 of 100."""

WHOLE = BY_QUESTION + BY_POINT + BY_WORDS_OF_QUESTION + BY_WORDS_OF_POINT


@dataclass(frozen=True)
class Question:
    """What somebody asks: the text, and its vector, shape (width,).

    ``alone`` is False when what was said before in the same case is part of the text: other points answered that.
    """

    text: str
    vector: Floats
    alone: bool = True


@dataclass(frozen=True)
class Passages:
    """Texts with their vectors, shape (len(texts), width), and for each text the rows of the points it belongs to."""

    texts: Sequence[str]
    vectors: Floats
    rows: Sequence[Sequence[int]]


class LikenessIndex:
    """Compares a question with all points at once. Points are known by their row."""

    def __init__(self, points: Passages, asked: Passages) -> None:
        """Take the points, one text each, and the questions kept beside them."""
        self._size = len(points.texts)
        self._points, self._asked = points.vectors, asked.vectors
        self._words = TfidfVectorizer(sublinear_tf=True, dtype=np.float32)
        self._words.fit([*points.texts, *asked.texts, "nothing"])
        self._point_words = self._matrix(points.texts)
        self._asked_words = self._matrix(asked.texts)
        pairs = sorted((row, i) for i, rows in enumerate(asked.rows) for row in rows)
        self._owned = np.array([i for _, i in pairs], dtype=np.intp)
        self._owners, self._first = np.unique(np.array([row for row, _ in pairs], dtype=np.intp), return_index=True)

    def scores(self, question: Question) -> Floats:
        """Return how well each point fits, shape (points,), between 0 and 1."""
        words = self._words.transform([question.text])
        by_meaning = BY_POINT * (self._points @ question.vector)
        by_words = BY_WORDS_OF_POINT * _products(self._point_words, words)
        asked = BY_QUESTION * self._best(self._asked @ question.vector)
        asked_words = BY_WORDS_OF_QUESTION * self._best(_products(self._asked_words, words))
        total: Floats = (by_meaning + by_words + asked + asked_words) / WHOLE
        return total

    def _matrix(self, texts: Sequence[str]) -> csr_matrix:
        return self._words.transform(texts) if texts else csr_matrix((0, len(self._words.vocabulary_)))

    def _best(self, by_question: Floats) -> Floats:
        """Return for each point the likeness of its best question, 0 without one."""
        best = np.zeros(self._size, dtype=np.float32)
        if len(self._owners):
            best[self._owners] = np.maximum(np.maximum.reduceat(by_question[self._owned], self._first), 0)
        return best


def _products(matrix: csr_matrix, row: csr_matrix) -> Floats:
    return np.asarray((matrix @ row.T).todense(), dtype=np.float32).ravel()
