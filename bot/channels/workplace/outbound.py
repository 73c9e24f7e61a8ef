"""Requests to a platform: one shared session, always with a timeout, never following a redirect with credentials."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
from yarl import URL

TIMEOUT_SECONDS = 10.0

NO_CONNECTION = (aiohttp.ClientError, asyncio.TimeoutError, OSError)
"""Errors that mean a platform was not reached, or not in time."""


@dataclass(frozen=True)
class Answered:
    """What came back: the HTTP status and the JSON object, {} when it was none."""

    status: int
    data: dict[str, Any]

    @property
    def ok(self) -> bool:
        """Return whether the platform took it."""
        return 200 <= self.status < 300


class Outbound:
    """Sends requests. The proxy of the environment (``HTTPS_PROXY``) is used when there is one."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """Return the session, opened when it is first needed: that must be inside the running loop."""
        if self._session is None or self._session.closed:
            timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
            self._session = aiohttp.ClientSession(timeout=timeout, trust_env=True)
        return self._session

    async def request(  # noqa: PLR0913 - the parts of an HTTP request
        self,
        method: str,
        url: str,
        *,
        body: object = None,
        form: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        seconds: float = TIMEOUT_SECONDS,
    ) -> Answered:
        """Send one request, with ``body`` as JSON or with ``form``; addresses are sent exactly as given.

        Raises:
            aiohttp.ClientError: there is no connection, or it broke.
            asyncio.TimeoutError: no answer within ``seconds``.

        """
        async with self.session.request(
            method,
            URL(url, encoded=True),
            json=body,
            data=form,
            headers=headers,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(total=seconds),
        ) as response:
            return Answered(response.status, _object(await response.read()))

    async def close(self) -> None:
        """Close the session."""
        if self._session is not None:
            await self._session.close()


def _object(raw: bytes) -> dict[str, Any]:
    try:
        data = json.loads(raw)
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}
