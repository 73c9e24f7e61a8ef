"""When a service is open, as a feed says it."""

from __future__ import annotations

import re
from typing import Any

from knowledge.directory.hours import DAY_MINUTES, DAYS
from knowledge.directory.oruk.values import day, first, items, line
from knowledge.directory.records import ScheduleRecord

_TIME = re.compile(r"(\d{1,2}):(\d{2})")
LAST_MINUTE = 23 * 60 + 59
"""A service that closes at 23:59 is open to the end of the day: feeds have no other way to say so."""


def schedules(item: dict[str, Any]) -> list[ScheduleRecord]:
    """Return the opening times that can be read; the others are left to the prose."""
    found = [_schedule(entry) for entry in items(first(item, "schedules", "regular_schedules"))]
    return [schedule for schedule in found if schedule]


def _schedule(entry: dict[str, Any]) -> ScheduleRecord | None:
    opens, closes = _minutes(entry.get("opens_at")), _minutes(entry.get("closes_at"))
    byday, bymonthday = _days(entry.get("byday")), line(entry.get("bymonthday"), 40)
    if opens is None or closes is None or not (byday or bymonthday):
        return None
    valid_from, valid_to = day(entry.get("valid_from")), day(entry.get("valid_to"))
    interval = entry.get("interval")
    return ScheduleRecord(
        freq="MONTHLY" if line(entry.get("freq")) == "MONTHLY" else "WEEKLY",
        interval=interval if isinstance(interval, int) and 1 <= interval <= 52 else 1,
        byday=byday,
        bymonthday=bymonthday,
        opens=opens,
        closes=DAY_MINUTES if closes >= LAST_MINUTE or (closes == 0 and opens > 0) else closes,
        valid_from=valid_from.isoformat() if valid_from else None,
        valid_to=valid_to.isoformat() if valid_to else None,
        note=line(first(entry, "description", "notes"), 200),
    )


def _minutes(value: Any) -> int | None:
    found = _TIME.match(value) if isinstance(value, str) else None
    if not found or int(found[1]) > 24 or int(found[2]) > 59:
        return None
    return int(found[1]) * 60 + int(found[2])


def _days(value: Any) -> str | None:
    """Return weekdays as ``MO,TU``; with a number ("1MO") as they stand, for they are not every week."""
    words = value if isinstance(value, list) else re.split(r"[,\s]+", value) if isinstance(value, str) else []
    named = [word.strip().upper() for word in words if isinstance(word, str) and word.strip()]
    known = [word for word in named if word[-2:] in DAYS]
    return ",".join(known)[:40] or None
