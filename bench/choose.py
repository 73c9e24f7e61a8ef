"""``python -m bench.choose``: how often the right point is chosen, given the right subject and need.

``make evaluate`` measures the same of the whole bot, which has to find subject and need itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.answering import find_points
from bot.knowledge import shared_store
from bot.paths import ROOT
from bot.understanding.encoder import shared_encoder
from knowledge.content import read_content
from knowledge.likeness import Meanings, Question
from knowledge.vocabulary import BOTH_DUTIES, SUBJECTS

BOTH = {BOTH_DUTIES.format(subject=subject) for subject in SUBJECTS}
PAIRS = ROOT / "tests" / "evaluation" / "pairs.yml"


def read_pairs(path: Path = PAIRS) -> list[tuple[dict[str, Any], set[str]]]:
    """Return each question with the ids of the points that would be right first; a checklist gives all its steps.

    A question may name ``points``, the one ``list`` it asks for, and more ``lists`` that would be just as right.
    """
    steps: dict[str, set[str]] = defaultdict(set)
    for point in read_content().points:
        if point.list_id:
            steps[point.list_id].add(point.id)
    pairs = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [(pair, _right(pair, dict(steps))) for pair in pairs]


def _right(pair: dict[str, Any], steps: dict[str, set[str]]) -> set[str]:
    """Return the ids of the named points and of all steps of the named lists."""
    names = [*([pair["list"]] if "list" in pair else []), *pair.get("lists", [])]
    return set(pair.get("points", [])).union(*(steps[name] for name in names))


def choose(pair: dict[str, Any]) -> list[str]:
    """Return the ids of the points shown for a question whose subject and need are known."""
    need, vector = pair["needs"][0], shared_encoder().encode(pair["text"])
    question = Question(pair["text"], vector, alone=False, meanings=Meanings({}, {need: 1.0}))
    page = find_points(shared_store(), pair["subjects"], need, pair.get("nation"), question)
    return [point.id for point in page.points]


@dataclass(frozen=True)
class RightPoints:
    """Of how many questions, and the shares in which a right point comes first and is among those shown."""

    asked: int
    first: float
    shown: float


def judge_points(chosen: Sequence[tuple[Sequence[str], set[str]]]) -> RightPoints:
    """Judge the points shown for each question by those that would be right.

    The two duties that stand in every answer on sharing are passed over: they are not chosen.
    """
    found = [([name for name in ids if name not in BOTH], right) for ids, right in chosen]
    first = sum(bool(ids) and ids[0] in right for ids, right in found)
    shown = sum(bool(right & set(ids)) for ids, right in found)
    return RightPoints(len(found), first / len(found), shown / len(found))


def measure_choice() -> RightPoints:
    """Measure every question with its right subject and need."""
    return judge_points([(choose(pair), right) for pair, right in read_pairs()])


if __name__ == "__main__":
    found = measure_choice()
    print(f"{found.asked} questions: a right point comes first in {found.first:.1%}, is shown in {found.shown:.1%}")
