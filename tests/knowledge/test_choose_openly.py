"""Which points are chosen whatever they are filed under, when a question may mean several things."""

import pytest

from knowledge.choose_openly import MOST_LEFT, choose_openly
from knowledge.likeness import Meanings
from tests.knowledge.candidates import candidate, checklist

LAW_OR_BARRIERS = Meanings({"hiv": 0.9, "homelessness": 0.1}, {"law": 0.8, "barriers": 0.2})


def shown(candidates, meanings=LAW_OR_BARRIERS, subjects=("hiv",), nations=(), limit=5, alone=True):
    page = choose_openly(candidates, subjects, meanings, nations, limit, alone=alone)
    return [point.id for point in page.points], list(page.remaining)


def test_what_fits_best_comes_first_whatever_it_is_filed_under():
    points = [candidate("hiv.law.fair", 0.5), candidate("hiv.approach.near", 0.7), candidate("hiv.barriers.far", 0.4)]
    assert shown(points) == (["hiv.approach.near", "hiv.law.fair", "hiv.barriers.far"], [])


def test_among_equals_the_likelier_heading_comes_first():
    points = [candidate(f"hiv.{need}.a", 0.5) for need in ("approach", "barriers", "law")]
    assert shown(points)[0] == ["hiv.law.a", "hiv.barriers.a", "hiv.approach.a"]


def test_in_a_running_case_the_heading_counts_more():
    points = [candidate("hiv.law.fair", 0.5), candidate("hiv.approach.near", 0.55)]
    settled = Meanings({}, {"law": 1.0})
    assert shown(points, settled, alone=True)[0][0] == "hiv.approach.near"
    assert shown(points, settled, alone=False)[0][0] == "hiv.law.fair"


def test_a_point_on_a_subject_that_is_only_likely_must_fit_better():
    points = [candidate("homelessness.law.a", 0.52), candidate("hiv.law.a", 0.5)]
    assert shown(points)[0] == ["hiv.law.a", "homelessness.law.a"]
    points = [candidate("homelessness.law.a", 0.6), candidate("hiv.law.a", 0.5)]
    assert shown(points)[0] == ["homelessness.law.a", "hiv.law.a"]


def test_a_subject_asked_about_costs_nothing_however_unlikely_it_seems():
    points = [candidate("homelessness.law.a", 0.53), candidate("hiv.law.a", 0.5)]
    assert shown(points, subjects=("hiv", "homelessness"))[0][0] == "homelessness.law.a"


def test_the_checklist_that_fits_best_is_shown_whole_and_takes_the_room_of_the_others():
    points = [*checklist("visit", 0.1, 0.8, 0.7), candidate("hiv.law.a", 0.5)]
    found, remaining = shown(points)
    assert found == ["hiv.checklist.visit-0", "hiv.checklist.visit-1", "hiv.checklist.visit-2"]
    assert remaining == ["hiv.law.a"]


def test_one_step_that_fits_does_not_bring_its_whole_list():
    found, _ = shown([*checklist("school", 0.8, 0.1), *checklist("interpreter", 0.7, 0.7)])
    assert found[0] == "hiv.checklist.interpreter-0"


@pytest.mark.parametrize("better", [1, 2])
def test_what_fits_better_than_a_checklist_stands_before_it(better):
    before = [candidate(f"hiv.law.{n}", 0.7, position=n) for n in range(better)]
    found, _ = shown([*checklist("visit", 0.5, 0.2), *before])
    assert found == [*(f"hiv.law.{n}" for n in range(better)), "hiv.checklist.visit-0", "hiv.checklist.visit-1"]


def test_a_checklist_behind_three_better_points_waits_under_more_in_one_piece():
    points = [*checklist("visit", 0.5, 0.2), *(candidate(f"hiv.law.{n}", 0.7, position=n) for n in range(3))]
    found, remaining = shown(points)
    assert found == ["hiv.law.0", "hiv.law.1", "hiv.law.2"]
    assert remaining == ["hiv.checklist.visit-0", "hiv.checklist.visit-1"]


def test_a_step_that_fits_a_little_better_than_a_point_does_not_bring_its_whole_list():
    points = [*checklist("visit", 0.52, 0.5), candidate("hiv.law.a", 0.5)]
    meanings = Meanings({"hiv": 1.0}, {"law": 0.5, "checklist": 0.5})
    assert shown(points, meanings)[0][0] == "hiv.law.a"


def test_what_fits_far_worse_than_the_best_waits_under_more():
    fits = {"a": 0.9, "b": 0.88, "c": 0.86, "d": 0.3}
    points = [candidate(f"hiv.law.{name}", fit) for name, fit in fits.items()]
    assert shown(points) == (["hiv.law.a", "hiv.law.b", "hiv.law.c"], ["hiv.law.d"])


def test_a_subject_asked_about_has_one_of_the_points_shown():
    near = [candidate(f"hiv.law.{n}", 0.7, position=n) for n in range(5)]
    found, _ = shown([*near, candidate("homelessness.law.a", 0.4)], subjects=("hiv", "homelessness"))
    assert "homelessness.law.a" in found


def test_only_so_many_points_are_kept_for_more():
    points = [candidate(f"hiv.law.p{n}", 0.5, position=n) for n in range(2 * MOST_LEFT)]
    assert len(shown(points)[1]) == MOST_LEFT


def test_nothing_to_choose_from_gives_an_empty_page():
    assert shown([]) == ([], [])
