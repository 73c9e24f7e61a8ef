"""Connections to public addresses only: a feed's address must not make this machine ask others on its own network."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from knowledge.directory.oruk.issues import FeedError


def refuse_private(url: str, allow_loopback: bool) -> None:
    """Refuse an address that is not https, or whose host is not public.

    Raises:
        FeedError: with the reason.

    """
    parts = urlsplit(url)
    host = parts.hostname
    if not host or parts.username or parts.password:
        raise FeedError("the address must be https://host/path, without name and password")
    try:
        found = socket.getaddrinfo(host, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FeedError(f"{host} cannot be found: {type(error).__name__}") from error
    addresses = {str(entry[4][0]) for entry in found}
    loopback = all(ipaddress.ip_address(address).is_loopback for address in addresses)
    if parts.scheme != "https" and not (allow_loopback and loopback and parts.scheme == "http"):
        raise FeedError(f"only https addresses are read, not {parts.scheme or 'nothing'}")
    for address in addresses:
        _refuse(address, allow_loopback)


def _refuse(address: str, allow_loopback: bool) -> None:
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None)
    ip = mapped or ip
    if allow_loopback and ip.is_loopback:
        return
    if not ip.is_global or ip.is_multicast or ip.is_reserved:
        raise FeedError(f"{address} is a private address: feeds are read from public ones only")


def guarded_session(allow_loopback: bool, agent: str) -> requests.Session:
    """Return a session that checks the address it is really connected to, before anything is sent.

    The name was resolved once to be checked; it may resolve to something else when the connection is made.
    """

    class Checked(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            _refuse(self.sock.getpeername()[0], allow_loopback)

    class CheckedTls(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            _refuse(self.sock.getpeername()[0], allow_loopback)

    class Pool(HTTPConnectionPool):
        ConnectionCls = Checked

    class TlsPool(HTTPSConnectionPool):
        ConnectionCls = CheckedTls

    class Adapter(HTTPAdapter):
        def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
            super().init_poolmanager(*args, **kwargs)
            self.poolmanager.pool_classes_by_scheme = {"http": Pool, "https": TlsPool}

    session = requests.Session()
    session.trust_env = False  # no proxy and no password file of this machine
    session.headers.update({"User-Agent": agent, "Accept": "application/json"})
    session.adapters.clear()
    session.mount("https://", Adapter())
    if allow_loopback:
        session.mount("http://", Adapter())
    return session
