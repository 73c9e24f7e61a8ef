"""Which addresses an answer may be sent to. The bot's token goes with it, so the address is never taken on trust."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bot.settings import is_loopback

_ADDRESS = re.compile(r"https://(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::443)?(?:/[A-Za-z0-9._~/-]*)?")
"""Written so strictly that every reader of the address sees the same host in it."""

HOSTS = frozenset({"smba.trafficmanager.net"})
DOMAIN = ".botframework.com"


def is_connector(service_url: str) -> bool:
    """Return whether an address is one of Microsoft's connectors."""
    found = _ADDRESS.fullmatch(service_url)
    host = found["host"] if found else ""
    return host in HOSTS or host.endswith(DOMAIN)


def is_on_this_machine(service_url: str) -> bool:
    """Return whether an address leads to this machine."""
    try:
        address = urlsplit(service_url)
        return address.scheme == "http" and address.username is None and is_loopback(address.hostname or "")
    except ValueError:
        return False
