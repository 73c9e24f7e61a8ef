"""Settings, read from the environment once, with their defaults. Documented in docs/operators.md."""

from __future__ import annotations

import ipaddress
import math
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

HIGHEST_PORT = 65_535
_ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<host>[a-z0-9.-]+)(?::[0-9]{1,5})?")


class SettingError(Exception):
    """A setting has a value that cannot be used; the message names it."""


@dataclass(frozen=True)
class Settings:
    """How this bot runs.

    Attributes:
        host: address to listen on.
        port: port to listen on.
        message_limit: characters of one message, after cleaning.
        body_limit: bytes of one request.
        per_conversation: messages a minute in one conversation.
        per_address: messages a minute from one address.
        rate_limit: whether the two limits hold; may be off only on a loopback address.
        turn_seconds: after this long a turn is answered with an apology.
        exit_url: where "Exit this page" leads.
        exit: whether the page has "Exit this page" at all; off only where nobody at home can see the screen.
        tls: whether people reach it by https, so that browsers may be told to insist on it.
        frames: origins whose pages may show the chat in a frame, such as ``https://intranet.example.org``.
        metrics: whether GET /metrics tells counts and times to whoever can reach it.
        usage: whether it is counted by day what is asked for, without a word or a conversation.
        log_turns: whether the log has a line for each turn.
        tensorflow: whether TensorFlow is loaded, which no component of ours needs.
        proxies: how many proxies stand in front and say whom a request comes from; 0 when none does.

    """

    host: str = "127.0.0.1"
    port: int = 5005
    message_limit: int = 2_000
    body_limit: int = 16_384
    per_conversation: int = 15
    per_address: int = 120
    rate_limit: bool = True
    turn_seconds: float = 3.0
    exit_url: str = "https://www.bbc.co.uk/weather"
    exit: bool = True
    tls: bool = False
    frames: tuple[str, ...] = ()
    proxies: int = 0
    metrics: bool = False
    log_turns: bool = False
    usage: bool = False
    tensorflow: bool = True


_NAMES = {
    "host": "WAYMARK_HOST",
    "port": "WAYMARK_PORT",
    "message_limit": "WAYMARK_MESSAGE_LIMIT",
    "body_limit": "WAYMARK_BODY_LIMIT",
    "per_conversation": "WAYMARK_PER_CONVERSATION",
    "per_address": "WAYMARK_PER_ADDRESS",
    "rate_limit": "WAYMARK_RATE_LIMIT",
    "turn_seconds": "WAYMARK_TURN_SECONDS",
    "exit_url": "WAYMARK_EXIT_URL",
    "exit": "WAYMARK_EXIT",
    "tls": "WAYMARK_TLS",
    "frames": "WAYMARK_FRAMES",
    "proxies": "WAYMARK_PROXIES",
    "metrics": "WAYMARK_METRICS",
    "log_turns": "WAYMARK_LOG_TURNS",
    "usage": "WAYMARK_USAGE",
    "tensorflow": "WAYMARK_TENSORFLOW",
}


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings.

    Raises:
        SettingError: a value cannot be used.

    """
    defaults = Settings()
    values: dict[str, Any] = {
        name: _value(key, environment[key], getattr(defaults, name))
        for name, key in _NAMES.items()
        if environment.get(key)
    }
    settings = Settings(**values)
    if settings.port > HIGHEST_PORT:
        raise SettingError(f"WAYMARK_PORT must be at most {HIGHEST_PORT}, not {settings.port}.")
    if not settings.rate_limit and not is_loopback(settings.host):
        raise SettingError("WAYMARK_RATE_LIMIT=off is allowed only when WAYMARK_HOST is a loopback address.")
    return settings


def is_loopback(host: str) -> bool:
    """Return whether an address can be reached from this machine only."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _value(key: str, given: str, default: object) -> Any:
    if isinstance(default, bool):
        if given.lower() not in ("on", "off"):
            raise SettingError(f"{key} must be on or off, not {given!r}.")
        return given.lower() == "on"
    if isinstance(default, (int, float)):
        try:
            number = type(default)(given)
        except ValueError:
            raise SettingError(f"{key} must be a number, not {given!r}.") from None
        if not 0 < number < math.inf:
            raise SettingError(f"{key} must be more than 0, not {given!r}.")
        return number
    if isinstance(default, tuple):
        return tuple(_origin(key, origin) for origin in given.split())
    return given


def _origin(key: str, given: str) -> str:
    """Return an origin: scheme, host and perhaps a port. Anything more would be of no effect, or of another."""
    address = _ORIGIN.fullmatch(given)
    if not address or (address["scheme"] == "http" and not is_loopback(address["host"])):
        raise SettingError(
            f"{key} takes origins such as https://intranet.example.org, with spaces between, not {given!r}."
        )
    return given
