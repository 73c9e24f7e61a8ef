"""What was seen lately: deliveries that must not be answered twice, threads the bot takes part in."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

REPEAT_SECONDS = 600.0
"""How long a delivery is remembered. Slack gives up after five minutes, Teams sooner."""

MOST_NAMES = 20_000


class Recent:
    """Names seen within a time; the oldest go when there are too many."""

    def __init__(
        self,
        seconds: float = REPEAT_SECONDS,
        most: int = MOST_NAMES,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds, self._most, self._clock = seconds, most, clock
        self._seen: OrderedDict[str, float] = OrderedDict()

    def is_new(self, *names: str) -> bool:
        """Remember the names; return whether none of them was known."""
        known = [self.knows(name) for name in names]
        for name in names:
            self.remember(name)
        return not any(known)

    def knows(self, name: str) -> bool:
        """Return whether a name was seen lately."""
        self._forget()
        return name in self._seen

    def remember(self, name: str) -> None:
        """Take note of a name, from now on for the whole time."""
        self._seen[name] = self._clock()
        self._seen.move_to_end(name)
        self._forget()

    def _forget(self) -> None:
        too_old = self._clock() - self._seconds
        while self._seen:
            name, seen = next(iter(self._seen.items()))
            if seen > too_old and len(self._seen) <= self._most:
                return
            del self._seen[name]
