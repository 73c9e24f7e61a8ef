"""The wrapping of a page of services, in both versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from knowledge.directory.oruk.issues import FeedError


@dataclass(frozen=True)
class Envelope:
    """One page. ``version`` is ``oruk1`` or ``oruk3``; ``total`` is how many services the publisher says there are."""

    version: str
    entries: list[Any]
    last: bool
    total: int | None


def open_envelope(data: Any, where: str, number: int = 1) -> Envelope:
    """Return what a page holds.

    Raises:
        FeedError: it is no page of services.

    """
    if isinstance(data, list):
        return Envelope("oruk3", data, last=True, total=len(data))
    if not isinstance(data, dict):
        raise FeedError(f"{where}: is no page of services")
    if isinstance(entries := data.get("contents"), list):
        pages, total, last = data.get("total_pages"), data.get("total_items"), data.get("last_page")
        return _envelope("oruk3", entries, (pages, total, last), number)
    if isinstance(entries := data.get("content"), list):
        pages, total, last = data.get("totalPages"), data.get("totalElements"), data.get("last")
        return _envelope("oruk1", entries, (pages, total, last), number)
    if "id" in data and "name" in data:
        return Envelope("oruk3", [data], last=True, total=1)
    raise FeedError(f"{where}: has neither a list 'contents' (3.0) nor a list 'content' (1.0)")


def _envelope(version: str, entries: list[Any], said: tuple[Any, Any, Any], number: int) -> Envelope:
    pages, total, last = said
    known = isinstance(pages, int) and not isinstance(pages, bool)
    ended = not entries or last is True or (known and number >= pages)
    return Envelope(version, entries, ended, total if isinstance(total, int) else None)
