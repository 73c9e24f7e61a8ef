"""What a question means, read again in the points that fit it best: each votes for what it is filed under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import exp

from knowledge.fit import Candidate
from knowledge.likeness import Meanings
from knowledge.model import Point

FAR_FROM_BEST = 0.03
"""How far behind the best a point's vote has fallen to a third. Of likeness, 0 to 1."""

COUNTS = 0.5
"""The power to which a share of the votes is raised beside the share that the words alone gave."""

NO_VOTE = 0.02
"""What counts as the share of what no point votes for: the right one may have none that fits well."""

NOT_THOUGHT_OF = 0.003
"""What counts as the share of what the words alone did not suggest."""

FITS_SURELY, SURELY = 0.55, 0.9
"""Likeness from which a question is sure to be covered, and the sum of the shares that it then has at least."""


def read_again(meanings: Meanings, candidates: Sequence[Candidate]) -> Meanings:
    """Return the meanings with their shares changed by the votes of these points, those that fit best.

    The shares of each kind keep their sum, which tells how sure it is that the question is covered at all, unless a
    point fits so well that it surely is.
    """
    best = max((candidate.likeness or 0.0 for candidate in candidates), default=0.0)
    least = SURELY if best >= FITS_SURELY else 0.0
    near = _votes(candidates, best)
    by_subject = ((name, vote) for point, vote in near for name in point.subjects)
    subjects = _changed(meanings.subjects, by_subject, least)
    by_need = ((point.need, vote * max(subjects[name] for name in point.subjects)) for point, vote in near)
    return Meanings(subjects, _changed(meanings.needs, by_need, least), fits=best)


def shares_of_subjects(candidates: Sequence[Candidate]) -> dict[str, float]:
    """Return the share of the votes that each subject gets from these points, those that fit a question best."""
    best = max((candidate.likeness or 0.0 for candidate in candidates), default=0.0)
    counted: dict[str, float] = defaultdict(float)
    for point, vote in _votes(candidates, best):
        for name in point.subjects:
            counted[name] += vote
    cast = sum(counted.values())
    return {name: votes / cast for name, votes in counted.items()}


def _votes(candidates: Sequence[Candidate], best: float) -> list[tuple[Point, float]]:
    return [(c.point, exp(((c.likeness or 0.0) - best) / FAR_FROM_BEST)) for c in candidates]


def _changed(shares: Mapping[str, float], votes: Iterable[tuple[str, float]], least: float) -> dict[str, float]:
    counted: dict[str, float] = defaultdict(float)
    for name, vote in votes:
        counted[name] += vote
    cast = sum(counted.values()) or 1.0
    names = dict.fromkeys([*shares, *counted])
    weighed = {
        name: max(shares.get(name, 0.0), NOT_THOUGHT_OF) * (counted[name] / cast + NO_VOTE) ** COUNTS for name in names
    }
    whole = sum(weighed.values())
    total = max(sum(shares.values()), least)
    return {name: total * share / whole for name, share in weighed.items()}
