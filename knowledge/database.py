"""Opening the knowledge database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine

BUSY_SECONDS = 2


def open_database(url: str) -> Engine:
    """Return an engine for a database address. Values never appear in its errors or logs (``hide_parameters``)."""
    options = {"timeout": BUSY_SECONDS} if url.startswith("sqlite") else {}
    engine = create_engine(url, future=True, hide_parameters=True, connect_args=options)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: Any) -> None:
    """Keep references whole, and leave transactions to us: the driver would not put table changes into them."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
