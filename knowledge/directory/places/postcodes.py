"""Postcodes in a text. Only the first half is ever kept: a whole postcode points at a client's street."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OUTWARD = r"[A-Za-z]{1,2}[0-9](?:[0-9]|[A-Za-z])?"
_FULL = re.compile(rf"\b({_OUTWARD})\s?([0-9][A-Za-z]{{2}})\b")
_HALF = re.compile(rf"\b{_OUTWARD}\b")


@dataclass(frozen=True)
class Code:
    """A postcode in a text: its first half, where it stands, and the second half if one was given.

    ``inward`` is for one look-up and is never stored or shown.
    """

    outward: str
    start: int
    end: int
    inward: str | None = None

    def __repr__(self) -> str:
        return f"Code({self.outward!r})"


def codes(text: str) -> list[Code]:
    """Return the postcodes of a text, whole ones before bare first halves."""
    whole = [Code(m[1].upper(), m.start(), m.end(), m[2].upper()) for m in _FULL.finditer(text)]
    taken = [range(code.start, code.end) for code in whole]
    halves = [m for m in _HALF.finditer(text) if not any(m.start() in span for span in taken)]
    return whole + [Code(m[0].upper(), m.start(), m.end()) for m in halves]


def without_codes(text: str, found: list[Code]) -> str:
    """Return the text with every postcode blanked, at the same length."""
    for code in found:
        text = text[: code.start] + "," * (code.end - code.start) + text[code.end :]
    return text
