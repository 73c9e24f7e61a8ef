"""Whether something is open at a moment, London time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from typing import Protocol
from zoneinfo import ZoneInfo

from knowledge.directory.hours import DAYS

LONDON = ZoneInfo("Europe/London")
LAST_MINUTE = 23 * 60 + 59
"""Feeds that cannot say midnight close a day so."""

OFFICE_OPENS, OFFICE_CLOSES = 9 * 60, 17 * 60
"""Ordinary office hours, Monday to Friday, where nothing is said: the pilot rows' own are between 8.30 and 17.15."""


class Openness(str, Enum):
    """What is known of a moment."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Schedule(Protocol):
    """Opening times as stored."""

    freq: str
    interval: int
    byday: str | None
    opens: int | None
    closes: int | None
    valid_from: date | None
    valid_to: date | None


def openness(schedules: Sequence[Schedule], when: datetime, *, holiday: bool = False) -> Openness:
    """Return whether any of these times holds a moment. Times that are not every week leave it unknown.

    On a bank holiday the times of the week may not hold: only what never closes is known to be open.
    """
    local = when.astimezone(LONDON)
    if holiday:
        return Openness.OPEN if never_closes(schedules, local.date()) else Openness.UNKNOWN
    minute, weekday = local.hour * 60 + local.minute, DAYS[local.weekday()]
    current = [s for s in schedules if _holds_on(s, local.date())]
    weekly = [s for s in current if _is_weekly(s)]
    if any(weekday in (s.byday or "").split(",") and (s.opens or 0) <= minute < (s.closes or 0) for s in weekly):
        return Openness.OPEN
    return Openness.CLOSED if weekly and len(weekly) == len(current) else Openness.UNKNOWN


def never_closes(schedules: Sequence[Schedule], day: date) -> bool:
    """Return whether these times, as they stand on a day, leave no hour of the week out."""
    whole = [s for s in schedules if _holds_on(s, day) and _is_weekly(s) and not s.opens]
    days = {name for s in whole if (s.closes or 0) >= LAST_MINUTE for name in (s.byday or "").split(",")}
    return days.issuperset(DAYS)


def in_office_hours(when: datetime, *, holiday: bool = False) -> bool:
    """Return whether offices are open at a moment as a rule; on a bank holiday they are not."""
    local = when.astimezone(LONDON)
    return not holiday and local.weekday() < 5 and OFFICE_OPENS <= local.hour * 60 + local.minute < OFFICE_CLOSES


def _holds_on(schedule: Schedule, day: date) -> bool:
    return (schedule.valid_from is None or schedule.valid_from <= day) and (
        schedule.valid_to is None or day <= schedule.valid_to
    )


def _is_weekly(schedule: Schedule) -> bool:
    days = (schedule.byday or "").split(",")
    return schedule.freq == "WEEKLY" and schedule.interval == 1 and all(day in DAYS for day in days)
