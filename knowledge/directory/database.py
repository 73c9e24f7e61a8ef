"""Opening the directory database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event, insert, inspect, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from knowledge.database import open_database
from knowledge.directory.tables import DirectoryStateRow, metadata

FORM = "1"
"""Counts changes of the tables that an older database cannot be read with."""


class DatabaseFormError(Exception):
    """The database was made by another version, or cannot be read; the message says what to do."""


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
    """Make the tables that are missing.

    Raises:
        DatabaseFormError: they are there in another form.

    """
    try:
        with engine.begin() as connection:
            metadata.create_all(connection)
            forms = connection.execute(select(DirectoryStateRow.value).where(DirectoryStateRow.name == "form"))
            form = forms.scalar_one_or_none()
            if form is None:
                connection.execute(insert(DirectoryStateRow), [{"name": "form", "value": FORM}])
    except SQLAlchemyError as error:
        raise DatabaseFormError(f"the directory database cannot be used: {type(error).__name__}") from error
    if form not in (None, FORM):
        raise DatabaseFormError(
            f"the directory database has form {form}, this version needs {FORM}: "
            "export with the version that made it, then start with an empty database"
        )


def has_tables(engine: Engine) -> bool:
    """Return whether the tables were made."""
    return bool(inspect(engine).has_table(DirectoryStateRow.__tablename__))


def _write_ahead(connection: Any, _: Any) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
