"""How well every point fits a question: by meaning and by words, itself and through the questions kept beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import simsimd
from scipy.sparse import csc_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.tfidf import OneText, of_length_one

Floats = npt.NDArray[np.float32]
Halves = npt.NDArray[np.float16]
"""Vectors as they are kept: half the memory, multiplied in half the time. A cosine is off by 0.0002 at most."""

Rows = npt.NDArray[np.intp]
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
    vectors: Halves
    rows: Sequence[Sequence[int]]


@dataclass(frozen=True)
class Owned:
    """The questions of all points, point after point: those of one lie between its start and the next point's."""

    questions: Rows
    starts: Rows

    @classmethod
    def by(cls, owners: Sequence[Sequence[int]], size: int) -> Owned:
        """Put questions in the order of the points that own them; a question may have several."""
        pairs = [(row, question) for question, rows in enumerate(owners) for row in rows]
        table = np.array(sorted(pairs), dtype=np.intp).reshape(-1, 2)
        return cls(table[:, 1], np.searchsorted(table[:, 0], np.arange(size + 1)))

    def of(self, points: Rows) -> tuple[Rows, Rows]:
        """Return the questions of these points, in their order, and how many each has."""
        counts = self.starts[points + 1] - self.starts[points]
        before = np.cumsum(counts) - counts
        lie = np.repeat(self.starts[points] - before, counts) + np.arange(counts.sum())
        return self.questions[lie], counts


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
        self._asked_of = Owned.by(asked.rows, len(points.texts))

    def scores(self, question: Question, rows: Rows) -> Floats:
        """Return how well each of these points fits, in their order, shape (rows,), between 0 and 1.

        Only what belongs to them is compared: the points on one subject are a sixteenth of all.
        """
        asked, counts = self._asked_of.of(rows)
        words, weights = self._in_words.weights(question.text)
        asked_words = self._asked_words[:, words]
        compared = _mask(asked, len(self._asked))
        weights = _rare_among(compared, asked_words, weights)
        total: Floats = (
            BY_POINT * _cosines(self._points, question.vector, _mask(rows, len(self._points)))[rows]
            + BY_WORDS_OF_POINT * (self._point_words[:, words] @ weights)[rows]
            + BY_QUESTION * _best(_cosines(self._asked, question.vector, compared)[asked], counts)
            + BY_WORDS_OF_QUESTION * _best((asked_words @ weights)[asked], counts)
        ) / WHOLE
        return total

    def _matrix(self, texts: Sequence[str]) -> csc_matrix:
        """Return the words of texts by column: a question holds few of all words."""
        return csc_matrix(self._words.transform(texts) if texts else (0, len(self._words.vocabulary_)))


def _mask(rows: Rows, size: int) -> Mask:
    mask = np.zeros(size, dtype=bool)
    mask[rows] = True
    return mask


def _cosines(vectors: Halves, vector: Floats, wanted: Mask) -> Floats:
    """Return the cosine of each wanted vector with one, 0 for most of the others, shape (len(vectors),).

    Whole blocks are multiplied where they lie: what belongs to one subject lies together, and copying it costs more
    than multiplying.
    """
    cosines = np.zeros(len(vectors), dtype=np.float32)
    one = vector.astype(np.float16)[np.newaxis]
    starts = np.arange(0, len(vectors), BLOCK)
    blocks = np.flatnonzero(np.logical_or.reduceat(wanted, starts)) if len(starts) else starts
    for run in np.split(blocks, np.flatnonzero(np.diff(blocks) > 1) + 1):
        if len(run):
            lies = slice(run[0] * BLOCK, (run[-1] + 1) * BLOCK)
            cosines[lies] = np.asarray(simsimd.cdist(one, vectors[lies], metric="dot"))[0]
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


def _best(likeness: Floats, counts: Rows) -> Floats:
    """Return the best of each group of questions, at least 0; 0 for a group without any."""
    best = np.zeros(len(counts), dtype=np.float32)
    filled = counts > 0
    if filled.any():
        starts = np.cumsum(counts) - counts
        best[filled] = np.maximum(np.maximum.reduceat(likeness, starts[filled]), 0)
    return best
