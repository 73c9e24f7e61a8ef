"""What exists nowhere else is saved while the bot runs, and put back whole or not at all."""

import gzip
import io
import json
import random
import shutil
import sqlite3
import tarfile
from contextlib import closing, contextmanager
from datetime import datetime, timezone

import pytest
from sqlalchemy import insert, select

from bot.backup import files
from bot.cli import main
from bot.feedback.store import MIGRATIONS as FEEDBACK
from bot.feedback.store import OpinionRow
from knowledge.database import open_database
from knowledge.directory.database import make_tables, open_directory
from knowledge.directory.tables import NationalReportRow
from knowledge.migrating.migrate import migrate

NOW = datetime(2026, 11, 30, 12, tzinfo=timezone.utc)


class Installation:
    """The two databases of an installation in a folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.directory, self.feedback = folder / "directory.db", folder / "feedback.db"
        self.archive = folder / "saved.tar.gz"

    def make(self):
        engine = open_directory(f"sqlite:///{self.directory}")
        make_tables(engine)
        engine.dispose()
        engine = open_database(f"sqlite:///{self.feedback}")
        migrate(engine, FEEDBACK)
        engine.dispose()

    def report(self, contact):
        """Let a reader say that a number is wrong, and one that a line is."""
        row = {"contact": contact, "created_at": NOW, "reason": "wrong_number"}
        self._write(open_directory(f"sqlite:///{self.directory}"), insert(NationalReportRow), row)
        opinion = {"month": "2026-11", "point_id": contact, "verdict": "wrong", "count": 1}
        self._write(open_database(f"sqlite:///{self.feedback}"), insert(OpinionRow), opinion)

    @staticmethod
    def _write(engine, statement, row):
        with engine.begin() as connection:
            connection.execute(statement, [row])
        engine.dispose()

    def told(self):
        """Return what people said, in either database."""
        return [
            sorted(asked(self.directory, select(NationalReportRow.contact))),
            sorted(asked(self.feedback, select(OpinionRow.point_id))),
        ]

    def leftovers(self):
        return sorted(path.name for path in self.folder.iterdir())


def asked(path, query):
    engine = open_database(f"sqlite:///{path}")
    with engine.connect() as connection:
        found = connection.execute(query).scalars().all()
    engine.dispose()
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An installation to copy, in which one thing was said."""
    installation = Installation(tmp_path_factory.mktemp("made"))
    installation.make()
    installation.report("first")
    return installation


@pytest.fixture
def here(made, tmp_path, monkeypatch):
    installation = Installation(tmp_path)
    shutil.copy(made.directory, installation.directory)
    shutil.copy(made.feedback, installation.feedback)
    monkeypatch.setenv("WAYMARK_DIRECTORY_DB", f"sqlite:///{installation.directory}")
    monkeypatch.setenv("WAYMARK_FEEDBACK_DB", f"sqlite:///{installation.feedback}")
    monkeypatch.setattr("bot.backup.databases.VAR", tmp_path / "var")
    monkeypatch.setattr("bot.backup.cli.VAR", tmp_path / "var")
    monkeypatch.setattr(files, "PATIENCE_SECONDS", 0.01)
    return installation


def done(*words):
    return main([str(word) for word in words]) == 0


def refused(capsys, *words):
    assert not done(*words)
    return capsys.readouterr().err


FIRST = [["first"], ["first"]]
BOTH = [["first", "second"], ["first", "second"]]


def test_all_that_was_saved_comes_back(here, capsys):
    assert done("backup", here.archive)
    here.report("second")
    assert done("restore", here.archive)

    assert here.told() == FIRST
    assert "directory, feedback" in capsys.readouterr().out


def test_it_comes_back_where_nothing_is_left(here):
    assert done("backup", here.archive)
    for path in (here.directory, here.feedback):
        path.unlink()
    assert done("restore", here.archive)

    assert here.told() == FIRST


def test_what_was_there_before_can_be_put_back_too(here):
    assert done("backup", here.archive)
    here.report("second")
    assert done("restore", here.archive)
    [before] = (here.folder / "var").glob("before-restore-*.tar.gz")
    assert done("restore", before)

    assert here.told() == BOTH


def test_only_its_owner_can_read_it_and_nothing_else_is_left_behind(here):
    assert done("backup", here.archive)

    assert here.archive.stat().st_mode & 0o777 == 0o600
    assert here.leftovers() == ["directory.db", "feedback.db", "saved.tar.gz", "var"]
    assert list((here.folder / "var").iterdir()) == []


