"""Licences are read from the bill of materials; each is allowed or explained."""

import importlib.metadata
from pathlib import Path

import pytest

from bench.audit.bill import only
from bench.audit.licences import Licensed, judge_licences, licences_of
from bench.audit.lists import LicenceList, read_list

LISTS = Path(__file__).resolve().parent.parent.parent / "requirements"
RULES = LicenceList(
    allowed=["MIT", "Apache-2.0"], explained=[{"package": "spoon", "states": "GPL-3.0-only", "why": "a reason"}]
)
SPOON = Licensed("spoon", "1", "GPL-3.0-only")


def component(name, *licences):
    return {"bom-ref": f"{name}==1", "name": name, "version": "1", "licenses": list(licences)}


def test_what_a_package_states_is_one_line():
    bill = {
        "components": [
            component("b", {"expression": "MIT OR Apache-2.0"}),
            component("a", {"license": {"id": "MIT"}}, {"license": {"name": "License :: OSI Approved :: MIT License"}}),
            component("c", {"license": {"name": "License :: OSI Approved"}}),
        ]
    }
    assert [(each.package, each.states) for each in licences_of(bill)] == [
        ("a", "MIT; MIT License"),
        ("b", "MIT OR Apache-2.0"),
        ("c", "not stated"),
    ]


@pytest.mark.parametrize("states", ["MIT", "MIT OR Apache-2.0", "Apache-2.0; MIT"])
def test_an_allowed_licence_is_no_problem(states):
    assert judge_licences([Licensed("fork", "1", states), SPOON], RULES) == []


@pytest.mark.parametrize("states", ["GPL-3.0-only", "MIT AND GPL-3.0-only", "MIT; GPL-3.0-only", "not stated"])
def test_any_other_must_be_explained(states):
    assert judge_licences([Licensed("fork", "1", states), SPOON], RULES) == [
        f"neither allowed nor explained: fork 1, {states}"
    ]


def test_an_explanation_holds_for_the_licence_it_was_written_for():
    (problem,) = judge_licences([Licensed("spoon", "2", "Proprietary")], RULES)
    assert problem == "explained as GPL-3.0-only, but spoon states Proprietary"


def test_an_explanation_of_what_is_gone_is_named():
    assert judge_licences([], RULES) == ["no longer there, take it off the list: spoon"]


def test_the_bill_is_cut_down_to_what_running_needs():
    bill = {
        "metadata": {"component": {"bom-ref": "root"}},
        "components": [component("Fork_Lift"), component("pytest")],
        "dependencies": [
            {"ref": "root", "dependsOn": ["Fork_Lift==1", "pytest==1"]},
            {"ref": "Fork_Lift==1", "dependsOn": ["pytest==1"]},
            {"ref": "pytest==1"},
        ],
    }
    cut = only(bill, {"fork-lift"})
    assert [each["name"] for each in cut["components"]] == ["Fork_Lift"]
    assert cut["dependencies"] == [
        {"ref": "root", "dependsOn": ["Fork_Lift==1"]},
        {"ref": "Fork_Lift==1", "dependsOn": []},
    ]


def test_the_real_list_explains_only_what_is_installed():
    for entry in read_list(LISTS / "licences.yml", LicenceList).explained:
        assert importlib.metadata.version(entry.package), entry.package
