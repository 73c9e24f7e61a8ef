"""The fixed words that come first when somebody may be in danger."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.understanding.urgency import Urgency

REPLIES_FILE = Path(__file__).with_name("urgent_replies.yml")


@dataclass(frozen=True)
class UrgentNumber:
    """A number to ring, from the contact register."""

    id: str
    name: str
    phone: str


@dataclass(frozen=True)
class UrgentReply:
    """What to do first, whom to ring, what not to do."""

    category: str
    title: str
    first: tuple[str, ...]
    never: str
    numbers: tuple[UrgentNumber, ...]


def urgent_reply(urgency: Urgency, nation: str | None = None) -> UrgentReply | None:
    """Return the fixed reply for this danger, None when there is none.

    Args:
        urgency: what the message was judged to be.
        nation: whose lines to give; without one, those of all nations where they differ.

    """
    if urgency.category is None:
        return None
    data = _data()
    reply = data["replies"][urgency.category]
    level = data["titles"][urgency.level]
    return UrgentReply(
        category=urgency.category,
        title=f"{level}. {reply['title']}",
        first=tuple(reply["first"]),
        never=reply["never"],
        numbers=tuple(_number(name) for name in _number_ids(reply["numbers"], nation)),
    )


def emergency_numbers() -> tuple[UrgentNumber, ...]:
    """Return the numbers every failure reply gives."""
    return tuple(_number(name) for name in ("emergency-999", "police-101", "samaritans"))


def _number(name: str) -> UrgentNumber:
    entry = _data()["numbers"][name]
    return UrgentNumber(name, entry["name"], entry["phone"])


def _number_ids(names: list[str], nation: str | None) -> list[str]:
    ids: list[str] = []
    for name in names:
        by_nation = _data()["groups"].get(name)
        if by_nation is None:
            ids.append(name)
        elif nation is None:
            ids.extend(line for lines in by_nation.values() for line in lines)
        else:
            ids.extend(by_nation[nation])
    return list(dict.fromkeys(ids))


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(REPLIES_FILE.read_text(encoding="utf-8"))
    return data
