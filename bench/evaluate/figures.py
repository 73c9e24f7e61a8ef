"""Figures over many verdicts. Shares are between 0 and 1."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.evaluate.dialogues import PlayedTurn
from bench.evaluate.judge import Verdict
from bot.safety.figures import Share, share


@dataclass(frozen=True)
class Figures:
    """What is reported of one set.

    Attributes:
        right: in scope, subject and need right in one turn.
        right_or_clarified: the same, or an option of the bot's question leads there.
        one_tap: the same, or an option offered beside the answer leads there.
        subject, need: in scope, each by itself.
        implicit: ``right`` where the words do not name the group.
        in_scope_refused: in scope, called out of scope.
        far_refused, near_refused: out of scope, given no guidance.
        subject_f1: harmonic mean of precision and recall over all subjects named.

    """

    right: Share
    right_or_clarified: Share
    one_tap: Share
    subject: Share
    need: Share
    implicit: Share
    in_scope_refused: Share
    far_refused: Share
    near_refused: Share
    subject_f1: float


def figures(verdicts: Sequence[Verdict]) -> Figures:
    """Return the figures of a set."""
    inside = [v for v in verdicts if v.question.in_scope]
    outside = [v for v in verdicts if not v.question.in_scope]
    return Figures(
        right=share(v.right for v in inside),
        right_or_clarified=share(v.right or v.clarified for v in inside),
        one_tap=share(v.right or v.clarified or v.beside for v in inside),
        subject=share(v.subject for v in inside),
        need=share(v.need for v in inside),
        implicit=share(v.right for v in inside if v.question.implicit),
        in_scope_refused=share(v.refused for v in inside),
        far_refused=share(v.refused for v in outside if not v.question.near),
        near_refused=share(v.refused for v in outside if v.question.near),
        subject_f1=_subject_f1(inside),
    )


def _subject_f1(inside: Sequence[Verdict]) -> float:
    """Return micro-F1. A named subject is right when any reader accepts it; only the main one must be named."""
    named = sum(len(v.turn.subjects) for v in inside)
    right = sum(len(set(v.turn.subjects) & set(v.question.subjects)) for v in inside)
    found = sum(v.question.subjects[0] in v.turn.subjects or v.subject for v in inside)
    precision, recall = right / max(1, named), found / max(1, len(inside))
    return 2 * precision * recall / max(1e-9, precision + recall)


def by(verdicts: Sequence[Verdict], key: Callable[[Verdict], str]) -> dict[str, Share]:
    """Return the share of right answers in scope for each value of a key."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.question.in_scope:
            groups[key(verdict)].append(verdict.right)
    return {name: share(group) for name, group in sorted(groups.items())}


def by_kind(played: Sequence[PlayedTurn]) -> dict[str, Share]:
    """Return the share of right turns for each kind of dialogue."""
    groups: dict[str, list[bool]] = defaultdict(list)
    for turn in played:
        groups[turn.kind].append(turn.right)
    return {name: share(group) for name, group in sorted(groups.items())}


def confusions(verdicts: Sequence[Verdict], most: int = 15) -> list[tuple[str, str, int]]:
    """Return the commonest (right, taken for, how often), for subjects and needs."""
    counts: Counter[tuple[str, str]] = Counter()
    for verdict in verdicts:
        if verdict.question.in_scope and verdict.turn.answered:
            if not verdict.subject and verdict.turn.subjects:
                counts[verdict.question.subjects[0], verdict.turn.subjects[0]] += 1
            if not verdict.need:
                counts[verdict.question.needs[0], verdict.turn.need or "none"] += 1
    return [(right, taken, n) for (right, taken), n in counts.most_common(most)]


def percentile(values: Sequence[float], of_100: int) -> float:
    """Return a percentile of measured values."""
    return statistics.quantiles(values, n=100)[of_100 - 1]
