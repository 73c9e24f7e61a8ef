"""Which advisories fail the audit: those nobody accepted, and what is stale in the list."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bench.audit.advisories import judge_findings
from bench.audit.index import Finding
from bench.audit.lists import Accepted, AcceptedList, ListError, read_list
from bench.audit.names import locked_names, plain_name

LISTS = Path(__file__).resolve().parent.parent.parent / "requirements"
TODAY = date(2026, 11, 30)
FOUND = Finding("ruamel.yaml", "0.17", "PYSEC-2026-1", frozenset({"PYSEC-2026-1", "CVE-2026-1"}), ())


def accept(package="ruamel-yaml", advisories=("CVE-2026-1",), until=TODAY):
    return Accepted(package=package, advisories=list(advisories), why="not reached", until=until)


def test_what_is_accepted_and_found_is_no_problem():
    """By any of its names, and however the package is written."""
    assert judge_findings([FOUND], [accept()], TODAY) == []


def test_a_finding_that_is_not_on_the_list_is_named():
    assert judge_findings([FOUND], [], TODAY) == [
        "not accepted: ruamel.yaml 0.17: PYSEC-2026-1 (CVE-2026-1), no fixed version"
    ]


def test_what_is_accepted_for_another_package_does_not_count():
    problems = judge_findings([FOUND], [accept(package="kettle")], TODAY)
    assert [problem.split(":")[0] for problem in problems] == ["not accepted", "no longer found, take it off the list"]


def test_one_advisory_of_an_entry_that_is_no_longer_found_is_named():
    problems = judge_findings([FOUND], [accept(advisories=("CVE-2026-1", "CVE-2026-2"))], TODAY)
    assert problems == ["no longer found, take it off the list: ruamel-yaml CVE-2026-2"]


def test_an_entry_past_its_day_is_looked_at_again():
    (problem,) = judge_findings([FOUND], [accept(until=TODAY - timedelta(days=1))], TODAY)
    assert problem.startswith("look at it again, accepted until 2026-11-29")


@pytest.mark.parametrize(
    "text",
    [
        "accepted: [{package: a, advisories: [b], until: 2027-01-01}]",
        "accepted: [{package: a, advisories: [b], why: ' ', until: 2027-01-01}]",
        "accepted: [{package: a, advisories: [b], why: c, until: soon}]",
        "accepted: [{package: a, advisories: [b], why: c, until: 2027-01-01, forever: true}]",
        "accepted: [",
    ],
)
def test_an_entry_without_reason_or_day_is_refused(tmp_path, text):
    path = tmp_path / "list.yml"
    path.write_text(text)
    with pytest.raises(ListError, match="list.yml"):
        read_list(path, AcceptedList)


def test_the_real_list_is_about_locked_packages_and_names_each_advisory_once():
    accepted = read_list(LISTS / "accepted-advisories.yml", AcceptedList).accepted
    names = [advisory for entry in accepted for advisory in entry.advisories]
    assert len(names) == len(set(names))
    assert {plain_name(entry.package) for entry in accepted} <= locked_names([LISTS / "run.lock"])
