"""``python -m bench.choose``: how often the right point is chosen, given the right subject and need."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from bot.answering import POINTS_SHOWN, SHOWN_BY_NEED
from bot.knowledge import shared_store
from bot.paths import ROOT
from bot.understanding.encoder import shared_encoder
from knowledge.content import read_content
from knowledge.likeness import Question

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
    """Return the ids of the points shown for a question."""
    need, question = pair["needs"][0], Question(pair["text"], shared_encoder().encode(pair["text"]))
    limit = SHOWN_BY_NEED.get(need, POINTS_SHOWN)
    return [
        point.id for point in shared_store().find(pair["subjects"], need, pair.get("nation"), question, limit).points
    ]


def measure_choice() -> tuple[int, float, float]:
    """Return how many questions there are, and the shares in which a right point comes first and is shown."""
    chosen = [(choose(pair), right) for pair, right in read_pairs()]
    first = sum(bool(ids) and ids[0] in right for ids, right in chosen)
    shown = sum(bool(right & set(ids)) for ids, right in chosen)
    return len(chosen), first / len(chosen), shown / len(chosen)


if __name__ == "__main__":
    asked, first, shown = measure_choice()
    print(f"{asked} questions: a right point comes first in {first:.1%}, is shown in {shown:.1%}")
