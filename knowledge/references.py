"""What the curated files refer to must be there, once: ids, sources, other points, subjects, needs."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.content import Content, PlacedPoint
from knowledge.reading import Problem
from knowledge.vocabulary import BOTH_DUTIES, NEEDS


def reference_problems(read: Content) -> Iterator[Problem]:
    """Yield ids given twice and references to nothing.

    References into a file that could not be read are not reported: they would hide what broke it.
    """
    yield from _repeated_ids(read)
    yield from _interactions(read)
    if not any(problem.path.name == "sources.yml" for problem in read.problems):
        yield from _unknown_sources(read)
    if not read.problems:
        yield from _missing_needs(read)
        yield from _both_duties(read)
        yield from _see_also(read)


def _repeated_ids(read: Content) -> Iterator[Problem]:
    for what in (
        [(entry.id, place) for entry, place in read.sources],
        [(point.id, point.place) for point in read.points],
        [(entry.id, place) for entry, place in read.contacts],
    ):
        seen: set[str] = set()
        for name, place in what:
            if name in seen:
                yield place.problem("id", f"{name!r} is given twice")
            seen.add(name)


def _interactions(read: Content) -> Iterator[Problem]:
    for point in read.points:
        if point.subject in point.entry.also_about:
            yield point.place.problem("also_about", f"{point.subject!r} is the subject it stands in: leave it out")
        if point.entry.also_about and point.list_id:
            yield point.place.problem("also_about", "a step cannot leave its checklist: make a point of another need")


def _unknown_sources(read: Content) -> Iterator[Problem]:
    sources = {str(entry.id) for entry, _ in read.sources}
    for point in read.points:
        for name in point.entry.sources:
            if name not in sources:
                yield point.place.problem("sources", f"unknown source {name!r}")


def _missing_needs(read: Content) -> Iterator[Problem]:
    present = {(point.subject, point.need) for point in read.points}
    for subject in read.subjects:
        for need in NEEDS:
            if (subject.id, need) not in present:
                yield Problem(read.folder / subject.id / f"{need}.yml", 1, "points", "has no point")


def _both_duties(read: Content) -> Iterator[Problem]:
    """Sharing is always answered with both duties, to keep confidence and to share (CAL-4)."""
    points = {point.id for point in read.points}
    for subject in read.subjects:
        if BOTH_DUTIES.format(subject=subject.id) not in points:
            path = read.folder / subject.id / "information_sharing.yml"
            yield Problem(path, 1, "points", "needs a point with the id both-duties")


def _see_also(read: Content) -> Iterator[Problem]:
    points = {point.id for point in read.points}
    for point in read.points:
        for other in point.entry.see_also:
            if other not in points or other == point.id:
                yield point.place.problem("see_also", f"unknown point {other!r}")
        if _is_unlinked_term(point):
            yield point.place.problem("see_also", "name a point in which the term matters")


def _is_unlinked_term(point: PlacedPoint) -> bool:
    return point.need == "definition" and not point.entry.see_also
