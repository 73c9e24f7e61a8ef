"""The period of a report: whole months that are over, so that no two can be subtracted to tell a small count."""

from __future__ import annotations

from datetime import date, timedelta

from bot.usage.figures import Period


class PeriodError(Exception):
    """No report can be made of these days; the message says which can."""


def period_of(first: date | None, last: date | None, today: date, *, so_far: bool = False) -> Period:
    """Return the period between two days; the last month that is over when neither is given.

    Args:
        first: its first day.
        last: its last day; the end of the last month that may be in it when left out.
        today: the day it is.
        so_far: whether the month that is not over may be in it, up to its end.

    Raises:
        PeriodError: these are not whole months, or not over yet.

    """
    this_month = today.replace(day=1)
    latest = _month_end(this_month) if so_far else this_month - timedelta(days=1)
    last = last or latest
    first = first or last.replace(day=1)
    if first > latest or last > latest:
        raise PeriodError(
            f"The last month that is over ended on {this_month - timedelta(days=1)}. To look at this month before it "
            "is over, without handing it on, add --so-far."
        )
    if first.day != 1 or last != _month_end(last) or first > last:
        raise PeriodError(
            "A report is of whole months: --from the first day of one, --to the last day of one. "
            "From two reports that differ by a few days, hidden counts could be worked out."
        )
    return Period(first, last)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
