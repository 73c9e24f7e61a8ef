"""Choose the points that fit a question best, whatever they are filed under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import takewhile
from math import log

from knowledge.fit import Candidate, Scored, score
from knowledge.likeness import Meanings
from knowledge.model import Page, Point
from knowledge.shown import every_subject, without_tail
from knowledge.vocabulary import NEEDS, SUBJECTS

LESS_LIKELY_NEED, LESS_LIKELY_SUBJECT = 0.005, 0.02
"""Taken off a point, times how much less likely its heading or subject is than the likeliest (the logarithm of the two
shares). Little: what a question is about shows in the questions kept beside the right point. Chosen, like the ones
below, on 456 questions asked of the whole bot, whose right points were told by people who had not seen its choice."""

IN_A_CASE = 3
"""How many times as much the heading counts in a running case: what is wanted is settled by what was said, and the
words of the case are about other things as well."""

LEAST_SHARE = 0.003
"""Of what was not thought of."""

LIST_BEHIND = 0.03
"""Taken off a checklist: of many steps one may share words by chance, and a list takes the room of five points."""

STEPS_THAT_SPEAK = 2
"""Best steps of a checklist whose mean is its score: a question that wants the whole list is kept beside each step, one
step alone may only share a thing with what was asked, such as an interpreter."""

MOST_BEFORE_A_LIST = 2
MOST_LEFT = 40
"""Points kept for "More"."""

MOST_WEIGHED = 120
"""Points that are weighed: those most like the question, of about 700, and what stands in one checklist with them."""


@dataclass(frozen=True)
class _Entry:
    """A point by itself, or a checklist with its steps in their own order."""

    points: tuple[Point, ...]
    score: float

    @property
    def is_list(self) -> bool:
        return self.points[0].list_id is not None


def choose_openly(
    candidates: Sequence[Candidate],
    subjects: Sequence[str],
    meanings: Meanings,
    nations: Collection[str],
    limit: int,
    *,
    alone: bool = True,
) -> Page:
    """Return the points to show, in order, and the ids of those that fit next.

    A checklist that is among the first stands whole behind the points that fit better; it takes the room of the others.

    Args:
        candidates: points, each with its likeness to the question.
        subjects: what the answer is about, the most important first.
        meanings: what the question may mean.
        nations: those asked about, none when it is not known.
        limit: how many points to show where there is no checklist.
        alone: whether nothing was said before.

    """
    less = _LessLikely.of(meanings, subjects, LESS_LIKELY_NEED if alone else LESS_LIKELY_NEED * IN_A_CASE)
    scored = [
        Scored(c.point, score(c, subjects, nations) - less.for_point(c.point)) for c in _worth_weighing(candidates)
    ]
    entries = sorted(_entries(scored), key=lambda entry: (-entry.score, entry.points[0].position))
    before = list(takewhile(lambda entry: not entry.is_list, entries))
    if len(before) <= MOST_BEFORE_A_LIST and len(before) < len(entries):
        shown = [point for entry in entries[: len(before) + 1] for point in entry.points]
        return Page(tuple(shown), _left(entries[len(before) + 1 :]))
    single = [Scored(entry.points[0], entry.score) for entry in entries if not entry.is_list]
    first, _ = without_tail(*every_subject(single, subjects, limit), subjects)
    found = tuple(one.point for one in first)
    return Page(found, _left([entry for entry in entries if entry.points[0] not in found]))


@dataclass(frozen=True)
class _LessLikely:
    """What is taken off a point for its heading, and for its subject where none of its subjects is asked about."""

    needs: Mapping[str, float]
    subjects: Mapping[str, float]

    @classmethod
    def of(cls, meanings: Meanings, asked: Collection[str], by_need: float) -> _LessLikely:
        return cls(
            {name: by_need * behind for name, behind in _behind(NEEDS, meanings.needs).items()},
            {
                name: 0.0 if name in asked else LESS_LIKELY_SUBJECT * behind
                for name, behind in _behind(SUBJECTS, meanings.subjects).items()
            },
        )

    def for_point(self, point: Point) -> float:
        return self.needs[point.need] + min(self.subjects[name] for name in point.subjects)


def _behind(names: Iterable[str], shares: Mapping[str, float]) -> dict[str, float]:
    """Return how much less likely each of these is than the likeliest of all, as a logarithm."""
    best = max([*shares.values(), LEAST_SHARE])
    return {name: log(best / max(shares.get(name, 0.0), LEAST_SHARE)) for name in names}


def _worth_weighing(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return those that are most like the question, and the other steps of their checklists."""
    best = nlargest(MOST_WEIGHED, candidates, key=lambda candidate: candidate.likeness or 0.0)
    lists = {candidate.point.list_id for candidate in best} - {None}
    chosen = {candidate.point.id for candidate in best}
    return best + [c for c in candidates if c.point.list_id in lists and c.point.id not in chosen]


def _entries(scored: Sequence[Scored]) -> list[_Entry]:
    lists: dict[str, list[Scored]] = defaultdict(list)
    entries = []
    for one in scored:
        if one.point.list_id:
            lists[one.point.list_id].append(one)
        else:
            entries.append(_Entry((one.point,), one.score))
    return entries + [_list(steps) for steps in lists.values()]


def _list(steps: Sequence[Scored]) -> _Entry:
    ordered = sorted((step.point for step in steps), key=lambda point: point.position)
    best = nlargest(STEPS_THAT_SPEAK, (step.score for step in steps))
    return _Entry(tuple(ordered), sum(best) / len(best) - LIST_BEHIND)


def _left(entries: Sequence[_Entry]) -> tuple[str, ...]:
    """Return the ids of what fits next, no checklist torn apart."""
    ids: list[str] = []
    for entry in entries:
        if len(ids) >= MOST_LEFT:
            break
        ids.extend(point.id for point in entry.points)
    return tuple(ids)
