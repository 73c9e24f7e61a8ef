"""What the encoder learns from: training messages with their labels, and questions with the points that answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
MESSAGES, URGENCY, CONTENT = ROOT / "data" / "nlu", ROOT / "data" / "urgency", ROOT / "knowledge" / "content"


@dataclass(frozen=True)
class Lesson:
    """A message and what is true of it. What is None or empty is not known, and teaches nothing.

    ``subjects`` is None when nothing is known of them, and empty when the message names none.
    """

    text: str
    subjects: tuple[str, ...] | None = None
    intent: str | None = None
    also: tuple[str, ...] = ()
    kind: str | None = None
    move: str | None = None
    level: str | None = None
    weight: float = 1.0


@dataclass(frozen=True)
class Asked:
    """A point of a subject: its text, and the questions kept beside it, at least one."""

    subject: str
    answer: str
    questions: tuple[str, ...]


def messages() -> Iterator[Lesson]:
    """Yield the training messages of the bot."""
    for path in sorted(MESSAGES.rglob("*.yml")):
        for block in _read(path)["nlu"]:
            told = block.get("metadata") or {}
            for text in _lines(block):
                yield Lesson(
                    text=text,
                    subjects=tuple(told.get("subjects") or ()),
                    intent=block["intent"],
                    also=tuple(told.get("also") or ()),
                    kind=told.get("kind"),
                    move=told.get("move") or ("opens" if told.get("subjects") else None),
                )


def urgent() -> Iterator[Lesson]:
    """Yield messages that say whether somebody may be in danger."""
    for path in sorted(URGENCY.glob("*.yml")):
        for block in _read(path):
            for text in _lines(block):
                yield Lesson(text=text, level=block["level"])


def asked() -> Iterator[Lesson]:
    """Yield the questions kept beside the points, as messages. They count half: some could ask for another need too."""
    for subject, group, _, texts in _questions():
        need = "checklist" if group == "lists" else group
        for text in texts:
            yield Lesson(text=text, subjects=(subject,), intent=need, weight=0.5)


def points() -> Iterator[Asked]:
    """Yield each point that questions are kept beside."""
    answers = {(subject, group, name): text for subject, group, name, text in _answers()}
    for subject, group, name, texts in _questions():
        answer = answers.get((subject, group, name))
        if answer and texts:
            yield Asked(subject, answer, tuple(texts))


def _questions() -> Iterator[tuple[str, str, str, list[str]]]:
    for path in sorted(CONTENT.glob("*/questions.yml")):
        for group, owners in _read(path).items():
            for name, texts in owners.items():
                yield path.parent.name, group, name, texts


def _answers() -> Iterator[tuple[str, str, str, str]]:
    for path in sorted(CONTENT.glob("*/*.yml")):
        data = _read(path)
        if not isinstance(data, dict):
            continue
        for point in data.get("points", ()):
            heading = point.get("term") or point["id"].replace("-", " ")
            yield path.parent.name, path.stem, point["id"], _passage(heading, point["text"])
        for checklist in data.get("lists", ()) if path.stem == "checklist" else ():
            steps = checklist["points"]
            firsts = " ".join(step["text"].split(". ")[0] for step in steps)
            yield path.parent.name, "lists", checklist["id"], _passage(checklist["title"], firsts)
            for step in steps:
                yield path.parent.name, "checklist", step["id"], _passage(checklist["title"], step["text"])


def _passage(heading: str, text: str) -> str:
    return f"{heading}: {' '.join(text.split())}"


def _lines(block: dict[str, Any]) -> list[str]:
    return [line.removeprefix("- ").strip() for line in block["examples"].splitlines() if line.strip()]


def _read(path: Path) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506, the loader is a safe one
