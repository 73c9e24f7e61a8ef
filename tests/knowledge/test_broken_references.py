"""What is wrong between files: ids given twice, references to nothing, numbers from nowhere, texts too long."""

import pytest

from knowledge.schema import word_limit
from tests.knowledge.curated import POINTS, SHARED_SOURCES, entry

WISH = "Ask the person what they want to happen."


def words(count):
    """Return a text of that many words, in sentences short enough to be plain."""
    return " ".join((["Ask", "her", "what", "she", "wants."] * count)[:count])


def test_an_unknown_source_is_reported_with_file_line_and_field(curated):
    curated.edit("hiv/law.yml", "[handbook]", "[handbook, rumour]")
    assert curated.problems() == [("hiv/law.yml", 4, "points.0.sources", "unknown source 'rumour'")]


@pytest.mark.parametrize("name", ["hiv.law.second", "hiv.first", "homelessness.law.first"])
def test_an_unknown_see_also_is_reported_with_file_line_and_field(curated, name):
    curated.edit("hiv/law.yml", "    status", f"    see_also: [{name}]\n    status")
    assert curated.problems() == [("hiv/law.yml", 6, "points.0.see_also", f"unknown point {name!r}")]


def test_a_point_may_refer_to_a_point_of_another_need_and_a_source_of_another_subject(curated):
    curated.add_subject("homelessness")
    curated.write("homelessness/sources.yml", SHARED_SOURCES.replace("id: handbook", "id: guide"))
    curated.edit("hiv/law.yml", "[handbook]", "[guide]")
    curated.edit("hiv/law.yml", "    status", "    see_also: [homelessness.barriers.first]\n    status")
    assert curated.problems() == []


def test_a_point_id_given_twice_is_reported_at_the_second(curated):
    curated.put("hiv/law.yml", points=[entry("first"), entry("second"), entry("first")])
    [(file, line, field, message)] = curated.problems()
    assert (file, field, message) == ("hiv/law.yml", "points.2.id", "'hiv.law.first' is given twice")
    assert curated.path(file).read_text().splitlines()[line - 1] == "- id: first"


def test_the_same_name_under_two_needs_is_sound(curated):
    assert {"hiv.law.first", "hiv.barriers.first"} <= {point.id for point in curated.read().points}


def test_a_step_id_given_twice_in_two_lists_of_a_checklist_is_reported(curated):
    lists = [{"id": name, "title": name, "points": [entry("alone")]} for name in ("visit", "leave")]
    curated.put("hiv/checklist.yml", lists=lists)
    [(file, _, field, message)] = curated.problems()
    assert (file, field) == ("hiv/checklist.yml", "lists.1.points.0.id")
    assert message == "'hiv.checklist.alone' is given twice"


def test_a_source_id_given_twice_is_reported_even_in_two_files(curated):
    curated.write("hiv/sources.yml", SHARED_SOURCES)
    assert curated.problems() == [("shared/sources.yml", 1, "0.id", "'handbook' is given twice")]


@pytest.mark.parametrize("need", ["law", "case_example"])
def test_a_text_with_too_many_words_is_reported_and_one_word_less_is_not(curated, need):
    file = f"hiv/{need}.yml"
    curated.write(file, POINTS.replace(WISH, words(word_limit(need) + 1)))
    [(found, line, field, message)] = curated.problems()
    assert (found, line, field) == (file, 3, "points.0.text")
    assert f"{word_limit(need) + 1} words" in message
    curated.write(file, POINTS.replace(WISH, words(word_limit(need))))
    assert curated.problems() == []


@pytest.mark.parametrize(
    ("shown", "digits"),
    [
        ("0808 157 0000", "08081570000"),
        ("0808 157 0001", "08081570001"),
        ("0808-157-0001", "08081570001"),
        ("(0808) 157.0001", "08081570001"),
        ("112", "112"),
        ("+44 808 157 0001", "448081570001"),
        ("116 123", "116123"),
        ("85258", "85258"),
        ("0808 157 0999", "08081570999"),
    ],
)
def test_a_number_in_a_text_is_reported_whether_it_is_in_the_register_or_not(curated, shown, digits):
    curated.edit("hiv/law.yml", WISH, f"Ring {shown} now.")
    assert curated.problems() == [
        ("hiv/law.yml", 3, "points.0.text", f"the number {digits} belongs into the contact register")
    ]


