"""Conversations in a database: where each stands, for an hour after its last message."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection, Engine

from bot.channels.workplace.identity import SenderKey
from bot.conversations.database import Patience
from bot.conversations.tables import VERSION_LENGTH, conversation

QUIET_SECONDS = 3_600
"""A conversation is over after this long without a message."""

_AT_ONCE = 500


class ChangedMeanwhileError(Exception):
    """Somebody else wrote or removed the conversation since it was read; nothing was written."""


@dataclass(frozen=True)
class Kept:
    """Where a conversation stands: its slots, a ``version`` that each turn changes, and how many turns it had."""

    state: Mapping[str, Any]
    version: str
    turns: int


class KeptConversations:
    """Reads, writes and forgets conversations by their names, which are not stored: a keyed hash of each is."""

    def __init__(
        self,
        engine: Engine,
        key: SenderKey,
        quiet_seconds: float = QUIET_SECONDS,
        now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
    ) -> None:
        self._engine, self._key, self._now = engine, key, now
        self._quiet = timedelta(seconds=quiet_seconds)
        self._patience = Patience()

    def read(self, name: str) -> Kept | None:
        """Return where a conversation stands, None when there is none or it is over."""
        wanted = select(conversation.c.state, conversation.c.version, conversation.c.turns).where(
            conversation.c.key == self._hashed(name), conversation.c.used_at >= self._oldest()
        )
        row = self._ask(lambda connection: connection.execute(wanted).one_or_none())
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
        if self._ask(lambda connection: self._replaced(connection, self._hashed(name), before, after)):
            return after
        raise ChangedMeanwhileError

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

    def _replaced(self, connection: Connection, key: str, before: Kept | None, after: Kept) -> bool:
        values = {
            "state": json.dumps(after.state, separators=(",", ":")),
            "version": after.version,
            "turns": after.turns,
            "used_at": self._now(),
        }
        this = conversation.c.key == key
        if before is not None:
            changed = connection.execute(
                update(conversation).where(this, conversation.c.version == before.version).values(values)
            )
            return bool(changed.rowcount)
        connection.execute(delete(conversation).where(this, conversation.c.used_at < self._oldest()))
        if connection.execute(select(conversation.c.key).where(this)).first():
            return False
        connection.execute(insert(conversation).values(key=key, **values))
        return True

    def _remove(self, which: Any) -> int:
        removed = self._ask(lambda connection: connection.execute(delete(conversation).where(which)).rowcount)
        if removed and self._engine.dialect.name == "sqlite":
            with self._engine.connect() as connection:
                connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return int(removed)

    def _ask(self, question: Callable[[Connection], Any]) -> Any:
        def asked() -> Any:
            with self._engine.begin() as connection:
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
