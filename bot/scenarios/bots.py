"""Talk to a running bot over HTTP, as any other program does."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Protocol
from urllib.parse import urlsplit

import requests

from bot.scenarios.reply import Reply, UnreadableReplyError, read_reply
from bot.settings import is_loopback

TIMEOUT = (3.0, 20.0)
"""Seconds to connect, and to wait for an answer."""

MOST_WAITS = 3
LONGEST_WAIT = 65.0
NO_PROXIES = {"http": "", "https": ""}
"""For a bot on this machine, whatever proxy the environment names."""

_TOO_MANY = 429
_DEFAULT_WAIT = "5"


class BotGoneError(Exception):
    """The bot does not answer at all; the message says where it was looked for."""


class TurnError(Exception):
    """The bot answers, but with something that is no answer; the message says with what."""


class Talker(Protocol):
    """Whatever answers a message."""

    @property
    def name(self) -> str:
        """What a report calls it."""

    def say(self, sender: str, message: str) -> Reply:
        """Return the answer to a message of a conversation.

        Raises:
            BotGoneError: nothing answers.
            TurnError: what comes back is no answer.

        """


class HttpBot:
    """A bot at an address."""

    def __init__(self, url: str, wait: Callable[[float], None] = time.sleep) -> None:
        self.url = base_address(url)
        self.version = self.url
        self._proxies = NO_PROXIES if is_loopback(urlsplit(self.url).hostname or "") else None
        self._wait = wait

    @property
    def name(self) -> str:
        """The address."""
        return self.url

    def look(self) -> None:
        """Find out whether it is well; afterwards ``version`` has the versions of its model and content too.

        Raises:
            BotGoneError: nothing answers, or it says that it is down.

        """
        try:
            health = requests.get(f"{self.url}/health", timeout=TIMEOUT, proxies=self._proxies).json()
        except (requests.RequestException, ValueError) as error:
            raise BotGoneError(f"No bot answers at {self.url} ({_reason(error)})") from None
        if not isinstance(health, dict) or health.get("status") != "ok":
            raise BotGoneError(f"The bot at {self.url} says that it is down")
        versions = (f"{part} {str(health.get(part) or 'unknown')[:12]}" for part in ("model", "content"))
        self.version = f"{self.url} ({', '.join(versions)})"

    def say(self, sender: str, message: str) -> Reply:
        """Send a message; when the bot asks to wait, wait and send it again."""
        for _ in range(MOST_WAITS):
            response = self._post({"sender": sender, "message": message})
            if response.status_code != _TOO_MANY:
                return _read(response)
            self._wait(min(_seconds(response), LONGEST_WAIT))
        raise TurnError("the bot kept asking to wait. Start it with WAYMARK_RATE_LIMIT=off to check scenarios")

    def _post(self, body: dict[str, str]) -> requests.Response:
        try:
            return requests.post(f"{self.url}/webhooks/rest/webhook", json=body, timeout=TIMEOUT, proxies=self._proxies)
        except requests.RequestException as error:
            raise BotGoneError(f"the bot at {self.url} did not answer ({_reason(error)})") from None


def base_address(url: str) -> str:
    """Return scheme, host and port of an address, also when somebody pasted that of the chat page."""
    whole = url if "://" in url else f"http://{url}"
    parts = urlsplit(whole.strip())
    return f"{parts.scheme}://{parts.netloc}"


def _read(response: requests.Response) -> Reply:
    try:
        data: Any = response.json()
        return read_reply(data)
    except (ValueError, UnreadableReplyError) as error:
        reason = "it is not JSON" if isinstance(error, ValueError) else str(error)
        raise TurnError(f"what came back cannot be read: {reason} (status {response.status_code})") from None


def _seconds(response: requests.Response) -> float:
    given = response.headers.get("Retry-After", _DEFAULT_WAIT)
    return float(given) if given.isdigit() else float(_DEFAULT_WAIT)


def _reason(error: Exception) -> str:
    if isinstance(error, requests.Timeout):
        return "no answer in time"
    if isinstance(error, requests.ConnectionError):
        return "nothing is listening there"
    return "not a Waymark bot" if isinstance(error, ValueError) else type(error).__name__
