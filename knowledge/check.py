"""Check all curated content: shape, references, dates, words, numbers. ``make check`` prints what this finds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from knowledge.contact_numbers import contact_number_problems
from knowledge.content import CONTACTS, CONTENT, Content, read_content
from knowledge.plain_words import word_problems
from knowledge.questions import question_problems
from knowledge.reading import Problem
from knowledge.references import reference_problems


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


def find_problems(read: Content, today: date | None = None) -> Iterator[Problem]:
    """Yield what is wrong with what could be read: references, dates, words, numbers."""
    yield from reference_problems(read)
    yield from _future_dates(read, today or date.today())
    yield from contact_number_problems(read)
    yield from word_problems(read)
    yield from question_problems(read)


def _future_dates(read: Content, today: date) -> Iterator[Problem]:
    """Nothing was read or checked on a day that has not come."""
    for point in read.points:
        if point.entry.as_of > today.isoformat()[:7]:
            yield point.place.problem("as_of", f"{point.entry.as_of} is in the future: write the month of the check")
    dated = [(entry.date, place, "date") for entry, place in read.sources]
    dated += [(entry.source.date, place, "source.date") for entry, place in read.contacts]
    for written, place, field in dated:
        if written != "undated" and written > today.isoformat():
            yield place.problem(field, f"{written} is in the future: write the date on the page")


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
