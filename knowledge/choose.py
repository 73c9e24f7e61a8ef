"""Choose the points that fit a question best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.model import Page, Point
from knowledge.vocabulary import NATIONS

Vector = npt.NDArray[np.float32]

NATION_NAMED = 0.15
"""Added for a point that holds only in some nations, when one of them was asked for: it says what is special there."""

NATION_GUESSED = 0.05
"""Added for a point that holds in England when no nation is known: most readers work there, and each point is labelled."""

STATUS_WEIGHT = {"in_force": 0.04, "guidance": 0.02, "enacted": -0.02, "draft": -0.05, "bill": -0.05, "historical": -0.1}
SECOND_SUBJECT = 0.06
"""Taken off for each place further back in the list of subjects."""


@dataclass(frozen=True)
class Candidate:
    """A point with its vector."""

    point: Point
    vector: Vector


def choose(
    candidates: Sequence[Candidate],
    subjects: Sequence[str],
    nation: str | None,
    question: Vector | None,
    limit: int,
) -> Page:
    """Return the best ``limit`` points, in the order to show, and the ids of the others in order of fit.

    Steps of a checklist are not torn apart: the checklist that fits best is shown whole, in its own order.
    """
    scored = sorted(
        ((_score(candidate, subjects, nation, question), candidate.point) for candidate in candidates),
        key=lambda pair: (-pair[0], pair[1].position),
    )
    lists = {point.list_id for _, point in scored if point.list_id}
    ordered = _lists_in_order(scored) if lists else _subjects_in_turn([p for _, p in scored], subjects, limit)
    cut = _list_length(ordered) if lists else limit
    return Page(tuple(ordered[:cut]), tuple(point.id for point in ordered[cut:]))


def _score(candidate: Candidate, subjects: Sequence[str], nation: str | None, question: Vector | None) -> float:
    point = candidate.point
    likeness = float(candidate.vector @ question) if question is not None else 0.0
    score = likeness + STATUS_WEIGHT.get(point.status, 0.0)
    if len(point.nations) < len(NATIONS):
        if nation in point.nations:
            score += NATION_NAMED
        elif nation is None and "England" in point.nations:
            score += NATION_GUESSED
    if point.subject in subjects:
        score -= SECOND_SUBJECT * list(subjects).index(point.subject)
    return score


def _lists_in_order(scored: Sequence[tuple[float, Point]]) -> list[Point]:
    """Order whole checklists by the mean of their best two steps, each with its steps as written."""
    best: dict[str, list[float]] = {}
    for score, point in scored:
        best.setdefault(point.list_id or "", []).append(score)
    order = sorted(best, key=lambda name: -sum(best[name][:2]) / len(best[name][:2]))
    rank = {name: i for i, name in enumerate(order)}
    return sorted((point for _, point in scored), key=lambda point: (rank[point.list_id or ""], point.position))


def _list_length(ordered: Sequence[Point]) -> int:
    return sum(1 for point in ordered if point.list_id == ordered[0].list_id) if ordered else 0


def _subjects_in_turn(points: list[Point], subjects: Sequence[str], limit: int) -> list[Point]:
    """Make sure that every subject asked about has a point among the first ``limit``."""
    missing = [
        next((point for point in points if point.subject == subject), None)
        for subject in subjects
        if not any(point.subject == subject for point in points[:limit])
    ]
    moved = [point for point in missing if point is not None]
    if not moved:
        return points
    rest = [point for point in points if point not in moved]
    keep = max(limit - len(moved), 0)
    return rest[:keep] + moved + rest[keep:]
