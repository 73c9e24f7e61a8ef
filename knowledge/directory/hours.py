"""Opening hours written by people ("Mon-Thu 8.45am-4.45pm, Fri 8.45am-3.55pm"), read whole or not at all.

A half-understood week would send somebody to a closed door, so one clause that cannot be read leaves all unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.directory.records import ScheduleRecord

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY_MINUTES = 1440

_DAY = r"(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*)"
_DAYS = re.compile(rf"{_DAY}(?:(?:-| to ){_DAY})?")
_TIME = r"(\d{1,2})(?:[.:](\d{2}))?(am|pm)?"
_SPAN = re.compile(rf"{_TIME}(?:-| to ){_TIME}")
_LONG_SPAN = re.compile(rf"{_DAY} {_TIME} to {_DAY} {_TIME}")
_FROM = re.compile(rf"{_DAY} from {_TIME}")
_ALWAYS = re.compile(r"24 hours(?: a day)?(?:, | )?(?:every day|7 days a week)?|24/7|all day, every day")
_EVERY_DAY = re.compile(r"(?:every day|daily|7 days a week)[ ,]*|[ ,]*(?:every day|daily|7 days a week)$")
_BANK = re.compile(r"bank holidays(?: 24 hours)?")
_TELLS_A_TIME = re.compile(
    rf"\d|\b(?:{_DAY}|closed|except|not|only|outside|after|before|weekends?|evenings?|nights?)\b"
)
_LONGEST = 200

Span = tuple[int, int, int]
"""A weekday (0 is Monday) and two minutes of that day."""


def read_hours(text: str | None) -> list[ScheduleRecord]:
    """Return the weekly opening times a text gives; nothing when any part of it is unclear.

    What holds on bank holidays is left out: these are the times of a week.
    """
    if not text or len(text) > _LONGEST:
        return []
    plain = " ".join(text.casefold().replace("–", "-").replace("—", "-").split())
    if _ALWAYS.fullmatch(plain):
        plain = "24 hours"
    plain, every_day = _EVERY_DAY.subn("", plain)
    spans: list[Span] = []
    days: list[int] = list(range(7)) if every_day else []
    for clause in re.split(r"[,;]| and ", plain):
        read = _clause(clause.strip(), days, spans)
        if read is None:
            return []
        spans, days = read
    return _records(spans)


def _clause(clause: str, days: list[int], spans: list[Span]) -> tuple[list[Span], list[int]] | None:
    """Return the spans with those of one more clause, and the days it was about; None when it cannot be read."""
    if _BANK.fullmatch(clause) or not _TELLS_A_TIME.search(clause):
        return spans, days
    if _ALWAYS.fullmatch(clause):
        return [*spans, *((day, 0, DAY_MINUTES) for day in range(7))], days
    if found := _FROM.fullmatch(clause):
        return _later_start(found, spans), days
    if found := _LONG_SPAN.fullmatch(clause):
        return [*spans, *_over_days(found)], days
    return _days_and_times(clause, days, spans)


def _days_and_times(clause: str, days: list[int], spans: list[Span]) -> tuple[list[Span], list[int]] | None:
    """Return the same for a clause such as "Mon-Fri 9am-5pm", or "1pm-5pm" on the days of the clause before."""
    named = _DAYS.match(clause)
    if named:
        days = _days(named)
        clause = clause[named.end() :].strip()
    span = _SPAN.fullmatch(clause)
    times = _times(span) if span else None
    if not times or not days:
        return None
    return [*spans, *(part for day in days for part in _overnight(day, *times))], days


def _days(found: re.Match[str]) -> list[int]:
    first = _weekday(found[1])
    last = _weekday(found[2]) if found[2] else first
    return [(first + i) % 7 for i in range((last - first) % 7 + 1)]


def _weekday(word: str) -> int:
    return DAYS.index(word[:2].upper())


def _times(found: re.Match[str]) -> tuple[int, int] | None:
    """Return two times in minutes; the first takes the half of the day of the second when it has none."""
    closes = _minutes(found[4], found[5], found[6])
    opens = _minutes(found[1], found[2], found[3] or (found[6] if not found[2] and int(found[1]) < 12 else None))
    written_out = found[3] or found[6] or (found[2] and found[5])
    return (opens, closes) if opens is not None and closes is not None and written_out else None


def _minutes(hour: str, minute: str | None, half: str | None) -> int | None:
    hours, minutes = int(hour), int(minute or 0)
    if minutes > 59 or hours > (12 if half else 24):
        return None
    if half:
        hours = hours % 12 + (12 if half == "pm" else 0)
    return hours * 60 + minutes


def _overnight(day: int, opens: int, closes: int) -> Iterator[Span]:
    """Yield a span, cut in two at midnight when it runs past it."""
    if closes > opens:
        yield day, opens, closes
        return
    yield day, opens, DAY_MINUTES
    if closes:
        yield (day + 1) % 7, 0, closes


def _over_days(found: re.Match[str]) -> Iterator[Span]:
    """Yield the parts of a span such as "Fri 4.30pm to Mon 8am"."""
    first, last = _weekday(found[1]), _weekday(found[5])
    opens, closes = _minutes(found[2], found[3], found[4]), _minutes(found[6], found[7], found[8])
    if opens is None or closes is None:
        return
    yield first, opens, DAY_MINUTES
    for step in range(1, (last - first) % 7):
        yield (first + step) % 7, 0, DAY_MINUTES
    if closes:
        yield last, 0, closes


def _later_start(found: re.Match[str], spans: list[Span]) -> list[Span]:
    """Return the spans with one day starting later: "Mon-Fri 9am-5pm, Wed from 10am"."""
    day, start = _weekday(found[1]), _minutes(found[2], found[3], found[4])
    return [(d, max(opens, start or 0) if d == day else opens, closes) for d, opens, closes in spans]


def _records(spans: list[Span]) -> list[ScheduleRecord]:
    """Return spans as schedules, days with the same times together."""
    by_times: dict[tuple[int, int], list[int]] = {}
    for day, opens, closes in spans:
        by_times.setdefault((opens, closes), []).append(day)
    return [
        ScheduleRecord(byday=",".join(DAYS[day] for day in sorted(set(days))), opens=opens, closes=closes)
        for (opens, closes), days in by_times.items()
    ]
