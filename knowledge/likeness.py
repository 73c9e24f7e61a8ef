"""How well every point fits a question: by meaning and by words, itself and through the questions kept beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

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

REMEMBERED = 8
"""Vectors whose cosines are kept: a turn compares one question twice, and several turns run at a time."""

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


@dataclass(frozen=True)
class ByWord:
    """Texts by the words they hold, a column each: a question holds few of all words.

    What holds one word, and how much it counts there, lies between the start of its column and the next one's.
    """

    texts: Rows
    weights: Floats
    starts: Rows
    size: int

    @classmethod
    def of(cls, matrix: csc_matrix) -> ByWord:
        """Take a matrix of texts and words."""
        return cls(matrix.indices, matrix.data, matrix.indptr, matrix.shape[0])

    def holders(self, words: Rows) -> list[Rows]:
        """Return which texts hold each of these words."""
        return [self.texts[column] for column in self._columns(words)]

    def products(self, words: Rows, weights: Floats) -> Floats:
        """Return the product of every text with these words, each with its weight, shape (size,).

        Column after column is added: scipy would copy the columns to another matrix first, which took twice as long.
        """
        products = np.zeros(self.size, dtype=np.float32)
        for column, weight in zip(self._columns(words), weights, strict=True):
            products[self.texts[column]] += weight * self.weights[column]
        return products

    def _columns(self, words: Rows) -> list[slice]:
        return [slice(*bounds) for bounds in zip(self.starts[words], self.starts[words + 1], strict=True)]


class Cosines:
    """The cosines of one vector with many, made where they are asked for and kept."""

    def __init__(self, vectors: Halves, vector: Floats) -> None:
        """Take the many, shape (vectors, width), and the one."""
        self._vectors = vectors
        self._one = vector.astype(np.float16)[np.newaxis]
        self._starts = np.arange(0, len(vectors), BLOCK)
        self._made = np.zeros(len(self._starts), dtype=bool)
        self._cosines = np.zeros(len(vectors), dtype=np.float32)

    def of(self, wanted: Mask) -> Floats:
        """Return the cosine of each wanted vector, 0 or the cosine for the others, shape (vectors,).

        Whole blocks are multiplied where they lie: what belongs to one subject lies together, and copying it costs more
        than multiplying.
        """
        blocks = np.logical_or.reduceat(wanted, self._starts) if len(self._starts) else self._made
        missing = np.flatnonzero(blocks & ~self._made)
        for run in np.split(missing, np.flatnonzero(np.diff(missing) > 1) + 1):
            if len(run):
                lies = slice(run[0] * BLOCK, (run[-1] + 1) * BLOCK)
                self._cosines[lies] = np.asarray(simsimd.cdist(self._one, self._vectors[lies], metric="dot"))[0]
        self._made[missing] = True
        return self._cosines


class LikenessIndex:
    """Compares a question with many points at once. Points are known by their row."""

    def __init__(self, points: Passages, asked: Passages) -> None:
        """Take the points, one text each, and the questions kept beside them."""
        self._points, self._asked = points.vectors, asked.vectors
        words = TfidfVectorizer(sublinear_tf=True, dtype=np.float32)
        weighed = words.fit_transform([*points.texts, *asked.texts, "nothing"])
        self._in_words = OneText(words)
        self._point_words = ByWord.of(csc_matrix(weighed[: len(points.texts)]))
        self._asked_words = ByWord.of(csc_matrix(weighed[len(points.texts) : -1]))
        self._asked_of = Owned.by(asked.rows, len(points.texts))
        self._cosines = lru_cache(maxsize=REMEMBERED)(self._of_vector)

    def scores(self, question: Question, rows: Rows) -> Floats:
        """Return how well each of these points fits, in their order, shape (rows,), between 0 and 1.

        Only what belongs to them is compared: the points on one subject are a sixteenth of all.
        """
        asked, counts = self._asked_of.of(rows)
        words, weights = self._in_words.weights(question.text)
        compared = _mask(asked, len(self._asked))
        weights = _rare_among(compared, self._asked_words.holders(words), weights)
        to_points, to_asked = self._cosines(question.vector.tobytes())
        total: Floats = (
            BY_POINT * to_points.of(_mask(rows, len(self._points)))[rows]
            + BY_WORDS_OF_POINT * self._point_words.products(words, weights)[rows]
            + BY_QUESTION * _best(to_asked.of(compared)[asked], counts)
            + BY_WORDS_OF_QUESTION * _best(self._asked_words.products(words, weights)[asked], counts)
        ) / WHOLE
        return total

    def _of_vector(self, vector: bytes) -> tuple[Cosines, Cosines]:
        """Return the cosines of a vector with the points and with the questions."""
        one = np.frombuffer(vector, dtype=np.float32)
        return Cosines(self._points, one), Cosines(self._asked, one)


def _mask(rows: Rows, size: int) -> Mask:
    mask = np.zeros(size, dtype=bool)
    mask[rows] = True
    return mask


def _rare_among(compared: Mask, holders: Sequence[Rows], weights: Floats) -> Floats:
    """Return the weights of words, each weighed by how few of the compared questions hold it; their length is 1.

    Args:
        compared: which questions are compared.
        holders: the questions that hold each word.
        weights: of the words.

    """
    if not compared.any() or not len(weights):
        return weights
    holding = np.array([np.count_nonzero(compared[rows]) for rows in holders])
    rarity = np.log((np.count_nonzero(compared) + 1) / (holding + 1)) + LEAST_RARE
    return of_length_one(weights * rarity.astype(np.float32) ** RARE_HERE)


def _best(likeness: Floats, counts: Rows) -> Floats:
    """Return the best of each group of questions, at least 0; 0 for a group without any."""
    best = np.zeros(len(counts), dtype=np.float32)
    filled = counts > 0
    if filled.any():
        starts = np.cumsum(counts) - counts
        best[filled] = np.maximum(np.maximum.reduceat(likeness, starts[filled]), 0)
    return best
