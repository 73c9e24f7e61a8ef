"""A run as a page that can be handed to a training manager: one file, no script, nothing fetched."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from bot.scenarios.outcome import Run, many
from bot.scenarios.report.terminal import remarks_of, understood
from bot.scenarios.templating import fill_file
from knowledge.vocabulary import SUBJECTS


@dataclass(frozen=True)
class SubjectResult:
    """How many scenarios of a subject passed."""

    name: str
    passed: int
    failed: int


def report_file(run: Run) -> str:
    """Return the page as one file."""
    return fill_file("report_file.html", **report_values(run))


def report_values(run: Run) -> dict[str, Any]:
    """Return what the template of a report needs."""
    return {
        "run": run,
        "results": by_subject(run),
        "remarks": list(remarks_of(run)),
        "understood": understood,
        "many": many,
    }


def by_subject(run: Run) -> list[SubjectResult]:
    """Return the result of each subject that has scenarios, in the order of the vocabulary."""
    passed = Counter(outcome.subject for outcome in run.passed)
    failed = Counter(outcome.subject for outcome in run.failed)
    return [
        SubjectResult(name, passed[id_], failed[id_]) for id_, name in SUBJECTS.items() if passed[id_] or failed[id_]
    ]
