"""What a message takes back: "not homelessness, the abuse side", "I meant the law, not phone numbers"."""

from __future__ import annotations

import re

_SORRY = r"(?:(?:no|nope|nah|sorry|argh|oops|actually|wait|hang on|ah|oh)\b[\s,.!-]{0,3}){0,3}"
_FEW_WORDS = r"(?:[\w'’]+ ){0,4}[\w'’]+"
_PATTERNS = (
    re.compile(rf"^{_SORRY}(?P<denied>not {_FEW_WORDS}\s?[,.;:–-]) ?(?=\w)", re.IGNORECASE),
    re.compile(
        rf"^{_SORRY}(?:i|im|i'm|i’m|it's|its|by)\b.{{0,30}}\b(?:meant|mean|after|want|wanted|asked|asking|said)\b"
        rf".{{1,60}}?(?P<denied>,? not {_FEW_WORDS}[.!?]?)$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^{_SORRY}(?:i )?meant\b.{{1,60}}?(?P<denied>,? not {_FEW_WORDS}(?:[.!?]?$|(?=[,;.])))", re.IGNORECASE
    ),
)


def affirmed(text: str) -> str:
    """Return a message with what it takes back blanked out; everything else keeps its place."""
    for pattern in _PATTERNS:
        found = pattern.match(text)
        if found:
            start, end = found.span("denied")
            return text[:start] + " " * (end - start) + text[end:]
    return text


def takes_back(text: str) -> bool:
    """Return whether a message takes something back."""
    return affirmed(text) != text
