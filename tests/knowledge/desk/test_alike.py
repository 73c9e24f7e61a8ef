"""Points that say nearly the same are found by their vectors."""

import numpy as np
import pytest

from knowledge.desk.alike import Loaded, alike, alike_lines, loaded_points
from knowledge.model import Point
from knowledge.snapshot import WIDTH


def loaded(**angles):
    """Return points whose vectors stand at these angles."""
    vectors = np.zeros((len(angles), WIDTH), np.float32)
    for row, angle in zip(vectors, angles.values(), strict=True):
        row[:2] = np.cos(angle), np.sin(angle)
    return Loaded([point(name) for name in angles], vectors)


def point(name):
    return Point(name, "hiv", "law", f"Text of {name}.", (), (), "practice", "2026-11", "2027-05", 0)


def test_the_most_alike_come_first_and_each_pair_once():
    pairs = alike(loaded(a=0, b=0.4, c=0.1), least=0.9)
    assert [(pair.first.id, pair.second.id) for pair in pairs] == [("a", "c"), ("b", "c"), ("a", "b")]
    assert pairs[0].likeness == pytest.approx(np.cos(0.1))


def test_what_differs_is_no_pair():
    assert alike(loaded(a=0, b=1.5)) == []


def test_nothing_loaded_gives_no_pairs(engine):
    assert alike(loaded()) == []


def test_the_report_shows_both_texts():
    lines = list(alike_lines(alike(loaded(a=0, b=0))))
    assert lines[0] == "1 pairs of points are nearly alike."
    assert {"      Text of a.", "      Text of b."} <= set(lines)


def test_the_points_compared_are_those_loaded(load, engine):
    load()
    assert "hiv.law.first" in {point.id for point in loaded_points(engine).points}
