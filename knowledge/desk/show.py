"""One point with everything around it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from knowledge.content import Content, PlacedPoint
from knowledge.desk.due import where
from knowledge.plain_words import reading_age
from knowledge.vocabulary import NATIONS, STATUSES, SUBJECTS

MOST_SUGGESTIONS = 5


class UnknownPointError(Exception):
    """There is no point with this id; the message names the ones most like it."""


def find_point(read: Content, name: str) -> PlacedPoint:
    """Return the point with this id.

    Raises:
        UnknownPointError: there is none.

    """
    points = {point.id: point for point in read.points}
    if name in points:
        return points[name]
    alike = get_close_matches(name, points, n=MOST_SUGGESTIONS, cutoff=0.5)
    raise UnknownPointError(f"There is no point {name!r}." + (f" Did you mean {', '.join(alike)}?" if alike else ""))


def point_lines(read: Content, point: PlacedPoint) -> Iterator[str]:
    """Yield what is known about a point, and which points refer to it."""
    entry = point.entry
    sources = {source.id: source for source, _ in read.sources}
    yield point.id
    yield f"  {' '.join(entry.text.split())}"
    if point.list_title:
        yield f"  a step of: {point.list_title}"
    if entry.term:
        yield f"  defines: {', '.join([entry.term, *entry.also])}"
    yield f"  subjects: {', '.join(SUBJECTS[name] for name in (point.subject, *entry.also_about))}"
    yield f"  nations: {'UK' if len(entry.nations) == len(NATIONS) else ', '.join(entry.nations)}"
    yield f"  status: {STATUSES[entry.status]}; checked {entry.as_of}, review due {entry.review_due}"
    yield f"  words: {len(entry.text.split())}; reading age: {reading_age(entry.text):.0f}"
    for name in entry.sources:
        source = sources[name]
        yield f"  source: {name}: {source.title}, {source.publisher}, {source.date}{_address(source.url)}"
    for other in entry.see_also:
        yield f"  see also: {other}"
    for other_point in read.points:
        if point.id in other_point.entry.see_also:
            yield f"  referred to by: {other_point.id}"
    yield f"  {where(point)}"


def _address(url: str | None) -> str:
    return f", {url}" if url else ""
