"""Choose the points that fit a question best."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import fmean

from knowledge.model import Page, Point
from knowledge.vocabulary import NATIONS

NATION_NAMED = 0.05
"""Added for a point that holds only in some nations, when one of them was asked for: it says what is special there."""

NATION_GUESSED = 0.007
"""Added for a point that holds in England when no nation is known: most readers work there; points are labelled."""

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

OTHER_NEED = 0.15
"""How much better than the weakest point shown a point filed under another need must fit to be shown as well."""

FAR_BEHIND = 0.2
"""How much worse than the best a point may fit and still be shown at once. On the 456 questions a fifth less is shown,
and the right point as often as before."""

LEAST_SHOWN = 2

MOST_OF_OTHER_NEEDS = 2
BORROWS_FROM: dict[str, frozenset[str]] = {
    "checklist": frozenset({"overview", "law", "partners", "approach", "information_sharing", "warning_signs"}),
    "law": frozenset({"checklist", "information_sharing", "partners"}),
    "information_sharing": frozenset({"checklist", "law", "partners", "approach"}),
    "partners": frozenset({"checklist", "law", "information_sharing"}),
    "approach": frozenset({"checklist", "information_sharing", "barriers"}),
    "barriers": frozenset({"checklist", "approach"}),
    "warning_signs": frozenset({"checklist", "approach", "overview"}),
}
"""Under which other headings one good answer to a need often lies. Glossaries stay whole."""


def answers(need: str) -> frozenset[str]:
    """Return the needs under which what answers this one may be filed."""
    return BORROWS_FROM.get(need, frozenset()) | {need}


@dataclass(frozen=True)
class Candidate:
    """A point, and how well it fits the question: None when nothing was asked in words."""

    point: Point
    likeness: float | None = None


@dataclass(frozen=True)
class _Scored:
    point: Point
    score: float


def choose(
    candidates: Sequence[Candidate],
    subjects: Sequence[str],
    need: str,
    nation: str | None,
    limit: int,
    alone: bool = True,
) -> Page:
    """Return the best ``limit`` points, in the order to show, and the ids of the others in order of fit.

    Steps of a checklist are not torn apart: the checklist that fits best is shown whole, in its own order. What fits
    better than any of its steps stands before it when the question stands alone.
    """
    scored = sorted(
        (_Scored(c.point, _score(c, subjects, nation)) for c in candidates),
        key=lambda s: (-s.score, s.point.position),
    )
    own = [s for s in scored if s.point.need == need]
    asked = any(c.likeness is not None for c in candidates)
    if any(s.point.list_id for s in own):
        page = _whole_list(own)
        best = max(s.score for s in own if s.point.list_id == page.points[0].list_id)
        before = _borrowed(scored, need, best) if asked and alone else []
        return Page(tuple(s.point for s in before) + page.points, page.remaining)
    ordered = own
    if need in BORROWS_FROM and asked:
        ordered = _with_borrowed(own, scored, need, limit)
    shown, left = _without_tail(*_every_subject(ordered, subjects, limit), subjects)
    return Page(tuple(s.point for s in shown), tuple(s.point.id for s in left))


def _score(candidate: Candidate, subjects: Sequence[str], nation: str | None) -> float:
    point = candidate.point
    by_subject = _subject_score(point, subjects)
    if candidate.likeness is None:
        return by_subject
    score = candidate.likeness + STATUS_WEIGHT.get(point.status, 0.0) + by_subject
    if len(point.nations) < len(NATIONS):
        if nation in point.nations:
            score += NATION_NAMED
        elif nation is None and "England" in point.nations:
            score += NATION_GUESSED
    return score - EARLIER * min(point.position, FIRST_PLACES)


def _subject_score(point: Point, subjects: Sequence[str]) -> float:
    asked = [i for i, subject in enumerate(subjects) if subject in point.subjects]
    score = -SECOND_SUBJECT * asked[0]
    if point.also_about:
        score += JOINS_SUBJECTS if len(asked) > 1 else OTHER_SUBJECT_TOO
    return score


def _whole_list(own: Sequence[_Scored]) -> Page:
    """Show the list that fits best; the other lists follow under "More".

    A list counts as much as its best step and all its steps together: a single step may share a word by chance.
    """
    scores: dict[str, list[float]] = defaultdict(list)
    for scored in own:
        scores[scored.point.list_id or ""].append(scored.score)
    order = sorted(scores, key=lambda name: -(scores[name][0] + fmean(scores[name])))
    rank = {name: i for i, name in enumerate(order)}
    steps = sorted((s.point for s in own), key=lambda point: (rank[point.list_id or ""], point.position))
    shown = tuple(point for point in steps if (point.list_id or "") == order[0])
    return Page(shown, tuple(point.id for point in steps[len(shown) :]))


def _every_subject(
    ordered: Sequence[_Scored], subjects: Sequence[str], limit: int
) -> tuple[list[_Scored], list[_Scored]]:
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


def _without_tail(
    shown: list[_Scored], left: list[_Scored], subjects: Sequence[str]
) -> tuple[list[_Scored], list[_Scored]]:
    """Leave for "More" what fits far worse than the best, but no subject's only point."""
    best = max((s.score for s in shown), default=0.0)
    for scored in sorted(shown, key=lambda s: s.score)[: len(shown) - LEAST_SHOWN]:
        counts = Counter(s.point.subject for s in shown)
        if scored.score < best - FAR_BEHIND and _spare(scored.point, subjects, counts):
            shown = [s for s in shown if s is not scored]
            left = [scored, *left]
    return shown, sorted(left, key=lambda s: -s.score)


def _spare(point: Point, subjects: Sequence[str], counts: Counter[str]) -> bool:
    return point.subject not in subjects or counts[point.subject] > 1


def _with_borrowed(own: list[_Scored], scored: Sequence[_Scored], need: str, limit: int) -> list[_Scored]:
    """Put in front what fits much better but is filed under another need."""
    borrowed = _borrowed(scored, need, min((s.score for s in own[:limit]), default=0.0) + OTHER_NEED)
    return sorted(borrowed + own[: limit - len(borrowed)], key=lambda s: -s.score) + own[limit - len(borrowed) :]


def _borrowed(scored: Sequence[_Scored], need: str, bar: float) -> list[_Scored]:
    """Return the best of what is filed under other needs and fits better than the bar."""
    others = (s for s in scored if s.point.need in BORROWS_FROM.get(need, ()) and s.score > bar)
    return list(islice(others, MOST_OF_OTHER_NEEDS))
