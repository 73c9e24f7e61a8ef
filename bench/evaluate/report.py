"""The report: one HTML page with pictures, and the same figures as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.evaluate.charts import bars, calibration_error, matrix, reliability
from bench.evaluate.dialogues import PlayedTurn
from bench.evaluate.figures import Figures, by, by_kind
from bench.evaluate.judge import Verdict
from bench.understand import Score
from bot.dialogue.heard import Heard
from bot.safety.danger_figures import DangerFigures
from bot.safety.figures import Share, share
from knowledge.vocabulary import NEEDS, SUBJECTS

AIMS: Mapping[str, tuple[str, float]] = {
    "right": ("Subject and need right in one turn", 0.92),
    "right_or_clarified": ("Right, or asked back and an option leads there", 0.97),
    "one_tap": ("Right, well clarified, or an option beside the answer leads there", 0.97),
    "implicit": ("Right in one turn, group not named", 0.85),
    "subject_f1": ("Subjects, micro-F1", 0.93),
    "far_refused": ("Out of scope, far: refused", 0.95),
    "near_refused": ("Out of scope, near: refused", 0.75),
    "in_scope_refused": ("In scope: refused (at most)", 0.03),
}
WORST = 20


@dataclass(frozen=True)
class Measured:
    """One set: what was answered, and how each message was understood."""

    figures: Figures
    verdicts: Sequence[Verdict]
    heard: Sequence[Heard]


def write_report(
    folder: Path,
    sets: Mapping[str, Measured],
    played: Mapping[str, Sequence[PlayedTurn]],
    pipelines: Mapping[str, Score],
    danger: Mapping[str, DangerFigures],
) -> Path:
    """Write ``report.html`` and ``report.json`` into a folder; return the page."""
    folder.mkdir(parents=True, exist_ok=True)
    data = {
        "made": datetime.now(timezone.utc).isoformat(timespec="minutes"),
        "sets": {name: asdict(measured.figures) for name, measured in sets.items()},
        "dialogues": {name: asdict(share(turn.right for turn in turns)) for name, turns in played.items()},
        "danger": {name: asdict(found) for name, found in danger.items()},
        "pipelines": {name: asdict(score) for name, score in pipelines.items()},
    }
    (folder / "report.json").write_text(json.dumps(data, indent=2), encoding="utf-8")
    pages = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    page = pages.get_template("report.html").render(
        made=data["made"],
        sets=list(sets),
        danger=list(_danger(danger)),
        aims=[_aim(name, sets) for name in AIMS],
        pipelines=[{"name": name, "cells": [f"{v:.1%}" for v in asdict(s).values()]} for name, s in pipelines.items()],
        parts={name: _part(measured) for name, measured in sets.items()},
        dialogues={name: _dialogues(turns) for name, turns in played.items()},
        worst=[row for measured in sets.values() for row in _worst(measured)],
    )
    path = folder / "report.html"
    path.write_text(page, encoding="utf-8")
    return path


def _aim(name: str, sets: Mapping[str, Measured]) -> dict[str, Any]:
    what, aim = AIMS[name]
    cells = []
    for measured in sets.values():
        value = getattr(measured.figures, name)
        number = value if isinstance(value, float) else value.value
        reached = number <= aim if name == "in_scope_refused" else number >= aim
        of = "" if isinstance(value, float) else f" of {value.of}"
        cells.append({"text": f"{number:.1%}{of}", "mark": "reached" if reached else "missed"})
    return {"what": what, "aim": f"{aim:.0%}", "cells": cells}


def _part(measured: Measured) -> dict[str, str]:
    verdicts = measured.verdicts
    inside = [v for v in verdicts if v.question.in_scope and v.turn.answered]
    certain = [heard.certainty for heard, v in zip(measured.heard, verdicts, strict=True) if v.question.in_scope]
    need_right = [
        bool(heard.needs) and heard.needs[0].name in v.question.needs
        for heard, v in zip(measured.heard, verdicts, strict=True)
        if v.question.in_scope
    ]
    return {
        "by_subject": bars(by(verdicts, lambda v: v.question.subjects[0]), 0.85),
        "by_need": bars(by(verdicts, lambda v: v.question.needs[0]), 0.85),
        "by_style": bars(by(verdicts, lambda v: v.question.style), 0.85),
        "needs": matrix(
            [(v.turn.need or "") if v.need else v.question.needs[0] for v in inside],
            [v.turn.need or "" for v in inside],
            list(NEEDS),
        ),
        "subjects": matrix(
            [v.turn.subjects[0] if v.subject else v.question.subjects[0] for v in inside],
            [v.turn.subjects[0] if v.turn.subjects else "" for v in inside],
            list(SUBJECTS),
        ),
        "reliability": reliability(certain, need_right),
        "calibration": f"{calibration_error(certain, need_right):.3f}",
    }


def _dialogues(played: Sequence[PlayedTurn]) -> dict[str, Any]:
    total = share(turn.right for turn in played)
    return {
        "total": f"{total.value:.1%} of {total.of}",
        "by_kind": bars(by_kind(played), 0.95),
        "wrong": [turn for turn in played if not turn.right],
    }


def _danger(danger: Mapping[str, DangerFigures]) -> Iterator[dict[str, str]]:
    for name, found in danger.items():
        parts = {what: part for what, part in vars(found).items() if isinstance(part, Share)}
        least = min(found.by_category.items(), key=lambda kind: kind[1].value, default=None)
        yield {"set": name, "lowest": f"{least[0]} {least[1].value:.1%}" if least else ""} | {
            what: f"{part.value:.1%} of {part.of}" if part.of else "" for what, part in parts.items()
        }


def _worst(measured: Measured) -> list[dict[str, str]]:
    """Return the wrong answers given with the most confidence."""
    wrong = [
        (heard.certainty, v)
        for heard, v in zip(measured.heard, measured.verdicts, strict=True)
        if v.question.in_scope and v.turn.answered and not v.right
    ]
    wrong.sort(key=lambda pair: -pair[0])
    return [
        {
            "text": v.question.text,
            "right": f"{', '.join(v.question.subjects)}: {', '.join(v.question.needs)}",
            "taken": f"{', '.join(v.turn.subjects)}: {v.turn.need}",
            "confidence": f"{certainty:.2f}",
        }
        for certainty, v in wrong[:WORST]
    ]
