"""What is counted of a turn: closed values of its answer, in separate counts that cannot be joined to one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Count = tuple[str, ...]
"""What one count is of: the name of the measure, then its values. "" is what was not said or not known."""

ANSWER, CHANNEL, PLACE, QUESTION, LOOK_UP = "answer", "channel", "place", "question", "look_up"

KINDS: dict[str, str] = {
    "guidance": "Guidance",
    "contacts": "Contacts",
    "nothing_found": "No line of guidance found",
    "asked_back": "Asked back",
    "out_of_scope": "Out of scope",
    "urgent": "Urgent: what to do now came first",
    "conversation": "Greetings, thanks, help",
    "failed": "Failed",
}
ANSWERED, UNANSWERED = "answered", "unanswered"
FOUND, MISSED = "found", "missed"

_NAMES = {"clarify": "asked_back", "error": "failed"}


def counts_of(channel: str, answer: Mapping[str, Any]) -> Iterator[Count]:
    """Yield what a turn adds one to.

    A message about two subjects counts for each of them. Only the pairs that a report shows are kept together: subject
    with need and whether it was answered, and nation with council. So no count says that a subject was asked about in
    a council's area, or through a channel.
    """
    kind, area, need = _kind(answer), answer["area"] or {}, answer["need"] or ""
    nation, council = area.get("nation") or "", area.get("gss") or ""
    yield ANSWER, kind
    yield CHANNEL, channel
    yield PLACE, nation, council
    if kind in ("conversation", "failed", "out_of_scope"):
        return
    if answer["subjects"] or need:
        answered = UNANSWERED if kind in ("asked_back", "nothing_found") or not _has_something(answer) else ANSWERED
        for subject in answer["subjects"] or ("",):
            yield QUESTION, subject, need, answered
    if need == "contacts" and area.get("name") and answer["kind"] != "clarify":
        local = any(contact["local"] for contact in answer["contacts"])
        yield LOOK_UP, FOUND if local else MISSED, nation, council


def _kind(answer: Mapping[str, Any]) -> str:
    """Return one of ``KINDS``. Danger goes before all else, but for a failure."""
    kind = _NAMES.get(answer["kind"], answer["kind"])
    if kind != "failed" and answer["urgent"]:
        return "urgent"
    if kind == "contacts" and answer["need"] != "contacts" and not answer["points"]:
        return "nothing_found"
    return str(kind)


def _has_something(answer: Mapping[str, Any]) -> bool:
    return bool(answer["points"] or (answer["need"] == "contacts" and answer["contacts"]))
