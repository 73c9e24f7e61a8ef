"""Who is logged in: kept in memory, so that a restart logs everybody out."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

QUIET_SECONDS = 45 * 60.0
LONGEST_SECONDS = 8 * 3600.0
MOST = 50
_TOKEN_BYTES = 32


@dataclass
class _Session:
    begun: float
    used: float


class Sessions:
    """Tokens that were given out and still hold."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._sessions: OrderedDict[str, _Session] = OrderedDict()

    def open(self) -> str:
        """Return a new token; the oldest session makes room when there are too many."""
        token, now = secrets.token_urlsafe(_TOKEN_BYTES), self._clock()
        self._sessions[token] = _Session(now, now)
        while len(self._sessions) > MOST:
            self._sessions.popitem(last=False)
        return token

    def holds(self, token: str | None) -> bool:
        """Return whether a token still opens the desk, and count this as use."""
        session, now = self._sessions.get(token or ""), self._clock()
        if session is None:
            return False
        if now - session.used > QUIET_SECONDS or now - session.begun > LONGEST_SECONDS:
            del self._sessions[token or ""]
            return False
        session.used = now
        return True

    def close(self, token: str | None) -> None:
        """End a session."""
        self._sessions.pop(token or "", None)
