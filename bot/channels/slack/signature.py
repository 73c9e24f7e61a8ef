"""Whether a delivery comes from Slack, and now."""

from __future__ import annotations

import hmac
import re
from hashlib import sha256

WINDOW_SECONDS = 300
_DIGITS = re.compile(r"[0-9]{1,12}")


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Return Slack's signature, version 0, of a body sent at a time (seconds since 1970)."""
    return "v0=" + hmac.new(secret.encode(), b"v0:" + timestamp.encode() + b":" + body, sha256).hexdigest()


def is_signed(secret: str, timestamp: str, given: str, body: bytes, now: float) -> bool:
    """Return whether the body was signed with the secret within five minutes of ``now``."""
    if not secret or not _DIGITS.fullmatch(timestamp) or abs(now - int(timestamp)) > WINDOW_SECONDS:
        return False
    return hmac.compare_digest(signature(secret, timestamp, body).encode(), given.encode("utf-8", "replace"))
