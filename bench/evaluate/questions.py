"""The evaluation sets: questions with every answer that would be right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.paths import ROOT

FOLDER = ROOT / "tests" / "evaluation"
DEVELOPMENT = ("questions", "harder")
"""The sets by which the design was chosen."""

SEEN = ("strangers",)
"""Sets written blind whose figures have been seen while choosing: see ``docs/understanding.md``."""

BLIND = ("newcomers",)
"""Sets written blind and measured after everything was chosen."""


@dataclass(frozen=True)
class Question:
    """A message, and what would be right.

    Attributes:
        subjects: every subject that is a right reading, the main one first; none when it is out of scope.
        needs: every need that is a right reading.
        implicit: whether the words do not name the group or theme.
        near: out of scope, but close to the work.

    """

    text: str
    subjects: tuple[str, ...]
    needs: tuple[str, ...]
    implicit: bool
    style: str
    near: bool

    @property
    def in_scope(self) -> bool:
        """Whether it is about one of the subjects."""
        return bool(self.subjects)


def read_questions(names: tuple[str, ...]) -> list[Question]:
    """Return the questions of these sets."""
    return [question for name in names for question in _read(FOLDER / f"{name}.yml")]


def _read(path: Path) -> list[Question]:
    return [_question(entry) for entry in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)]  # noqa: S506


def _question(entry: dict[str, Any]) -> Question:
    return Question(
        text=entry["text"],
        subjects=tuple(entry["subjects"]),
        needs=tuple(entry["needs"]),
        implicit=bool(entry.get("implicit")),
        style=entry.get("style", "plain"),
        near=entry.get("scope") == "near" or entry.get("style") == "near",
    )
