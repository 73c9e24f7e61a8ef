"""Conversations in a database: where each stands, for an hour after its last message."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.engine import Connection, Engine

from bot.channels.workplace.identity import SenderKey
from bot.conversations.database import Patience
from bot.conversations.tables import VERSION_LENGTH, conversation

QUIET_SECONDS = 3_600
"""A conversation is over after this long without a message."""

_AT_ONCE = 500

_READ = select(conversation.c.state, conversation.c.version, conversation.c.turns).where(
    conversation.c.key == bindparam("this"), conversation.c.used_at >= bindparam("oldest")
)
_CHANGE = update(conversation).where(
    conversation.c.key == bindparam("this"), conversation.c.version == bindparam("before")
)
"""Built once: to build a statement takes longer than SQLite takes to answer it."""


class ChangedMeanwhileError(Exception):
    """Somebody else wrote or removed the conversation since it was read; nothing was written."""


@dataclass(frozen=True)
class Kept:
    """Where a conversation stands: its slots, a ``version`` that each turn changes, and how many turns it had."""

    state: Mapping[str, Any]
    version: str
    turns: int


class KeptConversations:
    """Reads, writes and forgets conversations by their names, which are not stored: a keyed hash of each is.

    ``may_wait`` tells whether a server is asked, which may take its time, and not a file. To a server, a question of
    one statement goes without a transaction around it, which would be two more ways there and back.
    """

    def __init__(
        self,
        engine: Engine,
        key: SenderKey,
        quiet_seconds: float = QUIET_SECONDS,
        now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
    ) -> None:
        self._engine, self._key, self._now = engine, key, now
        self.may_wait = engine.dialect.name != "sqlite"
        alone = {"isolation_level": "AUTOCOMMIT"} if self.may_wait else {}
        self._single = engine.execution_options(**alone)
        self._quiet = timedelta(seconds=quiet_seconds)
        self._patience = Patience()

    def read(self, name: str) -> Kept | None:
        """Return where a conversation stands, None when there is none or it is over."""
        wanted = {"this": self._hashed(name), "oldest": self._oldest()}
        row = self._ask(lambda connection: connection.execute(_READ, wanted).one_or_none())
        return Kept(json.loads(row.state), row.version, row.turns) if row else None

    def write(self, name: str, state: Mapping[str, Any], before: Kept | None) -> Kept:
        """Keep where a conversation stands after a turn, and return it.

        Args:
            name: the conversation.
            state: its slots.
            before: what it was read as; None when it was not there.

        Raises:
            ChangedMeanwhileError: it is no longer what it was read as.

        """
        after = Kept(dict(state), secrets.token_hex(VERSION_LENGTH // 2), (before.turns if before else 0) + 1)
        values = {
            "state": json.dumps(after.state, separators=(",", ":")),
            "version": after.version,
            "turns": after.turns,
            "used_at": self._now(),
        }
        if before is None:
            written = self._ask(partial(self._begun, self._hashed(name), values), self._engine)
        else:
            same = {"this": self._hashed(name), "before": before.version}
            written = self._ask(lambda connection: connection.execute(_CHANGE, {**values, **same}).rowcount)
        if not written:
            raise ChangedMeanwhileError
        return after

    def forget(self, name: str) -> bool:
        """Remove a conversation; return whether there was one."""
        return bool(self._remove(conversation.c.key == self._hashed(name)))

    def forget_all(self) -> int:
        """Remove all conversations; return how many there were."""
        return self._remove(conversation.c.key != "")

    def forget_quiet(self) -> int:
        """Remove the conversations that are over; return how many there were."""
        return self._remove(conversation.c.used_at < self._oldest())

    def count(self) -> int:
        """Return how many conversations are kept."""
        return int(
            self._ask(lambda connection: connection.execute(select(func.count(conversation.c.key))).scalar_one())
        )

    def gone(self, names: Collection[str]) -> set[str]:
        """Return those of the names that are not kept any more."""
        keys = {self._hashed(name): name for name in names}
        there = self._ask(partial(_there, list(keys)))
        return {name for key, name in keys.items() if key not in there}

    def _begun(self, key: str, values: Mapping[str, Any], connection: Connection) -> bool:
        """Write a conversation that was not there; one that is over makes room."""
        this = conversation.c.key == key
        connection.execute(delete(conversation).where(this, conversation.c.used_at < self._oldest()))
        if connection.execute(select(conversation.c.key).where(this)).first():
            return False
        connection.execute(insert(conversation).values(key=key, **values))
        return True

    def _remove(self, which: Any) -> int:
        removed = self._ask(lambda connection: connection.execute(delete(conversation).where(which)).rowcount)
        if removed and not self.may_wait:
            with self._engine.connect() as connection:
                connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return int(removed)

    def _ask(self, question: Callable[[Connection], Any], engine: Engine | None = None) -> Any:
        def asked() -> Any:
            with (engine or self._single).begin() as connection:
                return question(connection)

        return self._patience.ask(asked)

    def _oldest(self) -> datetime:
        return self._now() - self._quiet

    def _hashed(self, name: str) -> str:
        return self._key.hashed("conversation", name)


def _there(keys: list[str], connection: Connection) -> set[str]:
    """Return those of the keys that are kept; asked in parts, as a statement takes so many values only."""
    parts = (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
    return {
        key
        for part in parts
        for key in connection.execute(select(conversation.c.key).where(conversation.c.key.in_(part))).scalars()
    }
