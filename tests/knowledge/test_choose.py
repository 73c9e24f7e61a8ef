"""Which points under one heading are chosen for an answer, and in what order."""

import dataclasses

import pytest

from knowledge.choose import choose
from tests.knowledge.candidates import candidate, checklist


def shown(candidates, subjects=("hiv",), nations=(), question=True, limit=6):
    asked = candidates if question else [dataclasses.replace(c, likeness=None) for c in candidates]
    page = choose(asked, subjects, nations, limit)
    return [point.id for point in page.points], list(page.remaining)


def test_the_closest_point_comes_first():
    points = [candidate("hiv.law.far", 0.75), candidate("hiv.law.near", 0.9), candidate("hiv.law.fair", 0.8)]
    assert shown(points) == (["hiv.law.near", "hiv.law.fair", "hiv.law.far"], [])


def test_what_fits_far_worse_than_the_best_waits_under_more_but_three_points_are_shown():
    fits = {"best": 0.9, "close": 0.88, "near": 0.86, "far": 0.5, "farther": 0.4}
    points = [candidate(f"hiv.law.{name}", fit) for name, fit in fits.items()]
    assert shown(points) == (["hiv.law.best", "hiv.law.close", "hiv.law.near"], ["hiv.law.far", "hiv.law.farther"])
    assert shown([points[0], *points[2:]]) == (["hiv.law.best", "hiv.law.near", "hiv.law.far"], ["hiv.law.farther"])


def test_the_only_point_of_a_subject_asked_about_is_shown_however_badly_it_fits():
    points = [*(candidate(f"hiv.law.{n}", 0.9, position=n) for n in range(3)), candidate("homelessness.law.a", 0.3)]
    assert "homelessness.law.a" in shown(points, subjects=["hiv", "homelessness"])[0]


def test_without_a_question_the_curated_order_is_kept():
    points = [candidate("hiv.law.b", 0.9, position=1), candidate("hiv.law.a", 0.1, position=0)]
    assert shown(points, question=False) == (["hiv.law.a", "hiv.law.b"], [])


def test_equally_close_points_keep_the_curated_order():
    points = [candidate(f"hiv.law.{name}", position=i) for i, name in [(2, "c"), (0, "a"), (1, "b")]]
    assert shown(points)[0] == ["hiv.law.a", "hiv.law.b", "hiv.law.c"]


def test_the_limit_holds_and_the_others_remain_in_order_of_fit():
    points = [candidate(f"hiv.law.{n}", n / 10, position=n) for n in range(1, 6)]
    assert shown(points, limit=2) == (["hiv.law.5", "hiv.law.4"], ["hiv.law.3", "hiv.law.2", "hiv.law.1"])


def test_a_point_for_the_nation_asked_about_comes_before_a_general_one():
    points = [candidate("hiv.law.all", 0.5), candidate("hiv.law.wales", 0.47, ["Wales"])]
    assert shown(points, nations=["Wales"])[0] == ["hiv.law.wales", "hiv.law.all"]


def test_a_much_closer_general_point_still_comes_before_one_for_the_nation():
    points = [candidate("hiv.law.all", 0.9), candidate("hiv.law.wales", 0.4, ["Wales"])]
    assert shown(points, nations=["Wales"])[0] == ["hiv.law.all", "hiv.law.wales"]


def test_when_no_nation_is_known_england_comes_first_among_equals():
    points = [candidate(f"hiv.law.{n.lower()}", 0.5, [n], position=i) for i, n in enumerate(("Scotland", "England"))]
    assert shown(points)[0] == ["hiv.law.england", "hiv.law.scotland"]


def test_among_equals_law_in_force_comes_before_practice_and_a_bill_after_it():
    points = [candidate(f"hiv.law.{s}", 0.5, status=s) for s in ("historical", "bill", "practice", "in_force")]
    assert shown(points)[0] == ["hiv.law.in_force", "hiv.law.practice", "hiv.law.bill", "hiv.law.historical"]


def test_among_equals_the_subject_asked_first_comes_first():
    points = [candidate("homelessness.law.a"), candidate("hiv.law.a")]
    assert shown(points, subjects=["hiv", "homelessness"])[0] == ["hiv.law.a", "homelessness.law.a"]
    assert shown(points, subjects=["homelessness", "hiv"])[0] == ["homelessness.law.a", "hiv.law.a"]


