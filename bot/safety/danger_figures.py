"""How often danger is raised, and how often something calm is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import yaml

from bot.danger import judge_danger
from bot.safety.figures import SETS_FOLDER, Share, share
from bot.understanding.urgency import EMERGENCY, NONE

SETS = tuple(sorted(path.stem for path in SETS_FOLDER.glob("urgency*.yml")))
BLIND = ("urgency_third",)
"""Sets measured after everything was chosen."""


@dataclass(frozen=True)
class DangerFigures:
    """Figures of one set.

    Attributes:
        raised: of what is urgent, raised at all.
        emergencies: of emergencies, called emergencies.
        must_catch: the same, of those that may never be missed.
        false_emergencies: of what is calm, called an emergency.
        false_alarms: of what is calm, raised at all.
        by_category: of what is urgent, raised at all, by what kind of danger it is.

    """

    raised: Share
    emergencies: Share
    must_catch: Share
    false_emergencies: Share
    false_alarms: Share
    by_category: dict[str, Share] = field(default_factory=dict)


def measure_danger(name: str) -> DangerFigures:
    """Judge every message of a set, by rules and meaning together."""
    entries = yaml.load((SETS_FOLDER / f"{name}.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)  # noqa: S506
    judged = [(_levels(entry), judge_danger(entry["text"]).level, entry) for entry in entries]
    urgent = [(levels, level) for levels, level, _ in judged if NONE not in levels]
    calm = [level for levels, level, _ in judged if levels == [NONE]]
    categories: dict[str, list[bool]] = defaultdict(list)
    for levels, level, entry in judged:
        if NONE not in levels and entry.get("category", "calm") != "calm":
            categories[entry["category"]].append(level != NONE)
    return DangerFigures(
        raised=share(level != NONE for _, level in urgent),
        emergencies=share(level == EMERGENCY for levels, level in urgent if levels == [EMERGENCY]),
        must_catch=share(level == EMERGENCY for _, level, entry in judged if entry.get("must_catch")),
        false_emergencies=share(level == EMERGENCY for level in calm),
        false_alarms=share(level != NONE for level in calm),
        by_category={name: share(raised) for name, raised in sorted(categories.items())},
    )


def _levels(entry: dict[str, Any]) -> list[str]:
    return list(entry.get("levels") or [entry["level"]])
