"""Saving the databases of this installation that hold what exists nowhere else, and putting them back.

Conversations are not among them: they are over within the hour, and people are promised that they are gone then.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from sqlalchemy import inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from bot.backup.archive import ArchiveError, Manifest, entry_of, read_archive, write_archive
from bot.backup.files import BusyError, HalfDoneError, copy, is_whole, overwrite_all
from bot.feedback.store import MIGRATIONS as FEEDBACK
from bot.paths import VAR, directory_address, feedback_address
from knowledge.database import open_database
from knowledge.directory.database import MIGRATIONS as DIRECTORY
from knowledge.migrating.migrate import LaterVersionError, Migrations, migrate, revision


class BackupError(Exception):
    """Nothing was saved or put back; the message says why and what to do."""


@dataclass(frozen=True)
class Database:
    """A database of this installation; ``file`` is None when it is on a server."""

    migrations: Migrations
    file: Path | None

    @property
    def name(self) -> str:
        """Return what it is called in an archive."""
        return self.migrations.name


def databases() -> tuple[Database, ...]:
    """Return those to save.

    Raises:
        BackupError: a setting holds no address, or both the same file.

    """
    directory = Database(DIRECTORY, _file("WAYMARK_DIRECTORY_DB", directory_address()))
    feedback = Database(FEEDBACK, _file("WAYMARK_FEEDBACK_DB", feedback_address()))
    if directory.file and directory.file == feedback.file:
        raise BackupError("WAYMARK_DIRECTORY_DB and WAYMARK_FEEDBACK_DB are one file: give each its own.")
    return directory, feedback


def save(target: Path, chosen: Sequence[Database]) -> Manifest:
    """Write an archive of those that are files and are there; return what is in it.

    Raises:
        BackupError: it cannot be made.

    """
    if target.exists():
        raise BackupError(f"{target} is there already: give another name, or remove it.")
    if not target.parent.is_dir():
        raise BackupError(f"There is no folder {target.parent}.")
    there = {database: database.file for database in chosen if database.file and database.file.exists()}
    if not there:
        raise BackupError("There is nothing to save: no database is a file that exists. For PostgreSQL, use pg_dump.")
    with _told("saved"), _folder() as folder:
        entries = {}
        for database, path in there.items():
            copied = folder / f"{database.name}.db"
            copy(path, copied)
            if not is_whole(copied):
                raise BackupError(f"{path} is damaged: nothing was saved. Restore an earlier backup.")
            entries[database.name] = entry_of(copied, _revision(copied, database.migrations))
        manifest = Manifest(waymark_backup=1, made_at=datetime.now(timezone.utc), databases=entries)
        write_archive(target, manifest, folder)
    return manifest


def restore(source: Path, chosen: Sequence[Database], before: Path) -> Manifest:
    """Put back all that an archive holds, or nothing.

    Everything is checked, and brought to this version, on copies first.

    Args:
        source: the archive.
        chosen: the databases of this installation.
        before: takes an archive of what is there now, unless nothing is.

    Returns:
        what was put back.

    Raises:
        BackupError: nothing was changed, or the message says what was.

    """
    with _told("put back"), _folder() as folder:
        try:
            manifest, found = read_archive(source, folder)
        except ArchiveError as error:
            raise BackupError(f"{source} cannot be used: {error}. Nothing was changed.") from error
        targets = {database.name: database for database in chosen}
        sources = {_target(name, targets): path for name, path in found.items()}
        for name, path in found.items():
            _bring_up(path, targets[name].migrations)
        whole = [one for one in chosen if one.file in sources and one.file.exists() and is_whole(one.file)]
        if whole:
            save(before, whole)
        _put_back(sources, folder, before)
    return manifest


def _put_back(sources: Mapping[Path, Path], folder: Path, before: Path) -> None:
    try:
        overwrite_all(sources, folder)
    except HalfDoneError as error:
        raise BackupError(
            f"Only a part was put back. Stop every program that uses the databases, then restore {before}."
        ) from error
    except BaseException:
        before.unlink(missing_ok=True)
        raise


def _target(name: str, targets: Mapping[str, Database]) -> Path:
    if name not in targets:
        raise BackupError(f"The backup holds {name}, which this version does not know. Nothing was changed.")
    path = targets[name].file
    if path is None:
        raise BackupError(f"The backup holds {name}, which is on a server here: use pg_restore. Nothing was changed.")
    return path


def _bring_up(path: Path, migrations: Migrations) -> None:
    """Bring a copy to this version's tables; refuse what cannot be, or is another database."""
    if not is_whole(path):
        raise BackupError(f"{migrations.name} in the backup is damaged. Nothing was changed.")
    engine = open_database(f"sqlite:///{path}")
    try:
        if not set(migrations.metadata.tables) & set(inspect(engine).get_table_names()):
            raise BackupError(f"{migrations.name} in the backup is another database. Nothing was changed.")
        migrate(engine, migrations)
        there = inspect(engine)
        for name, table in migrations.metadata.tables.items():
            if {column["name"] for column in there.get_columns(name)} != set(table.columns.keys()):
                raise BackupError(f"{migrations.name} in the backup has other tables. Nothing was changed.")
    except LaterVersionError as error:
        raise BackupError(f"The backup was made by a later version ({error}). Nothing was changed.") from error
    except SQLAlchemyError as error:
        kind = type(error).__name__
        raise BackupError(f"{migrations.name} in the backup cannot be used ({kind}). Nothing was changed.") from error
    finally:
        engine.dispose()


def _revision(path: Path, migrations: Migrations) -> str | None:
    engine = open_database(f"sqlite:///{path}")
    try:
        with engine.connect() as connection:
            return revision(connection, migrations)
    finally:
        engine.dispose()


def _file(setting: str, address: str) -> Path | None:
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise BackupError(f"{setting} is not the address of a database.") from error
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


@contextmanager
def _folder() -> Iterator[Path]:
    VAR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="copies-", dir=VAR) as name:
        yield Path(name)


@contextmanager
def _told(done: str) -> Iterator[None]:
    try:
        yield
    except BusyError as error:
        raise BackupError(f"Nothing was {done}: another program holds a database. Try again later.") from error
    except (sqlite3.Error, OSError) as error:
        raise BackupError(f"Nothing was {done}: {error}.") from error
