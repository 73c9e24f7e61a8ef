"""The directory is made ready at set-up, anew only when what it is made from has changed."""

import pytest

from bot import directory
from knowledge.directory.database import DatabaseFormError
from knowledge.directory.prepare import PrepareError


@pytest.fixture
def database(tmp_path, monkeypatch):
    path = tmp_path / "var" / "directory.db"
    monkeypatch.setattr(directory, "directory_address", lambda: f"sqlite:///{path}")
    return path


def test_it_is_made_once(database):
    assert directory.load_directory()
    made = database.read_bytes()

    assert not directory.load_directory()
    assert database.read_bytes() == made


def test_it_is_made_anew_when_contacts_have_changed(database, monkeypatch):
    directory.load_directory()
    monkeypatch.setattr("knowledge.directory.prepare.folder_hash", lambda folder: "another")

    assert directory.load_directory()


def test_a_broken_database_is_told(database):
    database.parent.mkdir()
    database.write_bytes(b"this is no database" * 500)

    with pytest.raises(DatabaseFormError, match="cannot be used"):
        directory.load_directory()


def test_broken_contact_files_are_told(database, monkeypatch, tmp_path):
    folder = tmp_path / "core_contacts"
    folder.mkdir()
    (folder / "leeds.csv").write_text("id,authority\nx,y\n")
    monkeypatch.setattr("knowledge.directory.prepare.FOLDER", folder)

    with pytest.raises(PrepareError, match="leeds.csv"):
        directory.load_directory()


def test_a_place_is_known_from_the_files_or_from_what_an_operator_loaded(lost_directory, monkeypatch):
    monkeypatch.setattr(directory, "shared_directory", lambda: lost_directory)

    assert directory.known_place("E08000035").name == "Leeds"
    assert directory.known_place("E06999999") is None
