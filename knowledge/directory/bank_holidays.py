"""Bank holidays, worked out for each nation by the rules behind the list on https://www.gov.uk/bank-holidays.

A day that is added or moved for one year follows no rule and is not known here. Councils may also keep other days, as
many in Scotland do. So nothing here says that a service is closed: only that its ordinary hours may not hold.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

MONDAY, SATURDAY = 0, 5


def is_bank_holiday(day: date, nation: str) -> bool:
    """Return whether a day is a bank holiday in a nation: the day itself, or the weekday that stands in for it."""
    return day in _bank_holidays(day.year, nation)


@lru_cache(maxsize=32)
def _bank_holidays(year: int, nation: str) -> frozenset[date]:
    fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    good_friday, easter_monday = easter(year) - timedelta(days=2), easter(year) + timedelta(days=1)
    moving = [good_friday, _first_monday(year, 5), _last_monday(year, 5)]
    if nation == "Scotland":
        fixed += [date(year, 1, 2), date(year, 11, 30)]
        moving.append(_first_monday(year, 8))
    else:
        moving += [easter_monday, _last_monday(year, 8)]
    if nation == "Northern Ireland":
        fixed += [date(year, 3, 17), date(year, 7, 12)]
    return frozenset({*moving, *fixed, *_standing_in(fixed)})


def _standing_in(fixed: list[date]) -> list[date]:
    """Return the weekdays that stand in for holidays on a weekend: each the next one that is no holiday itself."""
    taken = [day for day in fixed if day.weekday() < SATURDAY]
    added: list[date] = []
    for holiday in sorted(set(fixed) - set(taken)):
        later = (holiday + timedelta(days=n) for n in range(1, 5))
        added.append(next(day for day in later if day.weekday() < SATURDAY and day not in (*taken, *added)))
    return added


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(MONDAY - first.weekday()) % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())
