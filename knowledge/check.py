"""Check all curated content: shape, references, length, numbers. ``make check`` prints what this finds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from knowledge.content import CONTACTS, CONTENT, Content, PlacedPoint, read_content
from knowledge.numbers import digits, numbers_in, numbers_out_of_place
from knowledge.reading import Problem
from knowledge.schema import word_limit
from knowledge.vocabulary import BOTH_DUTIES, NEEDS


class ContentError(Exception):
    """The content cannot be loaded; the message lists every problem, one a line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def checked_content(content: Path = CONTENT, contacts: Path = CONTACTS) -> Content:
    """Read and check everything.

    Raises:
        ContentError: with every problem, each with its file, line and field.

    """
    read = read_content(content, contacts)
    problems = [*read.problems, *find_problems(read)]
    if problems:
        raise ContentError(problems)
    return read


def find_problems(read: Content) -> Iterator[Problem]:
    """Yield what is wrong with what could be read: ids given twice, wording, numbers, references to nothing.

    References into a file that could not be read are not reported: they would hide what broke it.
    """
    yield from _repeated_ids(read)
    yield from _contact_numbers(read)
    for point in read.points:
        yield from _wording(point)
    if not any(problem.path.name == "sources.yml" for problem in read.problems):
        yield from _unknown_sources(read)
    if not read.problems:
        yield from _missing_points(read)


def _unknown_sources(read: Content) -> Iterator[Problem]:
    sources = {str(entry.id) for entry, _ in read.sources}
    for point in read.points:
        for name in point.entry.sources:
            if name not in sources:
                yield point.place.problem("sources", f"unknown source {name!r}")


def _missing_points(read: Content) -> Iterator[Problem]:
    points = {point.id for point in read.points}
    yield from _missing_needs(read)
    yield from _both_duties(read, points)
    for point in read.points:
        for other in point.entry.see_also:
            if other not in points:
                yield point.place.problem("see_also", f"unknown point {other!r}")


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


def _missing_needs(read: Content) -> Iterator[Problem]:
    present = {(point.subject, point.need) for point in read.points}
    for subject in read.subjects:
        for need in NEEDS:
            if (subject.id, need) not in present:
                yield Problem(read.folder / subject.id / f"{need}.yml", 1, "points", "has no point")


def _both_duties(read: Content, points: set[str]) -> Iterator[Problem]:
    """Sharing is always answered with both duties, to keep confidence and to share (CAL-4)."""
    for subject in read.subjects:
        if BOTH_DUTIES.format(subject=subject.id) not in points:
            path = read.folder / subject.id / "information_sharing.yml"
            yield Problem(path, 1, "points", "needs a point with the id both-duties")


def _wording(point: PlacedPoint) -> Iterator[Problem]:
    words = len(point.entry.text.split())
    if words > word_limit(point.need):
        yield point.place.problem("text", f"{words} words; at most {word_limit(point.need)}")
    texts = {"text": point.entry.text, "term": point.entry.term or "", "title": point.list_title or ""}
    for field, text in texts.items():
        for number in sorted(numbers_out_of_place(text)):
            yield point.place.problem(field, f"the number {number} belongs into the contact register")
    if (point.need == "definition") != (point.entry.term is not None):
        yield point.place.problem("term", "every definition has a term, and nothing else has one")


def _contact_numbers(read: Content) -> Iterator[Problem]:
    retired = {number.digits: number for number in read.retired}
    for contact, place in read.contacts:
        for name in ("phone", "text_or_sms"):
            for number in _runs(getattr(contact, name)):
                if number in retired:
                    yield place.problem(name, f"{number} must not be shown: {retired[number].why}")


def _runs(shown: str | None) -> Iterable[str]:
    return {digits(shown), *numbers_in(shown)} if shown else ()


def main() -> int:
    """Print every problem, or how much was checked. Exit code 1 when something is wrong."""
    try:
        read = checked_content()
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    print(
        f"Content is sound: {len(read.points)} points on {len(read.subjects)} subjects, "
        f"{len(read.sources)} sources, {len(read.contacts)} contacts."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
