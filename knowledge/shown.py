"""What is shown at once of what fits, and what waits under "More"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from knowledge.fit import Scored
from knowledge.model import Point

FAR_BEHIND = 0.06
"""How much worse than the best a point may fit and still be shown at once. On the 456 questions 3.9 points are shown
and not 4.7 as with 0.2, and the right one among them in 93.0 % of the answers and not 93.2."""

LEAST_SHOWN = 3


def every_subject(ordered: Sequence[Scored], subjects: Sequence[str], limit: int) -> tuple[list[Scored], list[Scored]]:
    """Split into what is shown and what is left, so that every subject with a point has one shown if there is room.

    A point about two subjects stands for the one it is filed under: what only the other one says has its place too. A
    subject without a place takes that of the last point whose subject has another one.
    """
    shown, left = list(ordered[:limit]), list(ordered[limit:])
    for subject in subjects:
        first = next((s for s in left if s.point.subject == subject), None)
        counts = Counter(s.point.subject for s in shown)
        if first is None or counts[subject]:
            continue
        spare = next((s for s in reversed(shown) if _spare(s.point, subjects, counts)), None)
        if spare is None:
            break
        shown[shown.index(spare)] = first
        left[left.index(first)] = spare
    return shown, sorted(left, key=lambda s: -s.score)


def without_tail(shown: list[Scored], left: list[Scored], subjects: Sequence[str]) -> tuple[list[Scored], list[Scored]]:
    """Leave for "More" what fits far worse than the best, but no subject's only point."""
    best = max((s.score for s in shown), default=0.0)
    for scored in sorted(shown, key=lambda s: s.score)[: max(len(shown) - LEAST_SHOWN, 0)]:
        counts = Counter(s.point.subject for s in shown)
        if scored.score < best - FAR_BEHIND and _spare(scored.point, subjects, counts):
            shown = [s for s in shown if s is not scored]
            left = [scored, *left]
    return shown, sorted(left, key=lambda s: -s.score)


def _spare(point: Point, subjects: Sequence[str], counts: Counter[str]) -> bool:
    return point.subject not in subjects or counts[point.subject] > 1
