"""The term of the glossary whose meaning a message asks for: "whats a MASH", "what is the NRM and do I send it"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_LEADS_UP = re.compile(
    r"(?:\bwhat(?:['’]?s| is| are| was| does| do)|\b(?:meaning|definition) of|\bwhat do (?:you|they) mean by)"
    r"(?: an?| the)? ?[\"'“‘]?$",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"[\"'”’]? ?(?:$|[?.,;:!(]|(?:and|or|do|mean|means|stand|short|please|pls|then|again|anyway|exactly|actually)\b)",
    re.IGNORECASE,
)


def term_asked_about(text: str, entities: Iterable[Mapping[str, Any]]) -> str | None:
    """Return the id of the term; None when no meaning is asked for.

    Args:
        text: the message.
        entities: what it names, in Rasa's form.

    """
    for entity in entities:
        named_in_words = entity.get("entity") == "term" and "start" in entity
        if named_in_words and _is_asked(text[: entity["start"]], text[entity["end"] :]):
            return str(entity["value"])
    return None


def _is_asked(before: str, after: str) -> bool:
    return bool(_LEADS_UP.search(before) and _FOLLOWS.match(after))
