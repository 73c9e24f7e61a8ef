"""How often somebody may write: so many messages a minute for each conversation and for each address."""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from sanic.request import Request

from bot.conversations.database import FAILURES
from bot.conversations.opened import shared_count
from bot.settings import Settings

logger = logging.getLogger(__name__)

WINDOW_SECONDS = 60.0


def address_of(request: Request) -> str:
    """Return the address that wrote: as the proxies in front of us say, when the settings tell how many there are."""
    return str(request.remote_addr or request.ip)


class MovingWindow:
    """Counts what happened in the last minute, for each of many names; names that rest are forgotten."""

    def __init__(self, most: int, clock: Callable[[], float]) -> None:
        self._most = most
        self._clock = clock
        self._times: OrderedDict[str, deque[float]] = OrderedDict()

    def seconds_to_wait(self, name: str) -> float:
        """Count one event and return 0, or leave it uncounted and return after how long there is room again."""
        now = self._clock()
        self._forget(now)
        times = self._times.setdefault(name, deque())
        while times and times[0] <= now - WINDOW_SECONDS:
            times.popleft()
        if len(times) >= self._most:
            return times[0] + WINDOW_SECONDS - now
        times.append(now)
        self._times.move_to_end(name)
        return 0.0

    def _forget(self, now: float) -> None:
        while self._times:
            name, times = next(iter(self._times.items()))
            if times and times[-1] > now - WINDOW_SECONDS:
                return
            del self._times[name]


class RateLimit:
    """The two limits of the settings, for one channel, counted in this process."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._on = settings.rate_limit
        self._conversations = MovingWindow(settings.per_conversation, clock)
        self._addresses = MovingWindow(settings.per_address, clock)

    def seconds_to_wait(self, conversation: str, address: str) -> int:
        """Count one message; return 0 when it is let in, otherwise after how many seconds to try again."""
        if not self._on:
            return 0
        wait = self._conversations.seconds_to_wait(conversation) or self._addresses.seconds_to_wait(address)
        return math.ceil(wait)


class SharedRateLimit:
    """The two limits of the settings, counted over all workers where they share a database."""

    _asking = ThreadPoolExecutor(1, "rate")
    """One thread, so that messages leave it in the order in which they came."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._here = RateLimit(settings)

    async def seconds_to_wait(self, conversation: str, address: str) -> int:
        """Count one message; return 0 when it is let in, otherwise after how many seconds to try again."""
        shared = shared_count() if self._settings.rate_limit else None
        if shared is None:
            return self._here.seconds_to_wait(conversation, address)
        most = {
            f"conversation {conversation}": self._settings.per_conversation,
            f"address {address}": self._settings.per_address,
        }
        try:
            loop = asyncio.get_running_loop()
            return math.ceil(await loop.run_in_executor(self._asking, shared.seconds_to_wait, most))
        except FAILURES as error:
            logger.error("messages are counted in this process only: %s", type(error).__name__)
            return self._here.seconds_to_wait(conversation, address)


async def tidy_counts() -> None:
    """Forget the messages of minutes past that the workers counted together."""
    shared = shared_count()
    if shared is None:
        return
    try:
        await asyncio.to_thread(shared.forget_old)
    except FAILURES as error:
        logger.error("counts were not tidied: %s", type(error).__name__)
