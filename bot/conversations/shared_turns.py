"""One turn of a conversation at a time over all workers, by PostgreSQL's advisory locks.

The server hands a lock on in the order in which it was asked for, and takes it back when a worker dies. Rasa's lock in
Redis is read, changed and written without a transaction, so two workers can hold it at once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.channels.workplace.identity import SenderKey
from bot.conversations.database import Patience, RestingError, is_busy, open_postgres

logger = logging.getLogger(__name__)

CONNECTIONS = 8
"""Turns of a worker that hold or await a lock; its one event loop makes no more than a few answers at a time."""


class SharedTurns:
    """Holds conversations for the turns of this worker."""

    def __init__(self, address: str, key: SenderKey, seconds: float) -> None:
        """Wait for a conversation up to ``seconds``: as long as its writer waits for the answer."""
        options = f"-c lock_timeout={round(seconds * 1_000)}"
        self._engine = open_postgres(address, CONNECTIONS, options, seconds, isolation_level="AUTOCOMMIT")
        self._key, self._patience = key, Patience()
        self._taking = ThreadPoolExecutor(CONNECTIONS, "take-turn")
        self._giving = ThreadPoolExecutor(1, "give-turn")

    @asynccontextmanager
    async def held(self, name: str) -> AsyncIterator[None]:
        """Hold a conversation until the turn is over. While the database fails, go on without.

        Raises:
            OperationalError: another worker held it for too long.

        """
        number = lock_number(self._key, "turn", name)
        taken = self._taking.submit(self._take, number)
        try:
            connection = await asyncio.shield(asyncio.wrap_future(taken))
        except asyncio.CancelledError:
            if not taken.cancel():
                taken.add_done_callback(partial(self._give_late, number))
            raise
        try:
            yield
        finally:
            if connection is not None:
                self._giving.submit(_give, connection, number)

    def close(self) -> None:
        """Give back what is held and close the connections."""
        self._giving.shutdown()
        self._engine.dispose()

    def _take(self, number: int) -> Connection | None:
        try:
            return self._patience.ask(partial(self._locked, number))
        except (OperationalError, RestingError) as error:
            if isinstance(error, OperationalError) and is_busy(error):
                raise
            logger.error("a turn is locked in this process only: %s", type(error).__name__)
            return None

    def _locked(self, number: int) -> Connection:
        connection = self._engine.connect()
        try:
            connection.execute(select(func.pg_advisory_lock(number)))
        except BaseException:
            connection.close()
            raise
        return connection

    def _give_late(self, number: int, taken: Future[Connection | None]) -> None:
        """Give back a lock whose turn was given up before it came."""
        connection = None if taken.exception() else taken.result()
        if connection is not None:
            _give(connection, number)


def lock_number(key: SenderKey, kind: str, name: str) -> int:
    """Return the number of a lock: 64 bits with a sign, as PostgreSQL wants them."""
    return int.from_bytes(bytes.fromhex(key.hashed(kind, name)[:16]), "big", signed=True)


def _give(connection: Connection, number: int) -> None:
    """Give a lock back; a connection that cannot is cut, and the server then takes it."""
    try:
        connection.execute(select(func.pg_advisory_unlock(number)))
    except DBAPIError:
        connection.invalidate()
    finally:
        connection.close()