def test_saving_while_the_bot_writes_takes_what_was_done_and_not_what_is_being_done(here):
    with closing(sqlite3.connect(here.directory, isolation_level=None)) as writing:
        row = "INSERT INTO national_report (contact, created_at, reason) VALUES (?, '2026-11-30 12:00:00', 'closed')"
        writing.execute(row, ["done"])
        writing.execute("BEGIN IMMEDIATE")
        writing.execute(row, ["being done"])
        assert done("backup", here.archive)
        writing.execute("ROLLBACK")
    assert done("restore", here.archive)

    assert here.told() == [["done", "first"], ["first"]]


def test_a_program_that_has_the_directory_open_sees_what_was_put_back(here):
    assert done("backup", here.archive)
    here.report("second")
    engine = open_directory(f"sqlite:///{here.directory}")
    query = select(NationalReportRow.contact)
    with engine.connect() as connection:
        assert len(connection.execute(query).all()) == 2
    assert done("restore", here.archive)
    with engine.connect() as connection:
        assert connection.execute(query).scalars().all() == ["first"]
    engine.dispose()


def test_a_database_of_before_revisions_is_saved_and_comes_back_in_this_version(here):
    with closing(sqlite3.connect(here.feedback)) as connection:
        connection.execute("DROP TABLE feedback_revision")
    assert done("backup", here.archive)
    assert done("restore", here.archive)

    assert here.told() == FIRST
    with closing(sqlite3.connect(here.feedback)) as connection:
        assert connection.execute("SELECT version_num FROM feedback_revision").fetchall() == [(FEEDBACK.known[-1],)]


def test_a_damaged_database_is_set_aside_for_the_saved_one(here):
    assert done("backup", here.archive)
    here.directory.write_bytes(b"this is no database" * 500)
    assert done("restore", here.archive)

    assert here.told() == FIRST
    assert here.directory.with_name("directory.db.damaged").read_bytes().startswith(b"this is no")


def test_a_damaged_database_is_not_saved(here, capsys):
    with here.directory.open("r+b") as content:
        content.seek(8192)
        content.write(b"x" * 4096)
    assert "damaged" in refused(capsys, "backup", here.archive)
    assert not here.archive.exists()


def test_what_is_not_there_yet_or_on_a_server_is_left_out_and_said(here, capsys, monkeypatch):
    here.feedback.unlink()
    assert done("backup", here.archive)
    assert "feedback   left out, not there yet" in capsys.readouterr().out

    monkeypatch.setenv("WAYMARK_FEEDBACK_DB", "postgresql://nobody@127.0.0.1/none")
    assert done("backup", here.archive.with_name("other.tar.gz"))
    assert "feedback   left out, on a server: use pg_dump" in capsys.readouterr().out


def test_with_everything_on_a_server_there_is_nothing_to_save(here, capsys, monkeypatch):
    for name in ("DIRECTORY", "FEEDBACK"):
        monkeypatch.setenv(f"WAYMARK_{name}_DB", "postgresql://nobody@127.0.0.1/none")
    assert "pg_dump" in refused(capsys, "backup", here.archive)


def test_a_file_is_not_put_where_the_database_is_on_a_server_now(here, capsys, monkeypatch):
    assert done("backup", here.archive)
    here.report("second")
    monkeypatch.setenv("WAYMARK_FEEDBACK_DB", "postgresql://nobody@127.0.0.1/none")
    assert "on a server" in refused(capsys, "restore", here.archive)
    assert here.told() == BOTH


def test_an_archive_is_not_written_over_another(here, capsys):
    here.archive.write_text("precious")
    assert "there already" in refused(capsys, "backup", here.archive)
    assert here.archive.read_text() == "precious"


def test_a_folder_that_is_not_there_is_named(here, capsys):
    assert "no folder" in refused(capsys, "backup", here.folder / "nowhere" / "saved.tar.gz")


@pytest.fixture
def saved(here):
    """An installation with an archive and something said since."""
    assert done("backup", here.archive)
    here.report("second")
    return here


def unchanged(here, capsys, match):
    assert match in refused(capsys, "restore", here.archive)
    assert here.told() == BOTH
    assert not list(here.folder.glob("*.damaged"))


@pytest.mark.parametrize("place", range(20))
def test_an_archive_with_a_changed_byte_is_refused(saved, capsys, place):
    content = bytearray(saved.archive.read_bytes())
    content[random.Random(place).randrange(10, len(content))] ^= 0x55  # noqa: S311
    saved.archive.write_bytes(content)
    unchanged(saved, capsys, "cannot be used")


@pytest.mark.parametrize("part", [0, 0.1, 0.5, 0.99])
def test_an_archive_that_is_cut_short_is_refused(saved, capsys, part):
    content = saved.archive.read_bytes()
    saved.archive.write_bytes(content[: int(len(content) * part)])
    unchanged(saved, capsys, "cannot be used")


