"""Pack the parts of an answer into as many messages as the platform's limits need, so that nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

Part = dict[str, Any]


def length(value: object) -> int:
    """Return how many characters something has as JSON."""
    return len(json.dumps(value, ensure_ascii=False))


def parcels(
    parts: Iterable[Part], most_parts: int, most_length: int, measure: Callable[[object], int] = length
) -> list[list[Part]]:
    """Return the parts in order, in lists that keep both limits. A single part is taken as fitting."""
    packed: list[list[Part]] = [[]]
    used = 0
    for part in parts:
        size = measure(part)
        if packed[-1] and (len(packed[-1]) >= most_parts or used + size > most_length):
            packed.append([])
            used = 0
        packed[-1].append(part)
        used += size
    return packed


def pieces(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Return the text, halved at a space as often as it takes for each piece to fit."""
    if fits(text) or len(text) < 2:
        return [text]
    middle = len(text) // 2
    space = text.rfind(" ", 1, middle)
    cut = space if space > 0 else middle
    return [*pieces(text[:cut], fits), *pieces(text[cut:].lstrip(" ") or " ", fits)]
