"""The counts by day, in the feedback database: what else is there is counted too, and is kept when content changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Date, Integer, String, delete, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import declarative_base

from bot.paths import feedback_address
from bot.usage.asked import Count
from knowledge.database import open_database
from knowledge.migrating.migrate import LaterVersionError, Migrations, migrate

KEPT_DAYS = 400
"""A year and a month, so that a month can be set beside the same one of last year."""

_BETWEEN = "/"
_INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}

Base: Any = declarative_base()


class UsageRow(Base):
    """How often something was asked or answered on a day."""

    __tablename__ = "usage_day"
    day = Column(Date, primary_key=True)
    what = Column(String(120), primary_key=True)
    count = Column(Integer, nullable=False)


metadata = Base.metadata
MIGRATIONS = Migrations("usage", metadata, Path(__file__).with_name("migrations"))


class UsageUnavailableError(Exception):
    """The counts cannot be kept or read now; the message names the kind of error."""


class UsageStore:
    """The counts of one installation. Several workers add to the same rows."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, counts: Mapping[tuple[date, Count], int]) -> None:
        """Add counts to those of their days: all of them, or none.

        Raises:
            UsageUnavailableError: nothing was added.

        """
        rows = [
            {"day": day, "what": _BETWEEN.join(what), "count": count} for (day, what), count in sorted(counts.items())
        ]
        adding = _INSERT[self._engine.dialect.name](UsageRow.__table__)
        adding = adding.on_conflict_do_update(
            index_elements=["day", "what"], set_={"count": UsageRow.count + adding.excluded.count}
        )
        try:
            migrate(self._engine, MIGRATIONS)
            with self._engine.begin() as connection:
                connection.execute(adding, rows)
        except (SQLAlchemyError, LaterVersionError) as error:
            raise UsageUnavailableError(type(error).__name__) from error

    def between(self, first: date, last: date) -> dict[tuple[date, Count], int]:
        """Return the counts from one day to another, both included.

        Raises:
            UsageUnavailableError: they cannot be read.

        """
        query = select(UsageRow.day, UsageRow.what, UsageRow.count).where(UsageRow.day.between(first, last))
        try:
            migrate(self._engine, MIGRATIONS)
            with self._engine.connect() as connection:
                found: Counter[tuple[date, Count]] = Counter()
                for day, what, count in connection.execute(query):
                    found[day, tuple(what.split(_BETWEEN))] += count
                return found
        except (SQLAlchemyError, LaterVersionError) as error:
            raise UsageUnavailableError(type(error).__name__) from error

    def forget_old(self, today: date) -> int:
        """Remove the days that are over ``KEPT_DAYS`` ago; return how many rows there were.

        Raises:
            UsageUnavailableError: they could not be removed.

        """
        old = delete(UsageRow).where(UsageRow.day < today - timedelta(days=KEPT_DAYS))
        try:
            with self._engine.begin() as connection:
                if not inspect(connection).has_table(UsageRow.__tablename__):
                    return 0
                return int(connection.execute(old).rowcount)
        except SQLAlchemyError as error:
            raise UsageUnavailableError(type(error).__name__) from error


@lru_cache(maxsize=1)
def shared_usage() -> UsageStore:
    """Return the one store of this process."""
    return UsageStore(open_database(feedback_address()))
