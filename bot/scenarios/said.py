"""What the bot said, as texts in which words are looked for.

Not the heading, the sources or the labels of options: "Transcultural practice and interpreters: Law and duties" or a
source called "Care Act 2014" would make a test pass by chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.scenarios.reply import Reply

LONGEST_EXCERPT = 600
_CONTACT_FIELDS = ("name", "phone", "text_or_sms", "web", "email", "hours", "note", "caution")


def said(reply: Reply) -> tuple[str, ...]:
    """Return all the bot said, part by part."""
    parts = [*_urgent(reply.urgent), reply.word("lead"), *_points(reply), *reply.texts("notes"), *_contacts(reply)]
    return tuple(part for part in parts if part)


def excerpt(reply: Reply, longest: int = LONGEST_EXCERPT) -> str:
    """Return the points, or what was said instead of points, short enough for a report."""
    spoken = [str(point.get("text", "")) for point in reply.points] or [*_urgent(reply.urgent), reply.word("lead")]
    text = " / ".join(part for part in spoken if part)
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " ..."


def names_of_contacts(reply: Reply) -> tuple[str, ...]:
    """Return the names of contacts, and of the numbers in the urgent block."""
    urgent = [number.get("name", "") for number in reply.urgent.get("numbers") or ()]
    return tuple(str(name) for name in [*(contact.get("name", "") for contact in reply.contacts), *urgent])


def _urgent(block: dict[str, Any]) -> Iterator[str]:
    yield str(block.get("title", ""))
    yield from (str(step) for step in block.get("first") or ())
    yield str(block.get("never", ""))
    for number in block.get("numbers") or ():
        yield f"{number.get('name', '')}: {number.get('phone', '')}"


def _points(reply: Reply) -> Iterator[str]:
    for point in reply.points:
        yield from (str(point.get(name) or "") for name in ("heading", "text", "note"))


def _contacts(reply: Reply) -> Iterator[str]:
    for contact in reply.contacts:
        yield from (str(contact.get(name) or "") for name in _CONTACT_FIELDS)
        yield from (str(area) for area in contact.get("areas") or ())
