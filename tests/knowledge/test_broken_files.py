"""A file that cannot be read at all is reported, never half read."""

import pytest

from knowledge.check import find_problems
from knowledge.content import read_content
from knowledge.reading import MAX_BYTES, MAX_DEPTH, Problem, YamlFile, read_yaml
from tests.knowledge.curated import CHECKLIST, POINTS

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("points: [\n", 2, "expected"),
        ("points:\n\t- id: x\n", 2, "cannot start any token"),
        ("points: []\nlists: []\npoints: []\n", 3, "'points' is given twice"),
        ("points:\n  - id: x\n    id: y\n", 3, "'id' is given twice"),
        (BOMB, 1, "aliases"),
        ("a: &a [*a]\n", 1, "aliases"),
        ("base: &b {id: x}\npoint:\n  <<: *b\n", 1, "aliases"),
        ("points: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), 1, "nested deeper"),
        ("- " * 5000 + "x", 1, "recursion"),
        ("a: !!python/object/apply:os.getcwd []\n", 1, "could not determine a constructor"),
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
        "two documents",
        "a control character",
        "not UTF-8",
        "too large",
    ],
)
def test_an_unreadable_file_is_reported_with_its_line(curated, text, line, message):
    curated.write("hiv/law.yml", text)
    [problem] = curated.problems()
    assert problem[:3] == ("hiv/law.yml", line, "file")
    assert message in problem[3]


@pytest.mark.parametrize("name", ["hiv/law.yml", "hiv/subject.yml", "hiv/sources.yml", "national.yml", "first.yml"])
def test_a_missing_file_is_reported(curated, name):
    curated.path(name).unlink()
    assert (name, 1, "file", "cannot be read: No such file or directory") in curated.problems()


@pytest.mark.parametrize("text", ["", "# only a remark\n", "just words\n", "[]\n"])
def test_a_file_of_another_shape_is_reported(curated, text):
    curated.write("hiv/law.yml", text)
    assert {(file, line) for file, line, _, _ in curated.problems()} == {("hiv/law.yml", 1)}


def test_a_checklist_with_points_instead_of_lists_is_reported(curated):
    curated.write("hiv/checklist.yml", POINTS)
    found = {(file, field) for file, _, field, _ in curated.problems()}
    assert found == {("hiv/checklist.yml", "lists"), ("hiv/checklist.yml", "points")}


def test_lists_in_any_other_need_are_reported(curated):
    curated.write("hiv/law.yml", CHECKLIST)
    found = {(file, field) for file, _, field, _ in curated.problems()}
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
    assert [problem[:3] for problem in curated.problems()] == [("hiv/checklist.yml", line, field)]


def test_a_need_without_points_is_reported(curated):
    curated.write("hiv/law.yml", "points: []\n")
    [problem] = find_problems(read_content(curated.content, curated.contacts))
    assert (problem.path.name, problem.field, problem.message) == ("law.yml", "points", "has no point")


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
