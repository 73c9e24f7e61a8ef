"""The one password of the desk: from the environment, compared in constant time, tried only so often."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Callable, Mapping

from bot.channels.rate import MovingWindow
from bot.settings import SettingError

VARIABLE = "WAYMARK_DESK_PASSWORD"
SHORTEST = 12
TRIES_A_MINUTE = 5
TRIES_OF_ALL_A_MINUTE = 30


def read_password(environment: Mapping[str, str]) -> str | None:
    """Return the password, None when the desk is off.

    Raises:
        SettingError: it is too short to keep anybody out.

    """
    password = environment.get(VARIABLE, "")
    if password and len(password) < SHORTEST:
        raise SettingError(f"{VARIABLE} must have at least {SHORTEST} characters.")
    return password or None


class Door:
    """Tells whether a password is right, to each address only a few times a minute."""

    def __init__(self, password: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._wanted = _digest(password)
        self._each = MovingWindow(TRIES_A_MINUTE, clock)
        self._all = MovingWindow(TRIES_OF_ALL_A_MINUTE, clock)

    def seconds_to_wait(self, address: str) -> float:
        """Count a try; return 0 when it is allowed, otherwise after how many seconds the next one is."""
        return self._each.seconds_to_wait(address) or self._all.seconds_to_wait("all")

    def opens(self, given: str) -> bool:
        """Return whether this is the password."""
        return hmac.compare_digest(_digest(given), self._wanted)


def _digest(password: str) -> bytes:
    return hashlib.sha256(password.encode("utf-8", "surrogatepass")).digest()
