"""What falls due: told up to a month, the longest overdue first, with file and line."""

import pytest

from knowledge.desk.due import due, due_lines, held_back_lines, months_ahead
from tests.knowledge.curated import entry


@pytest.fixture
def points(curated):
    dated = {"late": ("2026-01", "2026-04"), "soon": ("2026-09", "2026-12"), "far": ("2026-11", "2027-10")}
    curated.put(
        "hiv/law.yml",
        points=[entry(name, as_of=as_of, review_due=until) for name, (as_of, until) in dated.items()],
    )
    return [point for point in curated.read().points if point.need == "law"]


def test_points_are_due_up_to_and_with_a_month_oldest_first(points):
    assert [point.entry.id for point in due(points, "2026-12")] == ["late", "soon"]
    assert [point.entry.id for point in due(points, "2026-11")] == ["late"]


def test_the_report_counts_and_points_at_file_and_line(points):
    lines = list(due_lines(points, "2026-12", "2026-11"))
    assert lines[0] == "2 of 3 points fall due by 2026-12; 1 of them are overdue."
    assert "  hiv  2" in lines
    [late] = [line for line in lines if "hiv.law.late" in line]
    assert late.startswith("2026-04")
    assert late.endswith("hiv/law.yml:2")


@pytest.mark.parametrize(
    ("month", "ahead", "later"), [("2026-11", 3, "2027-02"), ("2026-12", 0, "2026-12"), ("2026-01", 23, "2027-12")]
)
def test_months_run_over_the_end_of_the_year(month, ahead, later):
    assert months_ahead(month, ahead) == later


def test_contact_details_that_wait_for_a_person_are_listed_urgent_ones_first(curated):
    lines = list(held_back_lines(curated.read().held_back))
    assert lines[0].startswith("2 contact details are held back")
    assert lines[1:] == [
        "  first: First Line: hours (two pages disagree)",
        "  Later Line: telephone number (its own page has not been read)",
    ]