@pytest.mark.parametrize("question", [True, False], ids=["with a question", "without"])
def test_each_subject_asked_about_is_among_those_shown(question):
    near = [candidate(f"hiv.reflection.{n}", 0.9, position=n) for n in range(6)]
    far = [candidate(f"homelessness.reflection.{n}", 0.1, position=n) for n in range(2)]
    found, remaining = shown([*near, *far], ["hiv", "homelessness"], question=question, limit=4)
    assert [name.split(".")[0] for name in found] == ["hiv", "hiv", "hiv", "homelessness"]
    assert sorted([*found, *remaining]) == sorted(c.point.id for c in [*near, *far])


def test_the_subject_brought_in_is_represented_by_its_best_point():
    near = [candidate(f"hiv.reflection.{n}", 0.9, position=n) for n in range(3)]
    far = [candidate("homelessness.reflection.worse", 0.1), candidate("homelessness.reflection.best", 0.3)]
    found, _ = shown([*near, *far], ["hiv", "homelessness"], limit=2)
    assert found[-1] == "homelessness.reflection.best"


def test_a_subject_without_points_on_the_need_takes_no_place():
    near = [candidate(f"hiv.reflection.{n}", 0.9, position=n) for n in range(3)]
    assert len(shown(near, ["hiv", "homelessness"], limit=2)[0]) == 2


def test_a_subject_is_brought_in_at_the_cost_of_one_that_has_several_places():
    points = [
        candidate("hiv.reflection.a", 0.9),
        candidate("hiv.reflection.b", 0.8),
        candidate("homelessness.reflection.a", 0.7),
        candidate("young_people.reflection.a", 0.1),
    ]
    found, remaining = shown(points, ["hiv", "homelessness", "young_people"], limit=3)
    assert found == ["hiv.reflection.a", "young_people.reflection.a", "homelessness.reflection.a"]
    assert remaining == ["hiv.reflection.b"]


def test_with_less_room_than_subjects_the_closest_are_shown():
    points = [candidate(f"{name}.reflection.a", n) for name, n in (("hiv", 0.9), ("homelessness", 0.1))]
    assert shown(points, ["hiv", "homelessness"], limit=1) == (
        ["hiv.reflection.a"],
        ["homelessness.reflection.a"],
    )


def test_the_checklist_that_fits_best_is_shown_whole_and_in_its_own_order():
    points = [*checklist("visit", 0.1, 0.2, 0.1), *checklist("leave", 0.3, 0.9, 0.2, first=3)]
    found, remaining = shown(points, limit=2)
    assert found == ["hiv.checklist.leave-0", "hiv.checklist.leave-1", "hiv.checklist.leave-2"]
    assert remaining == ["hiv.checklist.visit-0", "hiv.checklist.visit-1", "hiv.checklist.visit-2"]


def test_a_long_checklist_does_not_win_by_its_length():
    points = [*checklist("long", *[0.4] * 9), *checklist("short", 0.8, first=9)]
    assert shown(points)[0] == ["hiv.checklist.short-0"]


def test_without_a_question_the_first_checklist_is_shown():
    points = [*checklist("visit", 0.1, 0.1), *checklist("leave", 0.9, 0.9, first=2)]
    assert shown(points, question=False)[0] == ["hiv.checklist.visit-0", "hiv.checklist.visit-1"]


def test_a_list_is_as_good_as_its_best_step_and_all_its_steps_together():
    points = [*checklist("visit", 0.6, 0.0), *checklist("leave", 0.5, 0.4, first=2)]
    assert shown(points)[0] == ["hiv.checklist.leave-0", "hiv.checklist.leave-1"]


def test_among_equally_close_points_the_earlier_in_its_file_comes_first_even_if_slightly_less_close():
    points = [candidate("hiv.law.late", 0.505, position=9), candidate("hiv.law.early", 0.5, position=0)]
    assert shown(points)[0] == ["hiv.law.early", "hiv.law.late"]


def test_nothing_to_choose_from_gives_an_empty_page():
    assert shown([]) == ([], [])