def test_no_archive_at_all_is_told(saved, capsys):
    saved.archive.unlink()
    unchanged(saved, capsys, "No such file")


@pytest.mark.parametrize("content", [b"", b"hello", gzip.compress(b"hello" * 1000)])
def test_another_file_is_refused(saved, capsys, content):
    saved.archive.write_bytes(content)
    unchanged(saved, capsys, "no backup of Waymark")


def rewritten(archive, change):
    """Write an archive anew; ``change`` may change its manifest and its files by name."""
    with tarfile.open(archive) as old:
        contents = {member.name: old.extractfile(member).read() for member in old}
    manifest = json.loads(contents.pop("manifest.json"))
    change(manifest, contents)
    contents["manifest.json"] = json.dumps(manifest).encode()
    with tarfile.open(archive, "w:gz") as new:
        for name, content in contents.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            new.addfile(member, io.BytesIO(content))


def with_another_file(manifest, contents):
    contents["../../evil.sh"] = b"rm"


def with_a_file_missing(manifest, contents):
    del contents["feedback.db"]


def with_another_hash(manifest, contents):
    manifest["databases"]["feedback"]["sha256"] = "0" * 64


def with_another_size(manifest, contents):
    manifest["databases"]["feedback"]["bytes"] += 1


def with_another_database(manifest, contents):
    manifest["databases"]["payroll"] = manifest["databases"].pop("feedback")


def with_the_two_exchanged(manifest, contents):
    entries = manifest["databases"]
    entries["directory"], entries["feedback"] = entries["feedback"], entries["directory"]


def of_another_form(manifest, contents):
    manifest["waymark_backup"] = 2


def with_a_manifest_of_others(manifest, contents):
    manifest.clear()


@pytest.mark.parametrize(
    ("change", "match"),
    [
        (with_another_file, "not hold what its manifest says"),
        (with_a_file_missing, "not hold what its manifest says"),
        (with_another_hash, "not what was put in"),
        (with_another_size, "not what was put in"),
        (with_another_database, "payroll, which this version does not know"),
        (with_the_two_exchanged, "another database"),
        (of_another_form, "none that this version can read"),
        (with_a_manifest_of_others, "none that this version can read"),
    ],
)
def test_an_archive_that_was_put_together_otherwise_is_refused(saved, capsys, change, match):
    rewritten(saved.archive, change)
    unchanged(saved, capsys, match)


def test_an_archive_of_a_later_version_is_refused(here, capsys):
    with closing(sqlite3.connect(here.directory)) as connection:
        connection.execute("UPDATE directory_revision SET version_num = '9999'")
        connection.commit()
    assert done("backup", here.archive)
    here.report("second")
    unchanged(here, capsys, "later version")


@contextmanager
def held(path):
    """Let another program hold a file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_when_the_second_is_held_by_another_program_the_first_stays_too(saved, capsys):
    with held(saved.feedback):
        unchanged(saved, capsys, "another program")
    assert list((saved.folder / "var").iterdir()) == []
    assert done("restore", saved.archive)
    assert saved.told() == FIRST


def test_when_the_second_is_held_a_damaged_first_stays_where_it_is(saved, capsys):
    saved.directory.write_bytes(b"this is no database" * 500)
    with held(saved.feedback):
        assert "another program" in refused(capsys, "restore", saved.archive)
    assert saved.directory.read_bytes() == b"this is no database" * 500
    assert not saved.directory.with_name("directory.db.damaged").exists()


def test_when_the_second_is_held_a_missing_first_stays_missing(saved, capsys):
    saved.directory.unlink()
    with held(saved.feedback):
        assert "another program" in refused(capsys, "restore", saved.archive)
    assert not saved.directory.exists()


def test_if_only_a_part_could_be_put_back_the_way_out_is_said_and_works(saved, capsys, monkeypatch):
    real = files.overwrite

    def fails_from_the_second_on(target, source):
        if target != saved.directory or source.name.startswith("before"):
            raise files.BusyError
        real(target, source)

    with monkeypatch.context() as broken:
        broken.setattr(files, "overwrite", fails_from_the_second_on)
        said = refused(capsys, "restore", saved.archive)
    assert "Only a part" in said
    assert done("restore", said.rpartition("restore ")[2].strip().rstrip("."))
    assert saved.told() == BOTH


def test_two_databases_in_one_file_are_refused(here, capsys, monkeypatch):
    monkeypatch.setenv("WAYMARK_FEEDBACK_DB", f"sqlite:///{here.directory}")
    assert "one file" in refused(capsys, "backup", here.archive)
