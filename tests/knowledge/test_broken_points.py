"""A point that does not fit its shape is reported with file, line and field, and nothing is loaded."""

import pytest

from tests.knowledge.curated import Curated, entry

# In hiv/law.yml line 2 is the id, 3 the text, 4 the sources, 5 the nations, 6 the status, 7 as_of, 8 review_due.
BROKEN = {
    "an unknown field": ("    status: practice", "    status: practice\n    colour: red", 7, "colour", "extra fields"),
    "a missing field": ("    status: practice\n", "", 2, "status", "required"),
    "a missing id": ("  - id: first\n    text", "  - text", 2, "id", "required"),
    "an id that is no slug": ("id: first", "id: First Point", 2, "id", "regex"),
    "a blank text": ("Ask the person what they want to happen.", '"  "', 3, "text", "at least 1"),
    "a text that is a list": ("text: Ask the person what they want to happen.", "text: [ask]", 3, "text", "str"),
    "sources that are no list": ("[handbook]", "handbook", 4, "sources", "valid list"),
    "no source": ("[handbook]", "[]", 4, "sources", "at least one source"),
    "an unknown nation": ("UK", "[England, France]", 5, "nations", "unknown nation 'France'"),
    "no nation": ("UK", "[]", 5, "nations", "at least one nation"),
    "an unknown status": ("practice", "rumour", 6, "status", "unknown status 'rumour'"),
    "a thirteenth month": ("2026-11", "2026-13", 7, "as_of", "regex"),
    "a day instead of a month": ("2027-05", "2027-05-01", 8, "review_due", "regex"),
    "an unquoted date": ('"2027-05"', "2027-05-01", 8, "review_due", "str type"),
}
ALSO_BROKEN = {
    "a source given twice": ("[handbook]", "[handbook, handbook]", 4, "sources", "source given twice: handbook"),
    "a nation given twice": ("UK", "[Wales, Wales]", 5, "nations", "nation given twice: Wales"),
    "a role given twice": ("    status", "    roles: [gp, gp]\n    status", 6, "roles", "role given twice: gp"),
    "a text that is a number": ("Ask the person what they want to happen.", "999", 3, "text", "str type"),
    "an id with a line end": ("id: first", 'id: "first\\n"', 2, "id", "regex"),
    "a month with a line end": ('"2026-11"', '"2026-11\\n"', 7, "as_of", "regex"),
}
UNKNOWN_ROLE = ("    status", "    roles: [wizard]\n    status", 6, "roles", "unknown role 'wizard'")


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "message"),
    [*BROKEN.values(), *ALSO_BROKEN.values(), UNKNOWN_ROLE],
    ids=[*BROKEN, *ALSO_BROKEN, "an unknown role"],
)
def test_a_broken_point_is_reported_with_file_line_and_field(curated, old, new, line, field, message):
    curated.edit("hiv/law.yml", old, new)
    [(file, found_line, found_field, text)] = curated.misfits()
    assert (file, found_line) == ("hiv/law.yml", line)
    assert found_field.removeprefix("points.0.").split(".")[0] == field
    assert message in text


def test_sound_content_has_no_problem(curated):
    assert curated.problems() == []


@pytest.mark.parametrize(
    ("status", "review_due"),
    [
        ("in_force", "2027-06"),
        ("enacted", "2027-06"),
        ("bill", "2027-06"),
        ("draft", "2027-06"),
        ("guidance", "2027-12"),
        ("practice", "2027-12"),
        ("historical", "2027-12"),
        ("practice", "2026-11"),
        ("practice", "2026-10"),
    ],
)
def test_a_review_that_is_too_late_or_already_past_is_reported(curated, status, review_due):
    curated.put("hiv/law.yml", points=[entry("first", status=status, review_due=review_due)])
    [(file, line, field, message)] = curated.misfits()
    assert (file, line) == ("hiv/law.yml", 2)
    assert field.startswith("points.0")
    assert "review_due" in message


@pytest.mark.parametrize(("status", "review_due"), [("in_force", "2027-05"), ("practice", "2027-11")])
def test_the_latest_review_allowed_is_sound(curated, status, review_due):
    curated.put("hiv/law.yml", points=[entry("first", status=status, review_due=review_due)])
    assert curated.problems() == []


def test_a_problem_of_the_second_point_names_the_second_point(curated):
    curated.put("hiv/law.yml", points=[entry("first"), entry("second", status="rumour")])
    [(_, line, field, _)] = curated.misfits()
    assert field == "points.1.status"
    assert curated.path("hiv/law.yml").read_text().splitlines()[line - 1].strip() == "status: rumour"


def test_all_problems_of_all_files_are_reported_at_once(curated):
    curated.edit("hiv/law.yml", "practice", "rumour")
    curated.edit("hiv/law.yml", "2026-11", "2026-13")
    curated.edit("hiv/overview.yml", "UK", "[France]")
    curated.edit("shared/sources.yml", "title: A handbook", "name: A handbook")
    curated.edit("national.yml", "purpose: Advice\n  subjects: [hiv]", "purpose: Advice\n  subjects: [ghosts]")
    found = {(file, field) for file, _, field, _ in curated.misfits()}
    assert found == {
        ("hiv/law.yml", "points.0.status"),
        ("hiv/law.yml", "points.0.as_of"),
        ("hiv/overview.yml", "points.0.nations"),
        ("shared/sources.yml", "0.title"),
        ("shared/sources.yml", "0.name"),
        ("national.yml", "0.subjects"),
    }


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        ('"2026-03"', '"March 2026"', "0.date", "regex"),
        ("https://example.org/handbook", "example.org", "0.url", "regex"),
        ("id: handbook", "id: Hand Book", "0.id", "regex"),
        ("  publisher: A council\n", "", "0.publisher", "required"),
    ],
)
def test_a_broken_source_is_reported(curated, old, new, field, message):
    curated.edit("shared/sources.yml", old, new)
    [(file, _, found, text)] = curated.misfits()
    assert (file, found) == ("shared/sources.yml", field)
    assert message in text


def test_a_point_may_name_one_nation_or_all_by_uk(curated):
    curated.put("hiv/law.yml", points=[entry("all"), entry("one", nations=["Wales"])])
    by_id = {point.id: point.entry.nations for point in curated.read().points}
    assert by_id["hiv.law.all"] == ["England", "Wales", "Scotland", "Northern Ireland"]
    assert by_id["hiv.law.one"] == ["Wales"]


def test_a_folder_of_an_unknown_subject_is_reported(tmp_path):
    curated = Curated(tmp_path / "other", subjects=["hiv", "astrology"])
    [(file, line, field, message)] = curated.misfits()
    assert (file, line, field) == ("astrology/subject.yml", 1, "id")
    assert "unknown subject 'astrology'" in message


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("kind: client_group", "kind: person", "kind"),
        ("summary: A summary.", "summary: ''", "summary"),
        ("id: hiv", "id: homelessness", "id"),
        ("kind: client_group", "kind: client_group\nboss: me", "boss"),
    ],
)
def test_a_broken_subject_file_is_reported(curated, old, new, field):
    curated.edit("hiv/subject.yml", old, new)
    assert [(file, name) for file, _, name, _ in curated.misfits()] == [("hiv/subject.yml", field)]
