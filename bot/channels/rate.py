"""How often somebody may write: so many messages a minute for each conversation and for each address."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.settings import Settings


class RateLimit:
    """Counts messages in a moving window of one minute, in memory."""

    def __init__(self, settings: Settings) -> None:
        self._on = settings.rate_limit
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._conversation = RateLimitItemPerMinute(settings.per_conversation)
        self._address = RateLimitItemPerMinute(settings.per_address)

    def seconds_to_wait(self, conversation: str, address: str) -> int:
        """Count one message; return 0 when it is let in, otherwise after how many seconds to try again."""
        if not self._on:
            return 0
        for item, who in (
            (self._address, "address:" + address),
            (self._conversation, "conversation:" + conversation),
        ):
            if not self._limiter.hit(item, who):
                reset, _ = self._limiter.get_window_stats(item, who)
                return max(1, math.ceil(float(reset) - time.time()))
        return 0
