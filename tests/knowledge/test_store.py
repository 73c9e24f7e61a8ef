"""Questions to the store over a real database."""

from dataclasses import replace

import pytest

from knowledge.likeness import Meanings
from tests.knowledge.curated import QUESTIONS, Curated, entry


@pytest.fixture
def curated(tmp_path):
    """Two subjects; on barriers they have points that hold in several nations, near to and far from the question."""
    curated = Curated(tmp_path / "curated", subjects=["hiv", "homelessness"])
    curated.put(
        "hiv/barriers.yml",
        points=[
            entry("far", "A far thought."),
            entry("exact", "An exact thought."),
            entry("wales", "A fair thought.", nations=["Wales"]),
            entry("scotland", "A fair thought.", nations=["Scotland"]),
        ],
    )
    curated.put("homelessness/barriers.yml", points=[entry("fair", "A fair thought.")])
    return curated


@pytest.fixture
def loaded(load, store):
    load()
    return store


def ids(page):
    return [point.id.removesuffix(".barriers") for point in page.points]


def test_the_subjects_with_content_are_listed(loaded):
    assert loaded.subjects() == ("hiv", "homelessness")


def test_the_release_is_the_hash_of_what_was_loaded(loaded, curated):
    release = loaded.release()
    assert release.content_hash == curated.hash()
    assert release.loaded_at.endswith("+00:00")


def test_only_points_on_the_subject_and_need_are_found(loaded):
    page = loaded.find(["hiv"], "barriers")
    assert ids(page) == ["hiv.barriers.far", "hiv.barriers.exact", "hiv.barriers.wales", "hiv.barriers.scotland"]
    assert page.remaining == ()


def test_a_nation_leaves_out_what_does_not_hold_there(loaded):
    assert ids(loaded.find(["hiv"], "barriers", nation="Wales")) == [
        "hiv.barriers.far",
        "hiv.barriers.exact",
        "hiv.barriers.wales",
    ]


def test_a_nation_leaves_it_out_of_what_remains_too(loaded):
    page = loaded.find(["hiv"], "barriers", nation="Scotland", limit=1)
    assert page.remaining == ("hiv.barriers.exact", "hiv.barriers.scotland")


def test_the_point_closest_to_the_question_comes_first(loaded, question):
    assert ids(loaded.find(["hiv"], "barriers", question=question))[0] == "hiv.barriers.exact"


def test_what_the_limit_leaves_out_can_be_asked_for_by_id(loaded, question):
    page = loaded.find(["hiv"], "barriers", question=question, limit=1)
    more = loaded.points(page.remaining)
    assert len(page.points) == 1
    assert [point.id for point in more] == list(page.remaining)
    assert len(more) == 3


@pytest.mark.parametrize("subjects", [["hiv", "homelessness"], ["homelessness", "hiv"]])
def test_the_subjects_come_in_the_order_asked_and_each_is_represented(loaded, subjects):
    found = [point.subject for point in loaded.find(subjects, "overview").points]
    assert found == subjects


@pytest.mark.parametrize("need", ["barriers", "checklist"])
def test_a_subject_named_twice_is_found_once(loaded, question, need):
    assert loaded.find(["hiv", "hiv"], need, question=question) == loaded.find(["hiv"], need, question=question)


def test_a_subject_far_from_the_question_is_still_represented(loaded, question):
    page = loaded.find(["hiv", "homelessness"], "barriers", question=question, limit=2)
    assert ids(page) == ["hiv.barriers.exact", "homelessness.barriers.fair"]


def test_a_whole_checklist_is_shown_in_order_whatever_the_limit(loaded, load, curated, question):
    steps = [entry("one", "Far."), entry("two", "Exact."), entry("three", "Nothing.")]
    curated.put(
        "hiv/checklist.yml",
        lists=[
            {"id": "other", "title": "Another list", "points": [entry("first", "Far.")]},
            {"id": "fitting", "title": "The list that fits", "points": steps},
        ],
    )
    load()
    page = loaded.find(["hiv"], "checklist", question=question, limit=1)
    assert [point.id for point in page.points] == ["hiv.checklist.one", "hiv.checklist.two", "hiv.checklist.three"]
    assert {point.list_title for point in page.points} == {"The list that fits"}
    assert page.remaining == ("hiv.checklist.first",)


@pytest.fixture
def better_elsewhere(loaded, load, curated):
    """A store that has its best answer to the question filed under another need."""
    curated.edit("hiv/approach.yml", "Ask the person what", "An exact answer, then ask what")
    curated.put("hiv/barriers.yml", points=[entry("far", "A far thought.")])
    asked = QUESTIONS.replace("approach one", "exact approach").replace("barriers:\n  first:", "barriers:\n  far:")
    curated.write("hiv/questions.yml", asked)
    load()
    return loaded


def test_a_question_that_may_mean_several_things_is_answered_across_headings(better_elsewhere, question):
    open_question = replace(question, meanings=Meanings({"hiv": 1.0}, {"barriers": 1.0}))
    assert ids(better_elsewhere.find(["hiv"], "barriers", question=open_question))[0] == "hiv.approach.first"


def test_a_question_whose_need_is_settled_is_answered_under_its_heading(better_elsewhere, question):
    assert ids(better_elsewhere.find(["hiv"], "barriers", question=question)) == ["hiv.barriers.far"]


def test_stories_and_questions_to_reflect_on_come_only_when_they_are_wanted(loaded, question):
    open_question = replace(question, meanings=Meanings({"hiv": 1.0}, {"law": 0.5, "reflection": 0.5}))
    found = {need: loaded.find(["hiv"], need, question=open_question, limit=50) for need in ("law", "reflection")}
    needs = {need: {name.split(".")[1] for name in (*ids(page), *page.remaining)} for need, page in found.items()}
    assert "reflection" not in needs["law"]
    assert "reflection" in needs["reflection"]


def test_of_several_nations_named_what_holds_in_one_of_them_is_found(loaded, question):
    both = replace(question, nations=("Wales", "Northern Ireland"))
    assert set(ids(loaded.find(["hiv"], "barriers", question=both))) == {
        "hiv.barriers.exact",
        "hiv.barriers.far",
        "hiv.barriers.wales",
    }


@pytest.mark.parametrize(("subjects", "need"), [(["hiv"], "gossip"), (["astrology"], "law"), ([], "law")])
def test_a_question_on_nothing_known_finds_nothing(loaded, subjects, need):
    page = loaded.find(subjects, need)
    assert (page.points, page.remaining) == ((), ())


def test_points_come_in_the_order_asked_without_those_that_are_not_there(loaded):
    asked = ["hiv.law.first", "hiv.law.ghost", "homelessness.barriers.fair", "hiv.barriers.exact"]
    assert [point.id for point in loaded.points(asked)] == [asked[0], asked[2], asked[3]]


def test_sources_come_in_the_order_asked_each_once(loaded, load, curated):
    curated.write("hiv/sources.yml", "- {id: a-guide, title: T, publisher: P, date: undated}\n")
    load()
    found = loaded.sources(["handbook", "a-guide", "handbook", "ghost"])
    assert [(source.id, source.date, source.url) for source in found] == [
        ("handbook", "2026-03", "https://example.org/handbook"),
        ("a-guide", "undated", None),
    ]
