"""Opening the directory database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from knowledge.database import open_database
from knowledge.directory.tables import DirectoryStateRow, metadata
from knowledge.migrating.migrate import LaterVersionError, Migrations, migrate

MIGRATIONS = Migrations("directory", metadata, Path(__file__).with_name("migrations"))


class DatabaseFormError(Exception):
    """The database was made by a later version, or cannot be read; the message says what to do."""


def open_directory(url: str, *, keep_open: bool = True) -> Engine:
    """Return an engine for the directory's address.

    SQLite writes ahead to a log, so that people are answered while an import writes for minutes. Without ``keep_open``
    a file that is replaced or lost is noticed at once (see ``open_database``).
    """
    engine = open_database(url, keep_open=keep_open)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _write_ahead)
    return engine


def make_tables(engine: Engine) -> None:
    """Make the tables that are missing, and bring those of an earlier version to this one with what is in them.

    Raises:
        DatabaseFormError: a later version made them, or the database cannot be used.

    """
    try:
        migrate(engine, MIGRATIONS)
    except LaterVersionError as error:
        raise DatabaseFormError(
            f"the directory database was made by a later version ({error}): "
            "use that version, or restore a backup made with this one"
        ) from error
    except SQLAlchemyError as error:
        raise DatabaseFormError(f"the directory database cannot be used: {type(error).__name__}") from error


def has_tables(engine: Engine) -> bool:
    """Return whether the tables were made."""
    return bool(inspect(engine).has_table(DirectoryStateRow.__tablename__))


def _write_ahead(connection: Any, _: Any) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
