"""E-mail addresses, also those written to be read by people only: "temi (at) example dot org"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bot.privacy.spans import Span

KIND = "EMAIL"

_PLAIN = re.compile(r"(?<![\w.+%'\-])[\w.+%'\-]{1,64}@(?=[\w.\-]{1,190}\.\w)[\w.\-]{2,190}\w")
_AT = r"\s?(?:\(at\)|\[at\]|\sat\s)\s?"
_DOT = r"\s?(?:\(dot\)|\[dot\]|\sdot\s|\.)\s?"
_NAME = r"[\w+%\-]{1,40}"
_SPOKEN = re.compile(
    rf"(?<![\w.]){_NAME}(?:{_DOT}{_NAME})?(?:{_DOT}{_NAME})?{_AT}{_NAME}(?:{_DOT}{_NAME})?{_DOT}"
    r"(?:com|org|net|uk|info|eu|ie|pl|ro|de|fr)\b(?:\s?(?:\(dot\)|\[dot\]|\sdot\s|\.)\s?uk\b)?",
    re.IGNORECASE,
)

_SPACED = re.compile(
    r"(?<![\w.+%'\-])(?:[\w.+%'\-]{1,64}\s{0,2}@\s{1,2}|(?=\w{0,63}[\d_.])[\w.+%'\-]{1,64}\s{1,2}@)[\w\-]{1,60}(?:\.[\w\-]{1,60}){0,4}\."
    r"(?:com|org|net|uk|info|eu|ie|pl|ro|de|fr)\b",
    re.IGNORECASE,
)
"""With spaces round the @. Neither "meet jo @ st.marys" nor "it ends in @example.org" is one."""

_HINT_OF_AT = re.compile(r"[(\[\s]at[)\]\s]", re.IGNORECASE)
_HINT_OF_END = re.compile(r"(?:dot[)\]]?|\.)\s?(?:com|org|net|uk|info|eu|ie|pl|ro|de|fr)\b", re.IGNORECASE)


def find_emails(text: str, public: Collection[str] = ()) -> Iterator[Span]:
    """Yield the e-mail addresses of a text, but for public ones."""
    if "@" in text:
        yield from _spans(_PLAIN, text, public)
    if " @" in text or "@ " in text:
        yield from _spans(_SPACED, text, public)
    if _HINT_OF_AT.search(text) and _HINT_OF_END.search(text):
        yield from _spans(_SPOKEN, text, public)


def _spans(shape: re.Pattern[str], text: str, public: Collection[str]) -> Iterator[Span]:
    for found in shape.finditer(text):
        if found.group().lower() not in public:
            yield Span(KIND, found.start(), found.end())
