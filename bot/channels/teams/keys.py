"""The keys that the Bot Connector signs its tokens with: fetched when first needed, kept for a day."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from bot.channels.workplace.body import objects, text_of
from bot.channels.workplace.outbound import NO_CONNECTION, Outbound

logger = logging.getLogger(__name__)

METADATA_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"
KEPT_SECONDS = 24 * 3600.0
REFRESH_SECONDS = 60.0
"""Least time between two fetches that an unknown key id brings about: anybody can send one."""

RETRY_SECONDS = 10.0
FETCH_SECONDS = 5.0

Key = dict[str, Any]
"""A JSON web key with Microsoft's own field ``endorsements``."""


class KeysError(Exception):
    """The keys could not be fetched."""


async def fetch_keys(outbound: Outbound) -> list[Key]:
    """Return the published keys.

    Raises:
        KeysError: they could not be had.

    """
    try:
        metadata = await outbound.request("GET", METADATA_URL, seconds=FETCH_SECONDS)
        address = text_of(metadata.data, "jwks_uri")
        if not metadata.ok or not address.startswith("https://"):
            raise KeysError(f"no address of keys, status {metadata.status}")
        found = await outbound.request("GET", address, seconds=FETCH_SECONDS)
    except NO_CONNECTION as error:
        raise KeysError(type(error).__name__) from error
    keys = objects(found.data, "keys")
    if not found.ok or not keys:
        raise KeysError(f"no keys, status {found.status}")
    return keys


class SigningKeys:
    """The keys by their ids."""

    def __init__(self, fetch: Callable[[], Awaitable[list[Key]]], clock: Callable[[], float] = time.monotonic) -> None:
        self._fetch, self._clock = fetch, clock
        self._keys: dict[str, Key] = {}
        self._good_until = self._next_try = float("-inf")
        self._loading = asyncio.Lock()

    async def find(self, key_id: str) -> Key | None:
        """Return the key of an id, None when there is none. An id not known yet is looked for once a minute at most."""
        async with self._loading:
            now = self._clock()
            wanted = now >= self._good_until or key_id not in self._keys
            if wanted and now >= self._next_try:
                await self._load(now)
        return self._keys.get(key_id)

    async def _load(self, now: float) -> None:
        """Fetch the keys. While that fails, those already known stay in use."""
        try:
            found = await self._fetch()
        except KeysError as error:
            logger.error("the keys of the Bot Connector could not be fetched: %s", error)
            self._next_try = now + RETRY_SECONDS
            return
        self._keys = {text_of(key, "kid"): key for key in found}
        self._good_until, self._next_try = now + KEPT_SECONDS, now + REFRESH_SECONDS
