"""Say, once in a conversation, that what identified a client was taken out (CAL-3). What it was is never said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Answer
from bot.replies import words

KINDS = "removed"
"""Where the kinds stand in the metadata of a message."""


def with_removed(answer: Answer, kinds: Sequence[str], reminded: bool = False) -> Answer:
    """Return the answer with the kinds that were taken out, and with a word on it unless that was said before."""
    if not kinds:
        return answer
    notes = answer.notes if reminded else (*answer.notes, words("removed"))
    return replace(answer, redacted=tuple(kinds), notes=notes)
