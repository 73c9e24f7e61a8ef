"""The services of a feed, one after the other: from its address, or from files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from knowledge.directory.oruk.adapt import key_of
from knowledge.directory.oruk.envelope import Envelope, open_envelope
from knowledge.directory.oruk.fetch import Fetcher
from knowledge.directory.oruk.issues import ERROR, WARNING, FeedError, Issue
from knowledge.directory.oruk.jsontext import MAX_PAGE_BYTES, read_json

PER_PAGE = 100
MOST_PAGES = 5_000
LONGEST_LINE = 1_000_000


@dataclass(frozen=True)
class Item:
    """A service as the feed has it; ``data`` is None when it has not changed since the last import."""

    key: str | None
    data: dict[str, Any] | None
    problem: Issue | None = None


@dataclass(frozen=True)
class PageMark:
    """A page as last read: its mark (ETag), the services on it, and whether it was the last."""

    etag: str
    keys: tuple[str, ...]
    last: bool


@dataclass
class Reading:
    """What is learnt while a feed is read."""

    version: str | None = None
    pages: dict[int, PageMark] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)


def read_address(
    fetcher: Fetcher, address: str, known: Mapping[str, str], marks: Mapping[int, PageMark], reading: Reading
) -> Iterator[Item]:
    """Yield the services of a feed's address, page by page; details are asked only of those that changed.

    Args:
        fetcher: gets pages.
        address: the feed's own address, with or without ``/services`` at its end.
        known: what each service said under ``last_modified`` at the last import, by key.
        marks: the pages as last read.
        reading: is told what was learnt.

    Raises:
        FeedError: a page cannot be had.

    """
    base = address.rstrip("/").removesuffix("/services")
    seen: set[str] = set()
    total: int | None = None
    for number in range(1, MOST_PAGES + 1):
        url = f"{base}/services?page={number}&per_page={PER_PAGE}"
        mark = marks.get(number)
        fetched = fetcher.get(url, mark.etag if mark else None)
        if fetched.data is None and mark:
            reading.pages[number] = mark
            seen.update(mark.keys)
            yield from (Item(key, None) for key in mark.keys)
            if mark.last:
                break
            continue
        envelope = open_envelope(fetched.data, url, number)
        reading.version, total = envelope.version, envelope.total
        keys = tuple(key for entry in envelope.entries if isinstance(entry, dict) and (key := key_of(entry)))
        if keys and seen.issuperset(keys):
            raise FeedError(f"{url}: repeats services of the pages before")
        seen.update(keys)
        if fetched.etag and all(isinstance(e, dict) and e.get("last_modified") for e in envelope.entries):
            # Only then does an unchanged page mean that nothing behind it has changed.
            reading.pages[number] = PageMark(fetched.etag, keys, envelope.last)
        yield from (_detail(fetcher, base, entry, known) for entry in envelope.entries)
        if envelope.last:
            break
    else:
        raise FeedError(f"{base}: has more than {MOST_PAGES} pages")
    if total is not None and len(seen) < total:
        reading.issues.append(Issue(WARNING, "total", f"the feed says {total} services and gave {len(seen)}"))


def read_files(path: Path, reading: Reading) -> Iterator[Item]:
    """Yield the services of a file, or of all files of a folder: ``.json`` pages, or ``.jsonl`` with a service a line.

    Raises:
        FeedError: a file cannot be read, or is no page of services.

    """
    files = sorted(path.glob("*.json*")) if path.is_dir() else [path]
    if not files:
        raise FeedError(f"{path}: holds no .json and no .jsonl file")
    for file in files:
        try:
            if file.suffix in (".jsonl", ".ndjson"):
                yield from _lines(file, reading)
            else:
                yield from map(_whole, _page(file, reading).entries)
        except OSError as error:
            raise FeedError(f"{file}: cannot be read: {error.strerror}") from error


def is_address(location: str) -> bool:
    """Return whether a location is a web address, not a file."""
    return urlsplit(location).scheme in ("http", "https")


def _detail(fetcher: Fetcher, base: str, entry: Any, known: Mapping[str, str]) -> Item:
    item = _whole(entry)
    if item.key is None or item.data is None:
        return item
    modified = item.data.get("last_modified")
    if modified and known.get(item.key) == modified:
        return Item(item.key, None)
    try:
        data = fetcher.get(f"{base}/services/{quote(item.key, safe='')}").data
    except FeedError as error:
        if "answered 404" not in str(error):
            raise
        return Item(item.key, None, Issue(ERROR, "service", "is listed and cannot be found (404)", item.key))
    if not isinstance(data, dict) or key_of(data) != item.key:
        return Item(item.key, None, Issue(ERROR, "service", "its own page is about something else", item.key))
    return Item(item.key, data)


def _whole(entry: Any) -> Item:
    if not isinstance(entry, dict):
        return Item(None, None, Issue(ERROR, "service", f"is {type(entry).__name__}, not an object"))
    return Item(key_of(entry), entry)


def _page(file: Path, reading: Reading) -> Envelope:
    if file.stat().st_size > MAX_PAGE_BYTES:
        raise FeedError(
            f"{file}: larger than {MAX_PAGE_BYTES} bytes: cut it into pages, or write a service a line (.jsonl)"
        )
    envelope = open_envelope(read_json(file.read_bytes(), str(file)), str(file))
    reading.version = envelope.version
    return envelope


def _lines(file: Path, reading: Reading) -> Iterator[Item]:
    reading.version = "oruk3"
    with file.open("rb") as lines:
        number = 0
        while line := lines.readline(LONGEST_LINE):
            number += 1
            if not line.endswith(b"\n") and len(line) == LONGEST_LINE:
                raise FeedError(f"{file}:{number}: longer than {LONGEST_LINE} bytes")
            if line.strip():
                yield _whole(read_json(line, f"{file}:{number}"))
