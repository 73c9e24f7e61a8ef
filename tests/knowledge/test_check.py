"""The check that curators run before a release."""

import pytest

from knowledge import check
from knowledge.check import ContentError, checked_content, find_problems
from knowledge.content import read_content


def test_sound_content_is_returned(curated):
    assert len(curated.read().points) == 12


def test_the_error_lists_every_problem_one_a_line(curated):
    curated.edit("hiv/law.yml", "[handbook]", "[rumour]")
    curated.edit("hiv/overview.yml", "[handbook]", "[gossip]")
    with pytest.raises(ContentError) as raised:
        curated.read()
    lines = str(raised.value).splitlines()
    assert len(lines) == len(raised.value.problems) == 2
    assert any(line.endswith("law.yml:4: points.0.sources: unknown source 'rumour'") for line in lines)


def test_a_broken_file_is_not_buried_under_references_into_it(curated):
    curated.edit("hiv/law.yml", "status: practice", "status: in_farce")
    with pytest.raises(ContentError) as raised:
        curated.read()
    assert {problem.field for problem in raised.value.problems} == {"points.0.status"}


def test_find_problems_reports_what_the_shape_alone_does_not_show(curated):
    curated.edit("hiv/law.yml", "[handbook]", "[rumour]")
    read = read_content(curated.content, curated.contacts)
    assert read.problems == []
    assert [problem.field for problem in find_problems(read)] == ["points.0.sources"]


@pytest.fixture
def checked_here(curated, monkeypatch):
    """Let the command check these files instead of the real ones."""
    monkeypatch.setattr(check, "checked_content", lambda: checked_content(curated.content, curated.contacts))
    return curated


def test_the_command_says_how_much_was_checked(checked_here, capsys):
    assert check.main() == 0
    assert capsys.readouterr().out == "Content is sound: 12 points on 1 subjects, 1 sources, 2 contacts.\n"


def test_the_command_fails_and_prints_the_problems(checked_here, capsys):
    checked_here.edit("hiv/law.yml", "[handbook]", "[rumour]")
    assert check.main() == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "law.yml:4: points.0.sources: unknown source 'rumour'" in printed.err
