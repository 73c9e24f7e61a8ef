"""How well points fit a question: by meaning and by words, themselves and through the questions beside them."""

import numpy as np
import pytest

from knowledge.likeness import LikenessIndex, Passages, Question

WIDTH = 4
HERE, THERE = np.eye(2, WIDTH, dtype=np.float32)


def passages(*texts, vectors=None, rows=None):
    vectors = np.array(vectors if vectors is not None else [THERE] * len(texts), np.float16).reshape(-1, WIDTH)
    return Passages(texts, vectors, rows or [(row,) for row in range(len(texts))])


def scores(points, asked=None, text="other words", vector=HERE):
    return LikenessIndex(points, asked or passages()).scores(Question(text, vector), np.arange(len(points.texts)))


def test_a_point_that_means_the_same_fits_better():
    first, second = scores(passages("one", "two", vectors=[THERE, HERE]))
    assert second > first


def test_a_point_that_shares_words_fits_better():
    first, second = scores(passages("a heavy rain", "the sun"), text="rain again")
    assert first > second


def test_a_point_fits_through_the_best_question_kept_beside_it():
    asked = passages("x", "y", "z", vectors=[THERE, HERE, THERE], rows=[(0,), (1,), (1,)])
    first, second = scores(passages("one", "two"), asked)
    assert second > first


def test_a_question_of_a_checklist_lifts_each_of_its_steps():
    asked = passages("the list", vectors=[HERE], rows=[(0, 1)])
    first, second, third = scores(passages("one", "two", "three"), asked)
    assert first == second > third


def test_a_question_shared_by_no_point_lifts_none():
    asked = passages("orphan", vectors=[HERE], rows=[()])
    assert scores(passages("one", "two"), asked).max() == pytest.approx(0)


def test_what_fits_in_every_way_fits_wholly():
    same = passages("alone", vectors=[HERE])
    assert scores(same, same, text="alone")[0] == pytest.approx(1, abs=1e-5)


def test_words_nobody_wrote_are_no_fault():
    assert scores(passages("one"), text="zzz qqq").shape == (1,)


def test_a_text_without_words_is_no_fault():
    assert scores(passages("..."), text="").shape == (1,)


def test_a_word_that_most_questions_hold_tells_less_than_a_rare_one():
    asked = passages("supervision horse", "supervision cat", "supervision dog", rows=[(0,), (1,), (1,)])
    first, second = scores(passages("one", "two"), asked, text="a horse for supervision")
    assert first > second * 2


def test_points_fit_as_well_whatever_was_compared_before():
    points = passages(*"abcdef", vectors=[HERE, THERE] * 3)
    fresh, used = (LikenessIndex(points, passages("x", vectors=[HERE], rows=[(4,)])) for _ in range(2))
    question = Question("a x", HERE)
    used.scores(question, np.array([5]))
    rows = np.array([4, 0, 3])
    assert used.scores(question, rows) == pytest.approx(fresh.scores(question, rows))
