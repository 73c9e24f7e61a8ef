"""Digits that belong together although spaces, dots or dashes stand between them."""

from __future__ import annotations


def digit_ends(text: str, start: int, most: int, apart: str, gap: int) -> list[int]:
    """Return where each digit of a run ends. At most ``gap`` of the marks ``apart`` stand between two digits."""
    ends: list[int] = []
    between = 0
    for at in range(start, len(text)):
        if text[at].isdecimal():
            ends.append(at + 1)
            between = 0
            if len(ends) == most:
                break
        elif between < gap and (text[at] in apart or text[at].isspace()):
            between += 1
        else:
            break
    return ends
