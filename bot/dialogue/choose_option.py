"""Which of the options just offered somebody chooses in words: "yes", "the second one", "neither"."""

from __future__ import annotations

import re
from collections.abc import Sequence

FEW = 4
"""Words up to which "second" means the second option."""

_PLACES = {
    0: r"first|1st|1|number one|former|top",
    1: r"second|2nd|2|number two|latter",
    2: r"third|3rd|3|number three",
    3: r"fourth|4th|4|number four",
    -1: r"last|bottom",
}
_PATTERNS = [(place, re.compile(rf"\b({words})\b", re.IGNORECASE)) for place, words in _PLACES.items()]


def chosen_option(text: str, offered: Sequence[str]) -> str | None:
    """Return the message of the option that an agreeing text means: the first one unless it says which."""
    if not offered:
        return None
    number = place_named(text, len(offered))
    return offered[number - 1 if number else 0]


def option_meant(text: str, offered: Sequence[str]) -> str | None:
    """Return the message of the option that a short reply means by its place or its words; None when it means none."""
    said = text.strip(" .!?").casefold()
    for message in offered:
        if said and said == message.rpartition(": ")[2].casefold():
            return message
    number = place_named(text, len(offered)) if len(text.split()) <= FEW else None
    return offered[number - 1] if number else None


def place_named(text: str, of: int) -> int | None:
    """Return which of several things a text names by its place, counted from 1; None when it names none."""
    for place, pattern in _PATTERNS:
        if pattern.search(text) and -of <= place < of:
            return place + 1 if place >= 0 else of + place + 1
    return None
