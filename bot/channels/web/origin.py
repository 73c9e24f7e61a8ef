"""Whether a request comes from our own page."""

from __future__ import annotations

from urllib.parse import urlsplit

from sanic.request import Request


def same_origin(request: Request) -> bool:
    """Return whether a request comes from our own page, or from something that is no browser.

    Under the no-referrer policy browsers send forms with the origin "null", so Sec-Fetch-Site decides where it is sent.
    """
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin", "null")
    return bool(origin == "null" or _host_of(origin) == request.host)


def _host_of(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None
