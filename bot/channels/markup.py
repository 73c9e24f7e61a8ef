"""The small markup of the contract, read into spans: ``**bold**`` and ``[label](address)``. All else is text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_MARKUP = re.compile(r"\*\*(?P<bold>(?:[^*\n]|\*(?!\*))+)\*\*|\[(?P<label>[^\[\]\n]+)\]\((?P<address>[^()\s]+)\)")
_SAFE = re.compile(
    r"https?://[a-z0-9][^\s\x00-\x20<>\"'|\\^`{}]*|tel:[0-9+() -]+|mailto:[a-z0-9._+-]+@[a-z0-9.-]+", re.IGNORECASE
)


@dataclass(frozen=True)
class Span:
    """A run of text. ``address`` is set only when a link may lead there."""

    text: str
    bold: bool = False
    address: str | None = None


def spans(text: str) -> list[Span]:
    """Return the spans of a text; joined, they say all of it. Neighbours of one kind are one span."""
    found: list[Span] = []
    for span in _spans(text):
        if found and span.address is found[-1].address is None and span.bold == found[-1].bold:
            found[-1] = replace(span, text=found[-1].text + span.text)
        else:
            found.append(span)
    return found


def safe_address(address: str | None) -> str | None:
    """Return an address that may become a link (http, https, tel, mailto; no character of any markup), else None."""
    return address if address and _SAFE.fullmatch(address) else None


def shown_address(address: str) -> str:
    """Return an address as a person reads it: without ``tel:`` and ``mailto:``."""
    return re.sub(r"^(?:tel|mailto):", "", address, flags=re.IGNORECASE)


def _spans(text: str) -> Iterator[Span]:
    end = 0
    for found in _MARKUP.finditer(text):
        if found.start() > end:
            yield Span(text[end : found.start()])
        if found["bold"]:
            yield from (replace(span, bold=True) for span in _spans(found["bold"]))
        else:
            yield _link(found["label"].replace("**", ""), found["address"])
        end = found.end()
    if end < len(text):
        yield Span(text[end:])


def _link(label: str, address: str) -> Span:
    if safe_address(address):
        return Span(label, address=address)
    return Span(f"{label} ({address})")
