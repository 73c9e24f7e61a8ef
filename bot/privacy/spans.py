"""Stretches of a text that are taken out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

BLANK = "\0"
"""Stands for a character that was taken out already. It is part of no word, number or space."""

PLACEHOLDER = re.compile(
    r"\[(?:PERSON|PHONE|EMAIL|NHS_NUMBER|NI_NUMBER|DATE_OF_BIRTH|ADDRESS|CASE_REFERENCE|SOCIAL_HANDLE|x)\]"
)
"""What a stretch is replaced with, as redaction and storage write it."""


@dataclass(frozen=True)
class Span:
    """A stretch of a text, what kind of identifier it is, and what is put in its place."""

    kind: str
    start: int
    end: int
    put: str = ""

    @property
    def placeholder(self) -> str:
        """What stands in its place afterwards."""
        return self.put or f"[{self.kind}]"


def blanked(text: str, spans: Iterable[Span]) -> str:
    """Return a text of the same length in which these stretches can no longer be matched."""
    parts: list[str] = []
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        if span.end > at:
            start = max(at, span.start)
            parts += [text[at:start], BLANK * (span.end - start)]
            at = span.end
    return "".join([*parts, text[at:]])


def replaced(text: str, spans: Iterable[Span]) -> str:
    """Return a text with each stretch replaced; stretches do not overlap."""
    parts: list[str] = []
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        parts += [text[at : span.start], span.placeholder]
        at = span.end
    return "".join([*parts, text[at:]])
