"""Prose of feeds as plain text: HTML gone, lists kept, short, without other people's details."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from knowledge.directory.records import LONGEST_SUMMARY
from knowledge.numbers import numbers_in

LONGEST_PROSE = 100_000
"""Characters looked at; the longest description seen in a real feed had 33,415."""

_BLOCKS = frozenset({"p", "div", "br", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section"})
_SILENT = frozenset({"script", "style", "head", "template", "noscript", "iframe", "object", "svg"})
_EMAIL = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,253}")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def plain(text: str) -> str:
    """Return a text without HTML; list items begin with "- ", paragraphs with a new line."""
    text = text[:LONGEST_PROSE]
    if "<" in text or "&" in text:
        parser = _Plain()
        parser.feed(text)
        parser.close()
        text = "".join(parser.parts)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line and line != "-")


def summary(text: str) -> str | None:
    """Return a short text, cut at the end of a sentence.

    Sentences with a telephone number or an e-mail address are left out: numbers are shown as numbers, after a check,
    and an address in prose may be one person's own.
    """
    kept: list[str] = []
    for line in text.splitlines():
        sentences = [s for s in _SENTENCE_END.split(line) if not (_EMAIL.search(s) or _has_phone(s))]
        if sentences:
            kept.append(" ".join(sentences))
    return _cut("\n".join(kept)) or None


def _has_phone(text: str) -> bool:
    return any(len(number) > 6 for number in numbers_in(text))


def _cut(text: str) -> str:
    if len(text) <= LONGEST_SUMMARY:
        return text
    short = text[: LONGEST_SUMMARY + 1]
    ends = [m.start() for m in _SENTENCE_END.finditer(short)] + [short.rfind("\n")]
    end = max(ends)
    if end > 0:
        return short[:end].rstrip()
    return short[: LONGEST_SUMMARY - 1].rsplit(" ", 1)[0] + "…"
