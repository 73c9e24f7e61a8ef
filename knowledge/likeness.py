"""How well every point fits a question: by meaning and by words, itself and through the questions kept beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.tfidf import OneText, of_length_one

Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]

BLOCK = 64
"""Vectors that are multiplied together, wanted or not."""

BY_QUESTION = 1.5
BY_POINT = 1.0
BY_WORDS_OF_QUESTION = 1.0
BY_WORDS_OF_POINT = 1.0
"""What the four kinds of likeness, each a cosine, count. Chosen on 456 questions whose right points were told by people
who had not seen what is chosen (``python -m bench.choose``)."""

RARE_HERE = 1.5
"""Power to which the rarity of a word among the compared questions is raised. Words that many of them hold tell nothing
apart: "supervision" among questions for reflection, "travellers" among those about them. Chosen like the four above."""

LEAST_RARE = 1e-3
"""What a word counts that all of them hold."""

WHOLE = BY_QUESTION + BY_POINT + BY_WORDS_OF_QUESTION + BY_WORDS_OF_POINT


@dataclass(frozen=True)
class Meanings:
    """What a question may be about and want: subjects and needs, each with its share, 0 to 1.

    ``fits`` is how well the best point fits it, 0 to 1; 0 before that was looked up.
    """

    subjects: Mapping[str, float]
    needs: Mapping[str, float]
    fits: float = 0.0


@dataclass(frozen=True)
class Question:
    """What somebody asks: the text, and its vector, shape (width,).

    ``alone`` is False when what was said before in the same case is part of the text: other points answered that.
    ``meanings`` is None when the subject and the need are settled and only what is filed under them may answer.
    ``nations`` are those it names where it names several: "back from Leeds, now with us in Dundee".
    """

    text: str
    vector: Floats
    alone: bool = True
    meanings: Meanings | None = None
    nations: tuple[str, ...] = ()


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
        self._in_words = OneText(self._words)
        self._point_words = self._matrix(points.texts)
        self._asked_words = self._matrix(asked.texts)
        self._asked_of = _by_owner(asked.rows, len(points.texts))

    def scores(self, question: Question, rows: Sequence[int]) -> Floats:
        """Return how well each of these points fits, in their order, shape (rows,), between 0 and 1.

        Only what belongs to them is compared: the points on one subject are a sixteenth of all.
        """
        owned = [self._asked_of[row] for row in rows]
        asked = np.concatenate([np.empty(0, dtype=np.intp), *owned])
        counts = np.array([len(found) for found in owned], dtype=np.intp)
        at = np.asarray(rows, dtype=np.intp)
        words, weights = self._in_words.weights(question.text)
        asked_words = self._asked_words[:, words]
        compared = _mask(asked, len(self._asked))
        weights = _rare_among(compared, asked_words, weights)
        total: Floats = (
            BY_POINT * _cosines(self._points, question.vector, _mask(at, len(self._points)))[at]
            + BY_WORDS_OF_POINT * (self._point_words[:, words] @ weights)[at]
            + BY_QUESTION * _best(_cosines(self._asked, question.vector, compared)[asked], counts)
            + BY_WORDS_OF_QUESTION * _best((asked_words @ weights)[asked], counts)
        ) / WHOLE
        return total

    def _matrix(self, texts: Sequence[str]) -> csc_matrix:
        """Return the words of texts by column: a question holds few of all words."""
        return csc_matrix(self._words.transform(texts) if texts else (0, len(self._words.vocabulary_)))


def _mask(rows: npt.NDArray[np.intp], size: int) -> Mask:
    mask = np.zeros(size, dtype=bool)
    mask[rows] = True
    return mask


def _cosines(vectors: Floats, vector: Floats, wanted: Mask) -> Floats:
    """Return the cosine of each wanted vector with one, 0 for the others, shape (len(vectors),).

    Whole blocks are multiplied where they lie: what belongs to one subject lies together, and copying it costs three
    times as much as multiplying.
    """
    cosines = np.zeros(len(vectors), dtype=np.float32)
    blocks = np.unique(np.flatnonzero(wanted) // BLOCK)
    for run in np.split(blocks, np.flatnonzero(np.diff(blocks) > 1) + 1):
        if len(run):
            lies = slice(run[0] * BLOCK, (run[-1] + 1) * BLOCK)
            cosines[lies] = vectors[lies] @ vector
    return cosines


def _rare_among(compared: Mask, words: csc_matrix, weights: Floats) -> Floats:
    """Return the weights of words, each weighed by how few of the compared questions hold it; their length is 1.

    Args:
        compared: which questions are compared.
        words: the words in all questions, a column each.
        weights: of the words.

    """
    if not compared.any() or not len(weights):
        return weights
    holders = np.split(words.indices, words.indptr[1:-1])
    holding = np.array([compared[rows].sum() for rows in holders])
    rarity = np.log((compared.sum() + 1) / (holding + 1)) + LEAST_RARE
    return of_length_one(weights * rarity.astype(np.float32) ** RARE_HERE)


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
