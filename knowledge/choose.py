"""Choose the points under one heading that fit a question best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from statistics import fmean

from knowledge.fit import Candidate, Scored, score
from knowledge.model import Page
from knowledge.shown import every_subject, without_tail


def choose(candidates: Sequence[Candidate], subjects: Sequence[str], nations: Collection[str], limit: int) -> Page:
    """Return the best ``limit`` points, in the order to show, and the ids of the others in order of fit.

    Steps of a checklist are not torn apart: the checklist that fits best is shown whole, in its own order.
    """
    scored = sorted(
        (Scored(c.point, score(c, subjects, nations)) for c in candidates),
        key=lambda s: (-s.score, s.point.position),
    )
    if any(s.point.list_id for s in scored):
        return _whole_list(scored)
    shown, left = without_tail(*every_subject(scored, subjects, limit), subjects)
    return Page(tuple(s.point for s in shown), tuple(s.point.id for s in left))


def _whole_list(scored: Sequence[Scored]) -> Page:
    """Show the list that fits best; the other lists follow under "More".

    A list counts as much as its best step and all its steps together: a single step may share a word by chance.
    """
    scores: dict[str, list[float]] = defaultdict(list)
    for one in scored:
        scores[one.point.list_id or ""].append(one.score)
    order = sorted(scores, key=lambda name: -(scores[name][0] + fmean(scores[name])))
    rank = {name: i for i, name in enumerate(order)}
    steps = sorted((one.point for one in scored), key=lambda point: (rank[point.list_id or ""], point.position))
    shown = tuple(point for point in steps if (point.list_id or "") == order[0])
    return Page(shown, tuple(point.id for point in steps[len(shown) :]))
