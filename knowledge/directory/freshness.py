"""How fresh a contact is, by the day it was last found right."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

DUE_AFTER_DAYS, STALE_AFTER_DAYS = 90, 365
"""When a feed says nothing else (channels-notes.md 4.4)."""


class Freshness(str, Enum):
    """``checked`` lately, ``due`` for another check, or ``not_checked``: never, or too long ago."""

    CHECKED = "checked"
    DUE = "due"
    NOT_CHECKED = "not_checked"


ORDER = (Freshness.CHECKED, Freshness.DUE, Freshness.NOT_CHECKED)


def freshness(
    checked_on: date | None, today: date, due_after: int = DUE_AFTER_DAYS, stale_after: int = STALE_AFTER_DAYS
) -> Freshness:
    """Return how fresh a contact is on a day; limits are in days."""
    if checked_on is None or today - checked_on > timedelta(days=stale_after):
        return Freshness.NOT_CHECKED
    return Freshness.DUE if today - checked_on > timedelta(days=due_after) else Freshness.CHECKED
