"""Who is talking, without saying who: platform addresses become keyed hashes before anything else sees them."""

from __future__ import annotations

import hmac
import json
from hashlib import sha256

HASH_LENGTH = 32
"""Hexadecimal digits kept: 128 bits, too many to meet by chance or to guess."""


class SenderKey:
    """Makes the ids under which Rasa keeps conversations. Without the key nobody can tell whose they are."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def hashed(self, *parts: str) -> str:
        """Return the same id for the same parts, in the shape of a sender. (a, bc) is not (ab, c)."""
        return hmac.new(self._key, json.dumps(parts).encode(), sha256).hexdigest()[:HASH_LENGTH]
