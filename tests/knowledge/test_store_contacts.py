"""National services from the store: those that curators put first, then the most particular."""

import pytest

from tests.knowledge.curated import Curated

SUBJECTS = {
    "broad": ["hiv", "homelessness", "young_people"],
    "broader": ["hiv", "homelessness", "young_people", "child_protection"],
    "narrow": ["hiv"],
    "preferred": ["hiv", "homelessness", "young_people", "child_protection"],
    "second": ["hiv", "homelessness"],
    "elsewhere": ["young_people"],
}


def contact(name, subjects, **fields):
    lines = {
        "id": name,
        "name": name,
        "for_whom": "Anyone",
        "purpose": "Advice",
        "subjects": f"[{', '.join(subjects)}]",
        "nations": "[England, Wales, Scotland, Northern Ireland]",
        "confidence": "current",
        "source": '{title: A page, date: "2026-03-02", url: "https://example.org"}',
        **fields,
    }
    return "- " + "\n  ".join(f"{field}: {value}" for field, value in lines.items())


@pytest.fixture
def curated(tmp_path):
    curated = Curated(tmp_path / "curated")
    curated.write("national.yml", "\n".join(contact(*item) for item in SUBJECTS.items()))
    curated.write("first.yml", "hiv: [preferred, second, broad]\nhomelessness: [broad]\n")
    return curated


@pytest.fixture
def loaded(load, store):
    load()
    return store


def ids(contacts):
    return [contact.id for contact in contacts]


def test_ranked_contacts_come_first_then_the_most_particular(loaded):
    assert ids(loaded.contacts(["hiv"])) == ["preferred", "second", "broad", "narrow", "broader"]


def test_the_order_of_each_subject_is_its_own(loaded):
    assert ids(loaded.contacts(["homelessness"])) == ["broad", "second", "broader", "preferred"]


def test_for_two_subjects_the_better_of_two_ranks_counts(loaded):
    assert ids(loaded.contacts(["homelessness", "hiv"]))[:3] == ["broad", "preferred", "second"]


def test_a_contact_for_two_of_the_subjects_is_listed_once(loaded):
    found = ids(loaded.contacts(["hiv", "homelessness"]))
    assert sorted(found) == sorted(set(found))


def test_a_subject_without_contacts_has_none(loaded):
    assert loaded.contacts(["rural_practice"]) == ()


def test_only_contacts_of_the_nation_are_listed(loaded, load, curated):
    curated.write("first.yml", "{}\n")
    curated.write(
        "national.yml",
        "\n".join(
            [
                contact("preferred", ["hiv"], nations="[England]"),
                contact("second", ["hiv", "homelessness"], nations="[Wales, Scotland]"),
            ]
        ),
    )
    load()
    assert ids(loaded.contacts(["hiv"], "Scotland")) == ["second"]
    assert ids(loaded.contacts(["hiv"], "England")) == ["preferred"]
    assert loaded.contacts(["hiv"], "Northern Ireland") == ()
    assert ids(loaded.contacts(["hiv"])) == ["preferred", "second"]


def test_a_contact_comes_back_as_it_was_written(loaded):
    [found] = [contact for contact in loaded.contacts(["hiv"]) if contact.id == "second"]
    assert (found.name, found.purpose, found.for_whom) == ("second", "Advice", "Anyone")
    assert found.subjects == ("hiv", "homelessness")
    assert set(found.nations) == {"England", "Wales", "Scotland", "Northern Ireland"}
    assert (found.phone, found.web, found.email) == (None, None, None)
    assert found.ranks == {"hiv": 1}


@pytest.mark.parametrize(
    ("date", "verified"),
    [("2026-03-02", "2026-03"), ("2026-03", "2026-03"), ("2026", None), ("undated", None)],
)
def test_the_month_of_the_page_is_told_when_it_is_known(load, store, curated, date, verified):
    source = f'{{title: A page, date: "{date}", url: "https://example.org"}}'
    curated.write("national.yml", contact("only", ["hiv"], source=source))
    curated.write("first.yml", "{}\n")
    load()
    assert store.contacts(["hiv"])[0].verified == verified


@pytest.mark.parametrize(
    ("confidence", "check_first"),
    [("current", False), ("older", True), ("corroborated", True), ("conflicting", True)],
)
def test_a_reader_is_asked_to_check_all_but_current_details(load, store, curated, confidence, check_first):
    curated.write("national.yml", contact("only", ["hiv"], confidence=confidence))
    curated.write("first.yml", "{}\n")
    load()
    assert store.contacts(["hiv"])[0].check_first is check_first
