"""One page at a time from a feed, politely and within limits."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import requests
from urllib3.exceptions import DecodeError, HTTPError, ProtocolError, ReadTimeoutError

from knowledge.directory.oruk.guard import guarded_session, refuse_private
from knowledge.directory.oruk.issues import FeedError
from knowledge.directory.oruk.jsontext import MAX_PAGE_BYTES, read_json

CHUNK = 16_384
MOST_REDIRECTS = 3
LONGEST_WAIT = 60.0
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Manners:
    """How a feed is read.

    Attributes:
        contact: where the publisher reaches us; goes into every request.
        allow_loopback: read from this machine too, for tests.
        timeout_seconds: longest silence of the other side.
        page_seconds: longest time for a whole page, however slowly it comes.
        pause_seconds: between two requests.
        wait: sleeps; replaced in tests.

    """

    contact: str
    allow_loopback: bool = False
    timeout_seconds: float = 10.0
    page_seconds: float = 60.0
    pause_seconds: float = 1.0
    wait: Callable[[float], None] = time.sleep


@dataclass(frozen=True)
class Fetched:
    """A page; ``data`` is None when it has not changed since the mark (ETag) that was sent along."""

    data: Any
    etag: str | None


class Fetcher:
    """Gets JSON. Every request is checked, limited in time and size, and follows the one before after a pause."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._session = guarded_session(manners.allow_loopback, f"Waymark directory import ({manners.contact})")
        self._asked = False

    def get(self, url: str, etag: str | None = None) -> Fetched:
        """Return a page.

        Raises:
            FeedError: it cannot be had, or is not JSON; the message names the address and the reason.

        """
        try:
            return self._get(url, etag)
        except (requests.RequestException, HTTPError) as error:
            raise FeedError(f"{url}: {_reason(error)}") from error

    def _get(self, url: str, etag: str | None) -> Fetched:
        response = self._open(url, etag)
        with response:
            if response.status_code == 304 and etag:
                return Fetched(None, etag)
            if response.status_code != 200:
                raise FeedError(f"{url}: answered {response.status_code}")
            return Fetched(read_json(self._body(response, url), url), response.headers.get("ETag"))

    def _open(self, url: str, etag: str | None) -> requests.Response:
        """Ask; follow redirects by hand, so that each address is checked; wait once when asked to."""
        headers = {"If-None-Match": etag} if etag else {}
        waited = False
        for _ in range(MOST_REDIRECTS + 1):
            refuse_private(url, self._manners.allow_loopback)
            if self._asked:
                self._manners.wait(self._manners.pause_seconds)
            self._asked = True
            response = self._session.get(
                url, headers=headers, timeout=self._manners.timeout_seconds, stream=True, allow_redirects=False
            )
            if response.status_code in REDIRECTS and "Location" in response.headers:
                response.close()
                url = urljoin(url, response.headers["Location"])
            elif response.status_code == 429 and not waited:
                response.close()
                self._manners.wait(_seconds(response.headers.get("Retry-After")))
                waited = True
            else:
                return response
        raise FeedError(f"{url}: redirected more than {MOST_REDIRECTS} times")

    def _body(self, response: requests.Response, url: str) -> bytes:
        deadline = time.monotonic() + self._manners.page_seconds
        body = bytearray()
        # What has come is taken at once: waiting for a full chunk would let a page trickle past its time.
        while chunk := response.raw.read1(CHUNK, decode_content=True):
            body += chunk
            if len(body) > MAX_PAGE_BYTES:
                raise FeedError(f"{url}: larger than {MAX_PAGE_BYTES} bytes")
            if time.monotonic() > deadline:
                raise FeedError(f"{url}: took longer than {self._manners.page_seconds:g} seconds")
        return bytes(body)


def _seconds(written: str | None) -> float:
    return min(float(written), LONGEST_WAIT) if written and written.isdigit() else 1.0


def _reason(error: Exception) -> str:
    if isinstance(error, (requests.Timeout, TimeoutError, ReadTimeoutError)) or "timed out" in str(error).casefold():
        return "no answer in time"
    if isinstance(error, (ProtocolError, DecodeError)):
        return "broke off in the middle"
    return f"cannot be read: {type(error).__name__}"
