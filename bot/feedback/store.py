"""Counts of what readers said of the lines they were shown. Nothing typed and nothing about a reader is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Integer, String, insert, select, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import declarative_base

from bot.knowledge import shared_store
from bot.paths import feedback_address
from knowledge.database import open_database
from knowledge.migrating.migrate import LaterVersionError, Migrations, migrate
from knowledge.store import StoreError

USEFUL = ("useful", "not_useful")
REASONS = ("wrong", "out_of_date", "beside", "unclear")
SAYINGS = (*USEFUL, *REASONS)
MOST_POINTS = 30
FEWEST_SHOWN = 5
"""Of how many readers a count of usefulness must be before it is shown (PRV-10)."""

Base: Any = declarative_base()


class OpinionRow(Base):
    """How often something was said of a line of guidance in a month."""

    __tablename__ = "opinion"
    month = Column(String(7), primary_key=True)
    point_id = Column(String(120), primary_key=True)
    verdict = Column(String(20), primary_key=True)
    count = Column(Integer, nullable=False)


metadata = Base.metadata
MIGRATIONS = Migrations("feedback", metadata, Path(__file__).with_name("migrations"))


class FeedbackUnavailableError(Exception):
    """The counts cannot be kept or read now; the message names the kind of error."""


@dataclass(frozen=True)
class Opinion:
    """What was said of a line, how often; ``count`` is None when so few gave it that it is not shown."""

    month: str
    point_id: str
    verdict: str
    count: int | None


class FeedbackStore:
    """The counts of one installation."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, verdict: str, points: Sequence[str], at: datetime) -> int:
        """Count an opinion once for each of these points; return for how many, as ids nobody knows are left out.

        Raises:
            ValueError: there is no such opinion.
            FeedbackUnavailableError: it could not be kept.

        """
        if verdict not in SAYINGS:
            raise ValueError(f"{verdict!r} is none of: {', '.join(SAYINGS)}")
        try:
            known = [point.id for point in shared_store().points(list(dict.fromkeys(points))[:MOST_POINTS])]
            migrate(self._engine, MIGRATIONS)
            for point in known:
                self._count(f"{at:%Y-%m}", point, verdict)
        except (SQLAlchemyError, StoreError, LaterVersionError) as error:
            raise FeedbackUnavailableError(type(error).__name__) from error
        return len(known)

    def opinions(self) -> tuple[Opinion, ...]:
        """Return what was said, the latest month first. Reasons count from the first: they say what to look at.

        Raises:
            FeedbackUnavailableError: it cannot be read.

        """
        order = (OpinionRow.month.desc(), OpinionRow.point_id, OpinionRow.verdict)
        query = select(OpinionRow.month, OpinionRow.point_id, OpinionRow.verdict, OpinionRow.count).order_by(*order)
        try:
            migrate(self._engine, MIGRATIONS)
            with self._engine.connect() as connection:
                return tuple(_shown(*row) for row in connection.execute(query))
        except (SQLAlchemyError, LaterVersionError) as error:
            raise FeedbackUnavailableError(type(error).__name__) from error

    def _count(self, month: str, point: str, verdict: str) -> None:
        """Add one. Whoever comes second to a row that is not there yet finds it there and adds to it."""
        with self._engine.begin() as connection:
            if _add_one(connection, month, point, verdict):
                return
        try:
            with self._engine.begin() as connection:
                row = {"month": month, "point_id": point, "verdict": verdict, "count": 1}
                connection.execute(insert(OpinionRow), [row])
        except IntegrityError:
            with self._engine.begin() as connection:
                _add_one(connection, month, point, verdict)


@lru_cache(maxsize=1)
def shared_feedback() -> FeedbackStore:
    """Return the one store of this process."""
    return FeedbackStore(open_database(feedback_address()))


def _add_one(connection: Connection, month: str, point: str, verdict: str) -> bool:
    same = (OpinionRow.month == month, OpinionRow.point_id == point, OpinionRow.verdict == verdict)
    return bool(connection.execute(update(OpinionRow).where(*same).values(count=OpinionRow.count + 1)).rowcount)


def _shown(month: str, point: str, verdict: str, count: int) -> Opinion:
    return Opinion(month, point, verdict, None if verdict in USEFUL and count < FEWEST_SHOWN else count)
