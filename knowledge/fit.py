"""How well each point answers a question: its likeness, and what else speaks for or against it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from knowledge.model import Point
from knowledge.vocabulary import NATIONS

NATION_NAMED = 0.05
"""Added for a point that holds only in some nations, when one of them was asked for: it says what is special there."""

NATION_GUESSED, ELSEWHERE = 0.007, 0.06
"""Added for a point that holds only in some nations, England among them, when no nation is known, and taken off one
that does not hold there: most readers work in England, and "do not quote the English rule" helps none of them."""

STATUS_WEIGHT = {
    "in_force": 0.01,
    "guidance": 0.003,
    "enacted": -0.007,
    "draft": -0.02,
    "bill": -0.02,
    "historical": -0.03,
}

EARLIER, FIRST_PLACES = 0.001, 10
"""Taken off for each place further down in the file, up to so many: curators write what matters most first, but what
was written last must not lose for that. Chosen, like the value above, on 456 questions whose right points were told by
people who had not seen the bot's choice."""

SECOND_SUBJECT = 0.02
"""Taken off for each place further back in the list of subjects."""

JOINS_SUBJECTS = 0.03
"""Added for an interaction when two of its subjects were asked about: it says what the two together mean."""

OTHER_SUBJECT_TOO = -0.015
"""Added for an interaction when only one of its subjects was asked about: half of it is about something else."""


@dataclass(frozen=True)
class Candidate:
    """A point, and how well it fits the question: None when nothing was asked in words."""

    point: Point
    likeness: float | None = None


@dataclass(frozen=True)
class Scored:
    """A point and its score; higher fits better."""

    point: Point
    score: float


def score(candidate: Candidate, subjects: Sequence[str], nations: Collection[str]) -> float:
    """Return how well a point on one of these subjects, the most important first, answers the question.

    ``nations`` are those asked for, none when it is not known. Without a question only the subjects' order counts.
    """
    point = candidate.point
    by_subject = _subject_score(point, subjects)
    if candidate.likeness is None:
        return by_subject
    total = candidate.likeness + STATUS_WEIGHT.get(point.status, 0.0) + by_subject
    if len(point.nations) < len(NATIONS):
        if set(nations) & set(point.nations):
            total += NATION_NAMED
        elif not nations:
            total += NATION_GUESSED if "England" in point.nations else -ELSEWHERE
    return total - EARLIER * min(point.position, FIRST_PLACES)


def _subject_score(point: Point, subjects: Sequence[str]) -> float:
    asked = [i for i, subject in enumerate(subjects) if subject in point.subjects]
    score = -SECOND_SUBJECT * asked[0] if asked else 0.0
    if point.also_about:
        score += JOINS_SUBJECTS if len(asked) > 1 else OTHER_SUBJECT_TOO
    return score
