"""Opening the knowledge database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import QueuePool

BUSY_SECONDS = 2


def open_database(url: str, *, keep_open: bool = False) -> Engine:
    """Return an engine for a database address. Values never appear in its errors or logs (``hide_parameters``).

    ``keep_open`` keeps connections to an SQLite file, which saves a millisecond a question; a file that is replaced is
    then noticed only after a restart.
    """
    lite = url.startswith("sqlite")
    options = {"timeout": BUSY_SECONDS, "check_same_thread": not keep_open} if lite else {}
    pool = {"poolclass": QueuePool} if lite and keep_open else {}
    engine = create_engine(url, future=True, hide_parameters=True, connect_args=options, **pool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: Any) -> None:
    """Keep references whole, and leave transactions to us: the driver would not put table changes into them."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    """Begin; ``write_at_once`` among the options takes the lock to write now, so that what was read stays true."""
    at_once = connection.get_execution_options().get("write_at_once")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if at_once else "BEGIN")
