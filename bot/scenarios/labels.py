"""The labels a line may begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.scenarios.script import Kind

Room = Literal["head", "worker", "expectation", "people"]

_LIST_MARK = re.compile(r"^(?:[-•–—]|\*(?!\*))\s*")
_BOLD = "*_ "
_SPACE = re.compile(r"\s+")
_COLON = re.compile("[:：]")


@dataclass(frozen=True)
class Label:
    """A label as written, where it belongs, and which field or kind of expectation it gives."""

    name: str
    room: Room
    gives: str
    bare: bool = False

    @property
    def shown(self) -> str:
        """The label as a trainer should write it."""
        return self.name if self.bare else f"{self.name}:"


HEAD: dict[str, str] = {
    "For": "roles",
    "Learning point": "learning_point",
    "Before you start": "preparation",
    "Subjects": "subjects",
    "Nation": "nations",
    "Level": "level",
    "Reviewed": "reviewed",
    "Situation": "situation",
}
EXPECTATIONS: dict[str, Kind] = {
    "Bot should say": "say",
    "Bot should say one of": "say_one",
    "Bot should not say": "not_say",
    "Bot should be about": "about",
    "Bot should answer": "need",
    "Bot should treat it as": "urgency",
    "Bot should know the nation": "nation",
    "Bot should know the place": "place",
    "Bot should offer": "offer",
    "Bot should show a contact for": "contact_for",
    "Bot should show a contact called": "contact_called",
    "Bot should ask back": "ask_back",
    "Bot should refuse": "refuse",
    "Bot should have removed": "removed",
}
_BARE = frozenset({"ask_back", "refuse"})

LABELS: tuple[Label, ...] = (
    *(Label(name, "head", field) for name, field in HEAD.items()),
    Label("Worker", "worker", "says"),
    Label("Worker chooses", "worker", "chooses"),
    *(Label(name, "expectation", kind, kind in _BARE) for name, kind in EXPECTATIONS.items()),
    Label("Ask the trainee", "people", "questions"),
    Label("Debrief", "people", "debrief"),
)
BY_NAME = {label.name.casefold(): label for label in LABELS}


def read_label(line: str) -> tuple[Label, str] | None:
    """Return the label a line begins with and the value after it, None when there is no label."""
    plain = _LIST_MARK.sub("", line.strip())
    name, colon, value = _cut(plain)
    label = BY_NAME.get(_folded(name))
    if label is None:
        return None
    if not colon:
        return (label, "") if label.bare else None
    is_open = plain.startswith("**") and not name.endswith("**")
    return label, _without_bold(value, is_open)


def name_in(line: str) -> tuple[str, bool]:
    """Return what stands where a label should, without marks, and whether a colon ends it."""
    name, colon, _ = _cut(_LIST_MARK.sub("", line.strip()))
    return _SPACE.sub(" ", name.strip(_BOLD)), bool(colon)


def _cut(line: str) -> tuple[str, str, str]:
    found = _COLON.search(line)
    return (line[: found.start()], ":", line[found.end() :]) if found else (line, "", "")


def _folded(name: str) -> str:
    return _SPACE.sub(" ", name.strip(_BOLD + ".")).casefold()


def _without_bold(value: str, is_open: bool) -> str:
    kept = value.strip()
    if is_open:
        kept = kept.removeprefix("**") if kept.startswith("**") else kept.removesuffix("**")
    return kept.strip()