@pytest.mark.parametrize(
    ("file", "old", "line", "field"),
    [
        ("hiv/definition.yml", "term: Wish", 3, "points.0.term"),
        ("hiv/checklist.yml", "title: At a first visit", 5, "lists.0.points.0.title"),
    ],
)
def test_a_number_in_a_term_or_a_title_is_reported_too(curated, file, old, line, field):
    curated.edit(file, old, f"{old.partition(':')[0]}: Ring 116 123")
    assert curated.problems() == [(file, line, field, "the number 116123 belongs into the contact register")]


@pytest.mark.parametrize("number", ["999", "101", "111"])
def test_emergency_numbers_may_stand_in_a_text(curated, number):
    curated.edit("hiv/law.yml", WISH, f"Ring {number} now.")
    assert curated.problems() == []


def test_a_subject_that_does_not_state_both_duties_of_sharing_is_reported(curated):
    curated.add_subject("homelessness")
    curated.edit("homelessness/information_sharing.yml", "id: both-duties", "id: first")
    assert curated.problems() == [
        ("homelessness/information_sharing.yml", 1, "points", "needs a point with the id both-duties")
    ]


def test_a_definition_without_a_term_is_reported(curated):
    curated.edit("hiv/definition.yml", "    term: Wish\n", "")
    [(file, line, field, message)] = curated.problems()
    assert (file, line, field) == ("hiv/definition.yml", 2, "points.0.term")
    assert "every definition has a term" in message


def test_a_term_outside_the_glossary_is_reported(curated):
    curated.edit("hiv/law.yml", "    status", "    term: Wish\n    status")
    [(file, line, field, _)] = curated.problems()
    assert (file, line, field) == ("hiv/law.yml", 6, "points.0.term")


def test_problems_within_files_and_between_them_are_reported_together(curated):
    curated.edit("hiv/law.yml", "status: practice", "status: rumour")
    curated.edit("hiv/overview.yml", "[handbook]", "[rumour]")
    found = {(file, field) for file, _, field, _ in curated.problems()}
    assert {("hiv/law.yml", "points.0.status"), ("hiv/overview.yml", "points.0.sources")} <= found


def test_all_problems_between_files_are_reported_at_once(curated):
    curated.edit("hiv/law.yml", "[handbook]", "[rumour]")
    curated.edit("hiv/overview.yml", WISH, words(word_limit("overview") + 1))
    curated.edit("hiv/barriers.yml", WISH, "Ring 0808 157 0001.")
    curated.edit("hiv/definition.yml", "    term: Wish\n", "")
    assert {(file, field) for file, _, field, _ in curated.problems()} == {
        ("hiv/law.yml", "points.0.sources"),
        ("hiv/overview.yml", "points.0.text"),
        ("hiv/barriers.yml", "points.0.text"),
        ("hiv/definition.yml", "points.0.term"),
    }


def test_a_term_that_leads_nowhere_is_reported(curated):
    curated.edit("hiv/definition.yml", "    see_also: [hiv.reflection.first]\n", "")
    [(file, _, field, message)] = curated.problems()
    assert (file, field) == ("hiv/definition.yml", "points.0.see_also")
    assert message == "name a point in which the term matters"


def test_a_point_that_refers_to_itself_is_reported(curated):
    curated.edit("hiv/law.yml", "    status", "    see_also: [hiv.law.first]\n    status")
    assert [problem[2] for problem in curated.problems()] == ["points.0.see_also"]


def test_a_check_in_the_future_is_reported(curated):
    curated.put("hiv/law.yml", points=[entry("first", as_of="2098-11", review_due="2099-05")])
    [(file, _, field, message)] = curated.problems()
    assert (file, field) == ("hiv/law.yml", "points.0.as_of")
    assert message.startswith("2098-11 is in the future")


@pytest.mark.parametrize("written", ["2098", "2098-02", "2098-02-03"])
def test_a_source_from_the_future_is_reported(curated, written):
    curated.edit("shared/sources.yml", '"2026-03"', f'"{written}"')
    assert [problem[:3] for problem in curated.problems()] == [("shared/sources.yml", 4, "0.date")]


def test_a_contact_read_in_the_future_is_reported(curated):
    curated.edit("national.yml", '"2026-03-02"', '"2098-03-02"')
    [(file, _, field, _)] = curated.problems()
    assert (file, field) == ("national.yml", "0.source.date")
