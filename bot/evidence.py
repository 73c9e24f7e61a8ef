"""Why a message is taken for what it is taken for: the readings, and the words that speak for the subject.

The words are found by leaving out one at a time, so they count in meaning and spelling alike.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.danger import judge_danger
from bot.dialogue.heard import Heard
from bot.understanding.urgency import Urgency

Parse = Callable[[str], Awaitable[Mapping[str, Any]]]
"""Reads a message as Rasa does."""

WORTH_NAMING = 0.03
"""By how much the share of the subject must fall without a word."""

MOST_WORDS = 4
LONGEST = 60
"""Words of a message that are left out in turn, from its beginning."""


@dataclass(frozen=True)
class Evidence:
    """What a message was understood as.

    Attributes:
        heard: what it says.
        danger: how urgent it is.
        subjects: the share of each likely subject, the likeliest first.
        words: those that speak most for the likeliest subject, the strongest first.

    """

    heard: Heard
    danger: Urgency
    subjects: Mapping[str, float]
    words: tuple[str, ...]


async def evidence_of(text: str, parse: Parse) -> Evidence:
    """Return how a message is understood, and why."""
    message = await parse(text)
    shares = _shares(message)
    words = await _words(text, next(iter(shares)), shares, parse) if shares else ()
    return Evidence(Heard.from_message(message), judge_danger(text), shares, words)


async def _words(text: str, subject: str, shares: Mapping[str, float], parse: Parse) -> tuple[str, ...]:
    words = text.split()
    losses: dict[str, float] = {}
    for i, word in enumerate(words[:LONGEST]):
        without = " ".join([*words[:i], *words[i + 1 :]])
        losses[word] = shares[subject] - (_shares(await parse(without)).get(subject, 0.0) if without else 0.0)
    strongest = sorted(losses, key=lambda word: -losses[word])
    return tuple(word for word in strongest if losses[word] >= WORTH_NAMING)[:MOST_WORDS]


def _shares(message: Mapping[str, Any]) -> dict[str, float]:
    found = {
        str(entity["value"]): float(entity["confidence_entity"])
        for entity in message.get("entities") or []
        if entity["entity"] in ("subject", "guess")
    }
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))
