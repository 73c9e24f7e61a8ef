"""Whether the database says what the curated files say: every row but the vectors, compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import LargeBinary, Table, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DatabaseError

from knowledge.content import Content
from knowledge.database import open_database
from knowledge.load import load_content
from knowledge.snapshot import WIDTH
from knowledge.tables import ReleaseRow, metadata


def differences(engine: Engine, content: Content) -> Iterator[str]:
    """Yield the names of the tables that differ from what these files would give.

    The files are loaded once more, beside it and in memory: whatever loading does is then done to both.
    """
    afresh = open_database("sqlite://")
    load_content(afresh, content, "", "", _no_vectors)
    yield from differing_tables(engine, afresh)
    afresh.dispose()


def differing_tables(engine: Engine, other: Engine) -> Iterator[str]:
    """Yield the names of the tables in which two databases differ."""
    for table in metadata.sorted_tables:
        if table is not ReleaseRow.__table__ and _rows(engine, table) != _rows(other, table):
            yield table.name


def _rows(engine: Engine, table: Table) -> list[str] | None:
    """Return the rows of a table as text, in an order that no database chooses; None when it cannot be read."""
    columns = [column for column in table.columns if not isinstance(column.type, LargeBinary)]
    try:
        with engine.connect() as connection:
            return sorted(repr(_plain(row)) for row in connection.execute(select(*columns)))
    except (DatabaseError, ValueError):
        return None


def _plain(row: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(row)


def _no_vectors(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    return np.zeros((len(texts), WIDTH), dtype=np.float32)
