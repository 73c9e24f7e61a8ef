"""Files in every state: read with their line, found, and written whole."""

import os

import pytest

from bot.scenarios.files import ScenarioError, find_files, read_file
from bot.scenarios.written import write_file
from tests.bot.scenarios.answers import SCENARIO


def mistakes(path, folder):
    return [str(mistake) for mistake in read_file(path, folder).parsed.mistakes]


def test_a_sound_file_has_a_name_and_a_scenario(write):
    path = write()
    file = read_file(path, path.parent.parent)
    assert (file.name, file.scenario.title) == ("homelessness/notice", "Notice on the table")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "line 1: the file is empty"),
        ("# Caf\xe9\nFor: x".encode("latin-1"), "line 1: a letter here is not saved as UTF-8"),
        (b"# A\n\nFor: \xff", "line 3: a letter here is not saved as UTF-8"),
        (SCENARIO.encode("utf-16"), "UTF-16"),
        (b"#" * 300_000, "larger than"),
    ],
    ids=["empty", "latin-1", "one byte", "utf-16", "large"],
)
def test_what_is_no_text_is_said_with_its_line(write, data, said):
    path = write(data)
    assert said in mistakes(path, path.parent.parent)[0]


def test_windows_line_ends_and_a_byte_order_mark_are_fine(write):
    path = write(b"\xef\xbb\xbf" + SCENARIO.replace("\n", "\r\n").encode())
    assert mistakes(path, path.parent.parent) == []


def test_the_first_subject_is_the_folder(write):
    path = write(name="hiv/notice")
    assert "move the file to scenarios/homelessness/" in mistakes(path, path.parent.parent)[0]


def test_a_file_of_ones_own_may_lie_anywhere(write, tmp_path):
    path = write(name="my-course/notice", folder="elsewhere")
    assert mistakes(path, tmp_path / "scenarios") == []


def test_files_and_folders_are_found_each_once(write, tmp_path):
    first, second = write(), write(name="hiv/other")
    write(b"no scenario", name="hiv/other.txt/x", folder="notes")
    found = find_files([first, tmp_path / "scenarios"])
    assert sorted(found) == sorted([first.resolve(), second.resolve()])


def test_what_is_not_there_is_named(tmp_path):
    with pytest.raises(ScenarioError, match="There is no file"):
        find_files([tmp_path / "nothing.scenario.md"])
    with pytest.raises(ScenarioError, match="no file ending in"):
        find_files([tmp_path])


def test_a_file_that_cannot_be_written_stays_as_it_was(write, monkeypatch):
    path = write()

    def fails(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(OSError, match="No space"):
        write_file(path, "half")
    assert path.read_text() == SCENARIO
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
