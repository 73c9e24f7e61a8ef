"""One message of a conversation at a time, first come first served.

Rasa's own lock asks once a second whether it is free, so queued messages wait whole seconds. This one is handed on at
once.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore
from rasa.utils.endpoints import EndpointConfig

from bot.conversations.shared_turns import SharedTurns


class FirstComeLockStore(InMemoryLockStore):
    """Locks conversations with asyncio locks, which serve waiters in order. It holds within one process."""

    def __init__(self, endpoint_config: EndpointConfig | None = None) -> None:
        super().__init__()
        self._turns: dict[str, asyncio.Lock] = {}
        self._waiting: dict[str, int] = {}

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = 1,
    ) -> AsyncGenerator[None, None]:
        """Hold the conversation until the turn is over; forget the lock when nobody waits."""
        turn = self._turns.setdefault(conversation_id, asyncio.Lock())
        self._waiting[conversation_id] = self._waiting.get(conversation_id, 0) + 1
        try:
            async with turn:
                yield
        finally:
            self._waiting[conversation_id] -= 1
            if not self._waiting[conversation_id]:
                del self._waiting[conversation_id], self._turns[conversation_id]


class SharedLockStore(FirstComeLockStore):
    """Locks conversations for all workers. Messages that came to this one still take their turns in order."""

    def __init__(self, turns: SharedTurns) -> None:
        super().__init__()
        self._shared = turns

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = 1,
    ) -> AsyncGenerator[None, None]:
        """Hold the conversation here, then everywhere, until the turn is over."""
        async with super().lock(conversation_id), self._shared.held(conversation_id):
            yield
