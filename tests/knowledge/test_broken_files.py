"""A file that cannot be read at all is reported, never half read."""

import pytest

from knowledge.check import find_problems
from knowledge.content import read_content
from knowledge.reading import MAX_BYTES, MAX_DEPTH, Problem, YamlFile, read_yaml
from tests.knowledge.curated import CHECKLIST, POINTS, entry

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("points: [\n", 2, "expected"),
        ("points:\n\t- id: x\n", 2, "cannot start any token"),
        ("points: []\nlists: []\npoints: []\n", 3, "'points' is given twice"),
        ("points:\n  - id: x\n    id: y\n", 3, "'id' is given twice"),
        (BOMB, 2, "aliases"),
        ("a: &a [*a]\n", 1, "aliases"),
        ("base: &b {id: x}\npoint:\n  <<: *b\n", 3, "aliases"),
        ("points: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), 1, "nested deeper"),
        ("- " * 5000 + "x", 1, "nested deeper"),
        ("a: !!python/object/apply:os.getcwd []\n", 1, "could not determine a constructor"),
        ("points: !!int x\n", 1, "invalid literal"),
        ("points: !!seq {a: b}\n", 1, "expected a sequence"),
        ("points: 2026-11-31\n", 1, "day is out of range"),
        ("points: []\n? [a, b]\n: x\n", 2, "a key must be a plain word"),
        ("points: []\n? {a: b}\n: x\n", 2, "a key must be a plain word"),
        ("points: []\n1: x\n", 1, "must be strings"),
        ("points: []\n---\npoints: []\n", 2, "another document"),
        ('points: "\x00"\n', 1, "not allowed"),
        (b"points: [\xff\xfe]\n", 1, "not UTF-8"),
        ("# " + "x" * MAX_BYTES, 1, f"larger than {MAX_BYTES} bytes"),
    ],
    ids=[
        "no YAML",
        "a tab",
        "a key given twice",
        "a nested key given twice",
        "an alias bomb",
        "an alias of itself",
        "a merged alias",
        "too deep",
        "far too deep",
        "a Python object",
        "a tag that does not fit a word",
        "a tag that does not fit a mapping",
        "a date that does not exist",
        "a list as a key",
        "a mapping as a key",
        "a number as a key",
        "two documents",
        "a control character",
        "not UTF-8",
        "too large",
    ],
)
def test_an_unreadable_file_is_reported_with_its_line(curated, text, line, message):
    curated.write("hiv/law.yml", text)
    [problem] = curated.misfits()
    assert problem[:3] == ("hiv/law.yml", line, "file")
    assert message in problem[3]


@pytest.mark.parametrize("name", ["hiv/law.yml", "hiv/subject.yml", "hiv/sources.yml", "national.yml", "first.yml"])
def test_a_missing_file_is_reported(curated, name):
    curated.path(name).unlink()
    assert (name, 1, "file", "cannot be read: No such file or directory") in curated.problems()


@pytest.mark.parametrize("text", ["", "# only a remark\n", "just words\n", "[]\n"])
def test_a_file_of_another_shape_is_reported(curated, text):
    curated.write("hiv/law.yml", text)
    assert {(file, line) for file, line, _, _ in curated.misfits()} == {("hiv/law.yml", 1)}


def test_a_checklist_with_points_instead_of_lists_is_reported(curated):
    curated.write("hiv/checklist.yml", POINTS)
    found = {(file, field) for file, _, field, _ in curated.misfits()}
    assert found == {("hiv/checklist.yml", "lists"), ("hiv/checklist.yml", "points")}


def test_lists_in_any_other_need_are_reported(curated):
    curated.write("hiv/law.yml", CHECKLIST)
    found = {(file, field) for file, _, field, _ in curated.misfits()}
    assert found == {("hiv/law.yml", "lists"), ("hiv/law.yml", "points")}


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ("    title: At a first visit\n", "", 2, "lists.0.title"),
        ("        status: practice", "        status: rumour", 9, "lists.0.points.0.status"),
        ("  - id: visit", "  - id: A Visit", 2, "lists.0.id"),
    ],
)
def test_a_broken_checklist_is_reported_with_its_list_and_step(curated, old, new, line, field):
    curated.edit("hiv/checklist.yml", old, new)
    assert [problem[:3] for problem in curated.misfits()] == [("hiv/checklist.yml", line, field)]


def test_a_checklist_id_given_twice_is_reported_at_the_second(curated):
    curated.put(
        "hiv/checklist.yml",
        lists=[
            {"id": "visit", "title": "At a visit", "points": [entry("one")]},
            {"id": "visit", "title": "At another visit", "points": [entry("two")]},
        ],
    )
    [(file, line, field, message)] = curated.problems()
    assert (file, field, message) == ("hiv/checklist.yml", "lists.1.id", "'visit' is given twice")
    assert curated.path(file).read_text().splitlines()[line - 1] == "- id: visit"


@pytest.mark.parametrize("name", ["hiv/lore.yml", "hiv/law.yaml", "hiv/first.yml", "hiv/Law.yml"])
def test_a_file_that_belongs_to_no_need_is_reported(curated, name):
    curated.write(name, POINTS)
    assert curated.problems() == [(name, 1, "file", "is no file of a subject; see docs/curators.md")]


def test_a_file_that_is_no_yaml_is_left_alone(curated):
    curated.write("hiv/notes.md", "Notes for curators.")
    assert curated.problems() == []


def test_an_unreadable_file_does_not_hide_what_is_wrong_elsewhere(curated):
    curated.write("hiv/law.yml", "points: [\n")
    curated.edit("hiv/overview.yml", "[handbook]", "[rumour]")
    found = {(file, field) for file, _, field, _ in curated.problems()}
    assert {("hiv/law.yml", "file"), ("hiv/overview.yml", "points.0.sources")} <= found


def test_a_need_without_points_is_reported(curated):
    curated.write("hiv/law.yml", "points: []\n")
    [problem] = find_problems(read_content(curated.content, curated.contacts))
    assert (problem.path, problem.field, problem.message) == (curated.path("hiv/law.yml"), "points", "has no point")


def test_the_deepest_nesting_allowed_is_read(tmp_path):
    path = tmp_path / "deep.yml"
    path.write_text("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    file, problems = read_yaml(path)
    assert file is not None
    assert problems == []


def test_a_directory_in_place_of_a_file_is_reported(tmp_path):
    file, [problem] = read_yaml(tmp_path)
    assert file is None
    assert "cannot be read" in problem.message


def test_the_line_of_a_value_that_is_not_there_is_that_of_what_holds_it(tmp_path):
    file = YamlFile(tmp_path / "a.yml", "a:\n  b:\n    - c: 1\n    - d: 2\n")
    assert file.line(["a", "b", 1, "d"]) == 4
    assert file.line(["a", "b", 1, "nothing"]) == 4
    assert file.line(["a", "b", 7]) == 3
    assert file.line(["nothing"]) == 1


def test_a_problem_reads_as_file_line_field_and_message(tmp_path):
    assert str(Problem(tmp_path / "law.yml", 3, "points.0.text", "is wrong")) == (
        f"{tmp_path}/law.yml:3: points.0.text: is wrong"
    )
