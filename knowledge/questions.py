"""Whether every statement can be found: the questions kept beside the points, checked."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.content import Content, PlacedPoint, PlacedQuestions
from knowledge.numbers import numbers_out_of_place
from knowledge.reading import Problem

FEWEST, FEWEST_OF_A_STEP, FEWEST_OF_A_LIST = 2, 1, 3
"""Questions of a point, of a step of a checklist, and of a whole checklist."""

LONGEST = 60
"""Words of a question."""


def question_problems(read: Content) -> Iterator[Problem]:
    """Yield questions about nothing, asked twice, or too long, and points that too few questions lead to."""
    yield from _about_nothing(read)
    yield from _asked_twice(read.questions)
    yield from _wording(read.questions)
    if not read.problems:
        yield from _too_few(read)


def _about_nothing(read: Content) -> Iterator[Problem]:
    known = {point.id for point in read.points} | {point.list_id for point in read.points}
    for questions in read.questions:
        if questions.about not in known:
            yield questions.place.file.problem(
                questions.place.location, f"there is no point or list {questions.about!r}"
            )


def _asked_twice(questions: list[PlacedQuestions]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for group in questions:
        for i, asked in enumerate(group.asked):
            other = seen.setdefault(asked.casefold(), group.about)
            if other != group.about or asked in group.asked[:i]:
                yield group.place.file.problem((*group.place.location, i), f"leads to {other!r} already")


def _wording(questions: list[PlacedQuestions]) -> Iterator[Problem]:
    for group in questions:
        for i, asked in enumerate(group.asked):
            where = (*group.place.location, i)
            if len(asked.split()) > LONGEST:
                yield group.place.file.problem(where, f"longer than {LONGEST} words")
            for number in sorted(numbers_out_of_place(asked)):
                yield group.place.file.problem(where, f"leave the number {number} out")


def _too_few(read: Content) -> Iterator[Problem]:
    """Yield what lacks questions. A subject without any is found by its own words alone: either none or all."""
    counts = {group.about: len(group.asked) for group in read.questions}
    subjects = {about.split(".")[0] for about in counts}
    for owner, (point, fewest) in _owners(read.points).items():
        if point.subject in subjects and counts.get(owner, 0) < fewest:
            yield point.place.problem("id", f"write at least {fewest} questions for {owner!r} into questions.yml")


def _owners(points: list[PlacedPoint]) -> dict[str, tuple[PlacedPoint, int]]:
    """Return every point and every list, with how many questions it needs; a list is shown by its first point."""
    owners: dict[str, tuple[PlacedPoint, int]] = {}
    for point in points:
        owners[point.id] = (point, FEWEST_OF_A_STEP if point.list_id else FEWEST)
        if point.list_id:
            owners.setdefault(point.list_id, (point, FEWEST_OF_A_LIST))
    return owners
