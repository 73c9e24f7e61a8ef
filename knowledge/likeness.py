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

RARE_HERE = 1.5
"""Power to which the rarity of a word among the compared questions is raised. Words that many of them hold tell nothing
apart: "supervision" among questions for reflection, "travellers" among those about them. Chosen like the four above."""

LEAST_RARE = 1e-3
"""What a word counts that all of them hold."""

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
    """Compares a question with many points at once. Points are known by their row."""

    def __init__(self, points: Passages, asked: Passages) -> None:
        """Take the points, one text each, and the questions kept beside them."""
        self._points, self._asked = points.vectors, asked.vectors
        self._words = TfidfVectorizer(sublinear_tf=True, dtype=np.float32)
        self._words.fit([*points.texts, *asked.texts, "nothing"])
        self._point_words = self._matrix(points.texts)
        self._asked_words = self._matrix(asked.texts)
        self._asked_of = _by_owner(asked.rows, len(points.texts))

    def scores(self, question: Question, rows: Sequence[int]) -> Floats:
        """Return how well each of these points fits, in their order, shape (rows,), between 0 and 1.

        Only what belongs to them is compared: the points on one subject are a sixteenth of all.
        """
        owned = [self._asked_of[row] for row in rows]
        asked = np.concatenate([np.empty(0, dtype=np.intp), *owned])
        words = self._rare_among(np.unique(asked), self._words.transform([question.text]))
        counts = np.array([len(found) for found in owned], dtype=np.intp)
        at = np.asarray(rows, dtype=np.intp)
        total: Floats = (
            BY_POINT * (self._points[at] @ question.vector)
            + BY_WORDS_OF_POINT * _products(self._point_words[at], words)
            + BY_QUESTION * _best(self._asked[asked] @ question.vector, counts)
            + BY_WORDS_OF_QUESTION * _best(_products(self._asked_words[asked], words), counts)
        ) / WHOLE
        return total

    def _rare_among(self, asked: npt.NDArray[np.intp], words: csr_matrix) -> csr_matrix:
        """Return the words of a question, each weighed by how few of these questions hold it; their length is 1."""
        if not len(asked) or not words.nnz:
            return words
        holding = np.asarray((self._asked_words[asked][:, words.indices] > 0).sum(axis=0)).ravel()
        rarity = np.log((len(asked) + 1) / (holding + 1)) + LEAST_RARE
        weighed: csr_matrix = words.copy()
        weighed.data *= rarity.astype(np.float32) ** RARE_HERE
        weighed.data /= np.linalg.norm(weighed.data)
        return weighed

    def _matrix(self, texts: Sequence[str]) -> csr_matrix:
        return self._words.transform(texts) if texts else csr_matrix((0, len(self._words.vocabulary_)))


def _by_owner(rows: Sequence[Sequence[int]], size: int) -> list[npt.NDArray[np.intp]]:
    """Return for each point the questions that belong to it."""
    owned: list[list[int]] = [[] for _ in range(size)]
    for question, owners in enumerate(rows):
        for row in owners:
            owned[row].append(question)
    return [np.array(questions, dtype=np.intp) for questions in owned]


def _best(likeness: Floats, counts: npt.NDArray[np.intp]) -> Floats:
    """Return the best of each group of questions, at least 0; 0 for a group without any."""
    best = np.zeros(len(counts), dtype=np.float32)
    filled = counts > 0
    if filled.any():
        starts = np.cumsum(counts) - counts
        best[filled] = np.maximum(np.maximum.reduceat(likeness, starts[filled]), 0)
    return best


def _products(matrix: csr_matrix, row: csr_matrix) -> Floats:
    return np.asarray((matrix @ row.T).todense(), dtype=np.float32).ravel()
