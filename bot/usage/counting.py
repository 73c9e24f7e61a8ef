"""Counting turns while the bot runs: in memory at once, into the database once a minute, beside the event loop."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime, timezone
from typing import Any

from bot.usage.asked import Count, counts_of
from bot.usage.store import UsageStore, UsageUnavailableError, shared_usage

logger = logging.getLogger(__name__)


def today_utc() -> date:
    """Return the day by which is counted."""
    return datetime.now(timezone.utc).date()


class Counting:
    """Counts turns where the settings ask for it. What it cannot do it says in the log: no turn waits or fails for it.

    A process that is killed loses what it counted in its last minute. While the database fails, counts stay in memory,
    where they are few: they are of closed values.
    """

    def __init__(
        self, store: Callable[[], UsageStore] = shared_usage, today: Callable[[], date] = today_utc, *, on: bool = False
    ) -> None:
        self.on = on
        self._store, self._today = store, today
        self._waiting: Counter[tuple[date, Count]] = Counter()
        self._tidied: date | None = None

    def note(self, channel: str, answer: Mapping[str, Any]) -> None:
        """Count a turn."""
        if not self.on:
            return
        try:
            day = self._today()
            self._waiting.update([(day, what) for what in counts_of(channel, answer)])
        except Exception as error:
            logger.error("a turn was not counted for usage: %s", type(error).__name__)

    async def keep(self) -> None:
        """Write what was counted, and once a day remove days that are too old, also where counting is off now."""
        counted, self._waiting = self._waiting, Counter()
        try:
            if counted:
                await asyncio.to_thread(self._store().add, counted)
                counted = Counter()
            if self._tidied != self._today():
                self._tidied = self._today()
                await asyncio.to_thread(self._store().forget_old, self._tidied)
        except UsageUnavailableError as error:
            self._waiting.update(counted)
            logger.error("usage was not kept: %s", error)


USAGE = Counting()
"""The counts of this process; the server switches them on."""
