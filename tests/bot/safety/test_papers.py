"""The papers on safety are whole and true where a machine can tell: SAF-12, PRV-9."""

import ast
import re
from functools import lru_cache

import pytest
import yaml

from bot.paths import ROOT
from bot.replies import conversation

FOLDER = ROOT / "docs" / "safety"
HAZARDS = yaml.safe_load((FOLDER / "hazard-log.yml").read_text(encoding="utf-8"))
REQUIREMENTS = yaml.safe_load((FOLDER / "requirements.yml").read_text(encoding="utf-8"))
FAULTS = yaml.safe_load((FOLDER / "faults.yml").read_text(encoding="utf-8"))
WANTED = {"SAF": 12, "PRV": 10, "CAL": 5, "RED": 5, "SEC": 12, "A11Y": 6, "DAS": 5}
PAPERS = ("safety-case", "threat-model", "dpia", "privacy-notice", "model-card")


def named_tests():
    for entries in (HAZARDS, REQUIREMENTS.values(), FAULTS.values()):
        for entry in entries:
            yield from entry["tests"]


@lru_cache
def functions_in(path):
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}


@pytest.mark.parametrize("name", sorted(set(named_tests())))
def test_every_test_that_is_named_exists(name):
    path, _, test = name.partition("::")

    assert test.startswith("test_")
    assert (ROOT / path).is_file(), path
    assert test in functions_in(path)


def test_a_test_that_is_not_there_would_be_noticed():
    assert "test_that_is_not_there" not in functions_in("tests/bot/safety/test_papers.py")
    assert "test_every_test_that_is_named_exists" in functions_in("tests/bot/safety/test_papers.py")


def test_every_hazard_says_cause_effect_controls_tests_and_what_is_left():
    for hazard in HAZARDS:
        assert set(hazard) == {"id", "hazard", "cause", "effect", "controls", "tests", "residual"}, hazard["id"]
        assert all(hazard.values()), hazard["id"]
    assert [hazard["id"] for hazard in HAZARDS] == [f"H-{number}" for number in range(1, len(HAZARDS) + 1)]


@pytest.mark.parametrize(("group", "last"), WANTED.items())
def test_every_requirement_is_there_and_has_a_test(group, last):
    for number in range(1, last + 1):
        assert REQUIREMENTS[f"{group}-{number}"]["tests"]
        assert set(REQUIREMENTS[f"{group}-{number}"]) <= {"what", "tests", "left"}


def test_every_case_of_fault_is_there_and_has_a_test():
    assert list(FAULTS) == [f"F-{number}" for number in range(1, 34)]
    assert all(case["tests"] and set(case) <= {"case", "tests", "left"} for case in FAULTS.values())


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_there(name):
    assert len((FOLDER / f"{name}.md").read_text(encoding="utf-8")) > 500


@pytest.mark.parametrize("name", PAPERS)
def test_every_link_of_a_paper_leads_somewhere(name):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", (FOLDER / f"{name}.md").read_text(encoding="utf-8")):
        assert (FOLDER / target).exists(), target


@pytest.mark.parametrize("name", PAPERS)
def test_every_id_that_a_paper_names_exists(name):
    known = {*REQUIREMENTS, *FAULTS, *(hazard["id"] for hazard in HAZARDS)}
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")

    assert set(re.findall(r"\b(?:SAF|PRV|CAL|RED|SEC|A11Y|DAS|F|H)-\d+\b", text)) <= known


def test_the_notice_and_the_bot_say_the_same():
    notice = " ".join((FOLDER / "privacy-notice.md").read_text(encoding="utf-8").split())
    said = conversation("privacy").lead

    for sentence in (
        "Please do not type names, dates of birth or addresses",
        "is not written to a file",
        "What you ask about is kept without your words, so that a restart does not lose your place",
        "After an hour of quiet both are dropped",
    ):
        assert sentence in notice
        assert sentence in said


def test_the_bot_says_what_it_is_not_for():
    said = conversation("help").lead

    assert "not for emergencies" in said
    assert "do not replace your supervisor" in said
