"""Opening the conversations database: a file of SQLite for one process, PostgreSQL for several workers."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import create_engine, event, inspect
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from bot.conversations.tables import metadata
from knowledge.database import open_database
from knowledge.migrating.migrate import (
    LaterVersionError,
    Migrations,
    changing,
    drop_tables,
    is_newest,
    migrate,
    revision,
)

MEMORY = "memory"
"""The address that keeps conversations in the memory of the process only."""

BUSY_MILLISECONDS = 200
"""A file is asked on the event loop, so everybody waits this long while another program holds it."""

CONNECT_SECONDS = 2
STATEMENT_MILLISECONDS = 1_000
SILENT_MILLISECONDS = 3_000
CONNECTIONS = 4
REST_SECONDS = 5.0
SLOW_SECONDS = 0.3

MIGRATIONS = Migrations("conversations", metadata, Path(__file__).with_name("migrations"))
FIRST_COLUMNS = {
    "conversation": {"key", "state", "version", "turns", "used_at"},
    "recent_message": {"id", "key", "came_at"},
}

LOCK_NOT_AVAILABLE = "55P03"
"""PostgreSQL's code for a lock that was not given in time."""

Done = TypeVar("Done")


class ConversationsError(Exception):
    """The conversations database cannot be used; the message says what to do."""


class RestingError(Exception):
    """The database failed slowly a moment ago and is not asked again yet, so that nobody waits for it."""


def is_shared(address: str) -> bool:
    """Return whether several workers can use this address together."""
    return address.startswith("postgresql")


def open_conversations(address: str) -> Engine:
    """Return an engine. Values never appear in its errors or logs.

    SQLite writes ahead to a log, so that what is answered survives the end of the process without waiting for the
    disk, and overwrites what is deleted. PostgreSQL gives up in time for the turn to go on without it.
    """
    if is_shared(address):
        return open_postgres(address, CONNECTIONS, f"-c statement_timeout={STATEMENT_MILLISECONDS}")
    engine = open_database(address, keep_open=True)
    event.listen(engine, "connect", _prepare)
    return engine


def open_postgres(
    address: str, connections: int, options: str, seconds: float = CONNECT_SECONDS, **more: Any
) -> Engine:
    """Return an engine that holds up to so many connections.

    ``seconds`` is how long a question waits for a connection while all are in use.
    """
    return create_engine(
        address,
        future=True,
        hide_parameters=True,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=seconds,
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "tcp_user_timeout": SILENT_MILLISECONDS,
            "options": options,
        },
        **more,
    )


def make_tables(engine: Engine) -> None:
    """Make the tables, and bring those of an earlier version to this one with what is in them.

    Those of a later version, or of none, are made anew: what is in them is over within the hour.

    Raises:
        ConversationsError: the database cannot be used.

    """
    try:
        if not is_newest(engine, MIGRATIONS):
            _drop_strange_tables(engine)
            migrate(engine, MIGRATIONS)
    except (SQLAlchemyError, LaterVersionError) as error:
        raise ConversationsError(
            f"The conversations database cannot be used ({type(error).__name__}). Check WAYMARK_CONVERSATIONS_DB; "
            "a file conversations.db under var/ may be removed, it holds the last hour only."
        ) from error


def _drop_strange_tables(engine: Engine) -> None:
    with changing(engine) as connection:
        found = revision(connection, MIGRATIONS)
        strange = found not in MIGRATIONS.known if found else not _are_first_tables(connection)
        if strange:
            drop_tables(connection, MIGRATIONS)


def _are_first_tables(connection: Connection) -> bool:
    """Return whether the tables that are there have the columns of the first revision, which then takes them over."""
    there = inspect(connection)
    return all(
        {column["name"] for column in there.get_columns(name)} == columns
        for name, columns in FIRST_COLUMNS.items()
        if there.has_table(name)
    )


FAILURES = (SQLAlchemyError, RestingError)
"""Errors that mean the database did not do it."""


class Patience:
    """Asks the database, and lets it rest after it failed slowly. One that refuses at once may be asked each time.

    When a connection turns out to have been cut, the question is asked once more on a new one; to try each connection
    beforehand would cost every question a way there and back.
    """

    def __init__(self, rest_seconds: float = REST_SECONDS, clock: Callable[[], float] = time.monotonic) -> None:
        self._rest, self._clock = rest_seconds, clock
        self._until = clock()

    def ask(self, question: Callable[[], Done]) -> Done:
        """Return what the database answers.

        Raises:
            RestingError: it failed slowly a moment ago.
            SQLAlchemyError: it fails now.

        """
        began = self._clock()
        if began < self._until:
            raise RestingError
        try:
            return _asked(question)
        except OperationalError as error:
            ended = self._clock()
            if ended - began >= SLOW_SECONDS and not is_busy(error):
                self._until = ended + self._rest
            raise


def _asked(question: Callable[[], Done]) -> Done:
    try:
        return question()
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
        return question()


def is_busy(error: DBAPIError) -> bool:
    """Return whether the database works and only a lock or a file was held by someone else."""
    return getattr(error.orig, "pgcode", None) == LOCK_NOT_AVAILABLE or "locked" in str(error.orig)


def _prepare(connection: Any, _: Any) -> None:
    connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA secure_delete=ON")
