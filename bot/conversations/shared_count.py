"""How many messages came in the last minute, counted over all workers, in PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, func, insert, literal, select
from sqlalchemy.engine import Connection, Engine

from bot.channels.workplace.identity import SenderKey
from bot.conversations.database import Patience
from bot.conversations.shared_turns import lock_number
from bot.conversations.tables import recent_message

WINDOW = timedelta(minutes=1)

_IN_WINDOW = recent_message.c.came_at > func.clock_timestamp() - literal(WINDOW)
_LEFT = func.extract("epoch", func.min(recent_message.c.came_at) + literal(WINDOW) - func.clock_timestamp())


class SharedCount:
    """Counts messages under names, which are stored as keyed hashes. All times are the database's own."""

    def __init__(self, engine: Engine, key: SenderKey) -> None:
        self._engine, self._key, self._patience = engine, key, Patience()

    def seconds_to_wait(self, most: Mapping[str, int]) -> float:
        """Count one message under all of the names and return 0, or leave it uncounted and return the longest wait.

        Args:
            most: how many messages a minute each name may have.

        Raises:
            SQLAlchemyError, RestingError: the database did not count it.

        """
        return self._patience.ask(lambda: self._counted(most))

    def forget_old(self) -> None:
        """Remove what is older than a minute."""
        with self._engine.begin() as connection:
            connection.execute(delete(recent_message).where(~_IN_WINDOW))

    def _counted(self, most: Mapping[str, int]) -> float:
        keys = {self._key.hashed("recent", name): limit for name, limit in most.items()}
        with self._engine.begin() as connection:
            self._alone(connection, most)
            waits = [
                max(float(row.left), 0.001)
                for row in connection.execute(_recent(list(keys)))
                if row.came >= keys[row.key]
            ]
            if not waits:
                rows = [{"key": key} for key in keys]
                connection.execute(insert(recent_message).values(came_at=func.clock_timestamp()), rows)
        return max(waits, default=0.0)

    def _alone(self, connection: Connection, names: Mapping[str, int]) -> None:
        """Let no other worker count these names meanwhile. Counts may be lost with the server, so its disk can wait."""
        numbers = sorted(lock_number(self._key, "recent", name) for name in names)
        locks = [func.pg_advisory_xact_lock(number) for number in numbers]
        connection.execute(select(func.set_config("synchronous_commit", "off", True), *locks))


def _recent(keys: list[str]) -> Any:
    columns = (recent_message.c.key, func.count().label("came"), _LEFT.label("left"))
    return select(*columns).where(recent_message.c.key.in_(keys), _IN_WINDOW).group_by(recent_message.c.key)
