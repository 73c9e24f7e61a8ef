"""Opening the knowledge database."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine
from typing import Any


BUSY_SECONDS = 2


def open_database(address: str | Path) -> Engine:
    """Return an engine for an SQLite file or a database address.

    Parameters never appear in errors or logs (``hide_parameters``).
    """
    url = f"sqlite:///{address}" if isinstance(address, Path) else address
    options = {"timeout": BUSY_SECONDS} if url.startswith("sqlite") else {}
    engine = create_engine(url, future=True, hide_parameters=True, connect_args=options)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _keep_references)
    return engine


def _keep_references(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
