"""Opening the conversations database: a file of SQLite for one process, PostgreSQL for several workers."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import create_engine, event, inspect
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.conversations.tables import metadata
from knowledge.database import open_database

MEMORY = "memory"
"""The address that keeps conversations in the memory of the process only."""

BUSY_MILLISECONDS = 500
CONNECT_SECONDS = 2
STATEMENT_MILLISECONDS = 1_000
CONNECTIONS = 5
REST_SECONDS = 5.0

Done = TypeVar("Done")


class ConversationsError(Exception):
    """The conversations database cannot be used; the message says what to do."""


class RestingError(Exception):
    """The database failed a moment ago and is not asked again yet, so that nobody waits for it."""


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


def open_postgres(address: str, connections: int, options: str, **more: Any) -> Engine:
    """Return an engine that holds up to so many connections and finds out by itself when one was cut."""
    return create_engine(
        address,
        future=True,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=CONNECT_SECONDS,
        connect_args={"connect_timeout": CONNECT_SECONDS, "options": options},
        **more,
    )


def make_tables(engine: Engine) -> None:
    """Make the tables; those of another version are made anew, since what is in them is over within the hour.

    Raises:
        ConversationsError: the database cannot be used.

    """
    try:
        with engine.begin() as connection:
            there = inspect(connection)
            for table in metadata.sorted_tables:
                if there.has_table(table.name) and {c["name"] for c in there.get_columns(table.name)} != set(
                    table.c.keys()
                ):
                    table.drop(connection)
            metadata.create_all(connection)
    except SQLAlchemyError as error:
        raise ConversationsError(
            f"The conversations database cannot be used ({type(error).__name__}). Check WAYMARK_CONVERSATIONS_DB; "
            "a file conversations.db under var/ may be removed, it holds the last hour only."
        ) from error


class Patience:
    """Asks the database, and lets it rest after it failed to answer."""

    def __init__(self, rest_seconds: float = REST_SECONDS, clock: Callable[[], float] = time.monotonic) -> None:
        self._rest, self._clock = rest_seconds, clock
        self._until = clock()
        self._lock = threading.Lock()

    def ask(self, question: Callable[[], Done]) -> Done:
        """Return what the database answers.

        Raises:
            RestingError: it failed a moment ago.
            SQLAlchemyError: it fails now.

        """
        with self._lock:
            if self._clock() < self._until:
                raise RestingError
        try:
            return question()
        except (OperationalError, PoolTimeoutError) as error:
            if not _is_busy(error):
                with self._lock:
                    self._until = self._clock() + self._rest
            raise


def _is_busy(error: SQLAlchemyError) -> bool:
    """Return whether the database works and only one row, lock or file was held by someone else."""
    return isinstance(error, DBAPIError) and (
        getattr(error.orig, "pgcode", None) == "55P03" or "locked" in str(error.orig)
    )


def _prepare(connection: Any, _: Any) -> None:
    connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA secure_delete=ON")
