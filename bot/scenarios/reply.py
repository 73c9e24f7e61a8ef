"""What a bot sent back, read so that nothing in it can surprise the judges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_TEXTS = ("kind", "need", "urgency", "lead", "title", "reviewed", "review_due")
_LISTS = ("subjects", "points", "contacts", "sources", "notes", "options", "redacted")
_EMPTY: dict[str, Any] = {
    **dict.fromkeys(_TEXTS, ""),
    **dict.fromkeys(_LISTS),
    "urgent": None,
    "area": None,
    "ordered": False,
}


class UnreadableReplyError(Exception):
    """What came back is not what the answer contract promises; the message says what is wrong."""


@dataclass(frozen=True)
class Reply:
    """The answer of one turn, with its text."""

    text: str
    answer: dict[str, Any] = field(default_factory=dict)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts of the answer."""
        return tuple(str(value) for value in self.answer[name])

    def word(self, name: str) -> str:
        """Return a text of the answer, "" when there is none."""
        return str(self.answer.get(name) or "")

    @property
    def place(self) -> dict[str, Any]:
        """The area, empty when there is none."""
        return self.answer.get("area") or {}

    @property
    def urgent(self) -> dict[str, Any]:
        """The urgent block, empty when there is none."""
        return self.answer.get("urgent") or {}

    @property
    def points(self) -> list[dict[str, Any]]:
        """The points."""
        return list(self.answer["points"])

    @property
    def contacts(self) -> list[dict[str, Any]]:
        """The contacts."""
        return list(self.answer["contacts"])

    @property
    def options(self) -> dict[str, str]:
        """What is sent for each label that is offered."""
        return {str(option["label"]): str(option["message"]) for option in self.answer["options"]}


def read_reply(data: Any) -> Reply:
    """Return the one answer in a list of messages.

    Raises:
        UnreadableReplyError: there is none, or more than one, or it has not the shape of the contract.

    """
    if not isinstance(data, list) or not all(isinstance(message, dict) for message in data):
        raise UnreadableReplyError("it is not a list of messages")
    answers = [message["custom"]["answer"] for message in data if "answer" in (message.get("custom") or {})]
    if len(answers) != 1:
        raise UnreadableReplyError(f"it holds {len(answers)} answers, not one")
    problem = next(_problems(answers[0]), None)
    if problem:
        raise UnreadableReplyError(problem)
    answer = {**_EMPTY, **answers[0]}
    answer |= {name: [] for name in _LISTS if answer[name] is None}
    return Reply("\n".join(str(message["text"]) for message in data if message.get("text")), answer)


def _problems(answer: Any) -> Iterator[str]:
    if not isinstance(answer, dict):
        yield "its answer is not an object"
        return
    for name in _LISTS:
        if not isinstance(answer.get(name) or [], list):
            yield f"{name} is not a list"
    for name in ("points", "contacts", "options"):
        if not all(isinstance(entry, dict) for entry in answer.get(name) or []):
            yield f"{name} does not hold objects"
    if not all({"label", "message"} <= set(option) for option in answer.get("options") or []):
        yield "an option has no label or no message"
