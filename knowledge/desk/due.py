"""What must be read again, and when."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from knowledge.content import PlacedPoint
from knowledge.schema import HeldBackDetail


def this_month(today: date | None = None) -> str:
    """Return the month as ``YYYY-MM``."""
    return (today or date.today()).isoformat()[:7]


def due(points: Iterable[PlacedPoint], until: str) -> list[PlacedPoint]:
    """Return the points whose review falls in a month up to this one (``YYYY-MM``), the longest overdue first."""
    return sorted((p for p in points if p.entry.review_due <= until), key=lambda p: (p.entry.review_due, p.id))


def months_ahead(month: str, ahead: int) -> str:
    """Return the month that many months later."""
    year, number = map(int, month.split("-"))
    years, number = divmod(number - 1 + ahead, 12)
    return f"{year + years}-{number + 1:02}"


def due_lines(points: list[PlacedPoint], until: str, now: str) -> Iterator[str]:
    """Yield the report: how many by month, how many by subject, then each with its file and line."""
    found = due(points, until)
    overdue = sum(point.entry.review_due < now for point in found)
    yield f"{len(found)} of {len(points)} points fall due by {until}; {overdue} of them are overdue."
    for month, number in sorted(Counter(point.entry.review_due for point in found).items()):
        yield f"  {month}  {number}"
    for subject, number in sorted(Counter(point.subject for point in found).items()):
        yield f"  {subject}  {number}"
    for point in found:
        yield f"{point.entry.review_due}  {point.id}  {where(point)}"


def held_back_lines(details: list[HeldBackDetail]) -> Iterator[str]:
    """Yield the contact details that wait for a person to read them on the service's own page, urgent ones first."""
    yield f"{len(details)} contact details are held back until somebody has read them on the service's own page."
    for detail in sorted(details, key=lambda detail: not detail.first):
        yield f"  {'first: ' if detail.first else ''}{detail.service}: {detail.missing} ({detail.why})"


def where(point: PlacedPoint) -> str:
    """Return the file, as seen from here, and the line on which a point starts."""
    return f"{os.path.relpath(point.place.file.path)}:{point.place.file.line(point.place.location)}"
