"""Points that say nearly the same are found by their vectors."""

import numpy as np
import pytest

from knowledge.choose import Candidate
from knowledge.desk.alike import alike, alike_lines, loaded_candidates
from knowledge.model import Point
from knowledge.snapshot import WIDTH


def candidate(name, angle):
    vector = np.zeros((1, WIDTH), np.float32)
    vector[0, :2] = np.cos(angle), np.sin(angle)
    return Candidate(Point(name, "hiv", "law", f"Text of {name}.", (), (), "practice", "2026-11", "2027-05", 0), vector)


def test_the_most_alike_come_first_and_each_pair_once():
    pairs = alike([candidate("a", 0), candidate("b", 0.4), candidate("c", 0.1)], least=0.9)
    assert [(pair.first.id, pair.second.id) for pair in pairs] == [("a", "c"), ("b", "c"), ("a", "b")]
    assert pairs[0].likeness == pytest.approx(np.cos(0.1))


def test_what_differs_is_no_pair():
    assert alike([candidate("a", 0), candidate("b", 1.5)]) == []


def test_nothing_loaded_gives_no_pairs():
    assert alike([]) == []


def test_the_report_shows_both_texts():
    lines = list(alike_lines(alike([candidate("a", 0), candidate("b", 0)])))
    assert lines[0] == "1 pairs of points are nearly alike."
    assert {"      Text of a.", "      Text of b."} <= set(lines)


def test_the_points_compared_are_those_loaded(load, engine):
    load()
    assert "hiv.law.first" in {candidate.point.id for candidate in loaded_candidates(engine)}
