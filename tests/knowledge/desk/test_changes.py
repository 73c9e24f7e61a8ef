"""What changed since an earlier revision: added, removed, changed, word by word."""

import subprocess

import pytest

from knowledge.desk.changes import RevisionError, change_lines, changes, content_at
from tests.knowledge.curated import entry


@pytest.fixture
def history(curated):
    """Curated files under git, as they were before and as they are."""
    curated.put("hiv/law.yml", points=[entry("kept"), entry("gone"), entry("reworded", "Ask the person first.")])

    def git(*arguments):
        who = ["-c", "user.name=A Curator", "-c", "user.email=curator@example.org"]
        subprocess.run(["git", *who, *arguments], cwd=curated.content.parent, check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "before")
    curated.put(
        "hiv/law.yml",
        points=[entry("kept"), entry("new"), entry("reworded", "Ask the parent first.", nations=["Wales"])],
    )
    return curated


def compared(curated):
    with content_at("HEAD", curated.content, curated.contacts) as before:
        return changes(before, curated.read())


def test_what_was_added_removed_and_changed_is_told_apart(history):
    found = compared(history)
    assert [point.id for point in found.added] == ["hiv.law.new"]
    assert [point.id for point in found.removed] == ["hiv.law.gone"]
    assert {(change.point_id, change.field) for change in found.changed} == {
        ("hiv.law.reworded", "text"),
        ("hiv.law.reworded", "nations"),
    }


def test_the_report_marks_the_words_that_changed(history):
    lines = list(change_lines(compared(history)))
    assert lines[0] == "1 added, 1 removed, 1 changed."
    assert "~ hiv.law.reworded text: Ask the [-person-] {+parent+} first." in lines


def test_nothing_changed_is_said(history):
    read = history.read()
    assert list(change_lines(changes(read, read))) == ["0 added, 0 removed, 0 changed."]


def test_an_unknown_revision_is_one_clear_error(history):
    with pytest.raises(RevisionError, match="no-such-revision"), content_at("no-such-revision", history.content):
        pass


def test_a_folder_without_history_is_one_clear_error(curated, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(curated.content.parent.parent))
    with pytest.raises(RevisionError, match="git cannot give"), content_at("HEAD", curated.content):
        pass
