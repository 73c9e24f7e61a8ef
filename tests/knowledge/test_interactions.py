"""Points about two subjects at once: stored once, found from either side, first when both are asked about."""

import pytest

from tests.knowledge.curated import entry

BOTH = "Ask about a near safe place for both."
OTHER = "Ask about near things."


@pytest.fixture
def two(curated, load):
    """Two subjects; the law on HIV holds one point on both."""
    curated.add_subject("homelessness")
    curated.put("hiv/law.yml", points=[entry("first", OTHER), entry("both", BOTH, also_about=["homelessness"])])
    curated.put("homelessness/law.yml", points=[entry("first", OTHER)])
    load()


def found(store, subjects, question=None):
    return [point.id for point in store.find(subjects, "law", None, question).points]


def test_it_is_found_from_either_side(two, store, question):
    assert "hiv.law.both" in found(store, ["hiv"], question)
    assert "hiv.law.both" in found(store, ["homelessness"], question)
    assert "hiv.law.both" in found(store, ["homelessness"])


def test_it_is_shown_once_when_both_subjects_are_asked_about(two, store, question):
    assert found(store, ["hiv", "homelessness"], question).count("hiv.law.both") == 1


def test_it_comes_first_when_both_are_asked_about_and_not_when_only_one_is(two, store, question):
    assert found(store, ["hiv", "homelessness"], question)[0] == "hiv.law.both"
    assert found(store, ["homelessness", "hiv"], question)[0] == "hiv.law.both"
    assert found(store, ["hiv"], question)[0] == "hiv.law.first"


def test_it_tells_all_its_subjects(two, store):
    [point] = store.points(["hiv.law.both"])
    assert point.subjects == ("hiv", "homelessness")


def test_it_stands_for_both_subjects_so_that_neither_takes_a_second_place(two, store, question):
    page = store.find(["hiv", "homelessness"], "law", None, question, limit=1)
    assert [point.id for point in page.points] == ["hiv.law.both"]


@pytest.mark.parametrize(
    ("also_about", "message"),
    [
        (["hiv"], "'hiv' is the subject it stands in: leave it out"),
        (["weather"], "unknown subject 'weather'"),
        (["homelessness", "homelessness"], "subject given twice: homelessness"),
    ],
)
def test_a_wrong_subject_is_reported(curated, also_about, message):
    curated.put("hiv/law.yml", points=[entry("first", also_about=also_about)])
    [(file, _, field, said)] = curated.problems()
    assert (file, field) == ("hiv/law.yml", "points.0.also_about")
    assert message in said


def test_a_step_of_a_checklist_cannot_be_an_interaction(curated):
    step = entry("alone", also_about=["homelessness"])
    curated.put("hiv/checklist.yml", lists=[{"id": "visit", "title": "At a visit", "points": [step]}])
    [(file, _, field, message)] = curated.problems()
    assert (file, field) == ("hiv/checklist.yml", "lists.0.points.0.also_about")
    assert "cannot leave its checklist" in message
