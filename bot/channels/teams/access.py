"""The token that the bot shows the Bot Connector."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from bot.channels.teams.settings import TeamsSettings
from bot.channels.workplace.outbound import NO_CONNECTION, Outbound

LOGIN_URL = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token"
SCOPE = "https://api.botframework.com/.default"
EARLY_SECONDS = 300.0
"""How long before its end a token is renewed, so that none ends on its way."""


class AccessError(Exception):
    """No token could be had; the message says why, without any secret."""


class AccessToken:
    """One token for all answers, renewed in time."""

    def __init__(self, own: TeamsSettings, outbound: Outbound, clock: Callable[[], float] = time.monotonic) -> None:
        self._own, self._outbound, self._clock = own, outbound, clock
        self._token, self._renew_at = "", float("-inf")
        self._renewing = asyncio.Lock()

    async def headers(self) -> dict[str, str]:
        """Return the header that carries the token; none for a playground on this machine.

        Raises:
            AccessError: no token could be had.

        """
        if self._own.emulator:
            return {}
        async with self._renewing:
            if self._clock() >= self._renew_at:
                await self._renew()
            return {"Authorization": f"Bearer {self._token}"}

    def forget(self) -> None:
        """Have a new token fetched next time: this one was refused."""
        self._renew_at = float("-inf")

    async def _renew(self) -> None:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._own.app_id,
            "client_secret": self._own.password,
            "scope": SCOPE,
        }
        try:
            answered = await self._outbound.request("POST", LOGIN_URL.format(tenant=self._own.tenant), form=form)
        except NO_CONNECTION as error:
            raise AccessError(f"no token: {type(error).__name__}") from error
        token, seconds = answered.data.get("access_token"), answered.data.get("expires_in")
        if not answered.ok or not isinstance(token, str) or not token:
            raise AccessError(f"no token: {answered.data.get('error', f'status {answered.status}')}")
        self._token = token
        self._renew_at = self._clock() + _number(seconds) - EARLY_SECONDS


def _number(seconds: object) -> float:
    """Return how long a token holds. Some endpoints say it in digits of a text; without a word, it is used once."""
    try:
        return float(seconds)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return 0.0
