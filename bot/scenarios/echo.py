"""Whether an answer says again what was taken out of a message."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby

from bot.privacy.redaction import redact
from bot.privacy.vocabulary import shared_vocabulary
from bot.scenarios.reply import Reply
from bot.scenarios.words import find, words

_EDGES = ".,;:!?()[]\"'"
SHORTEST = 3
"""Letters or digits of a detail that are looked for: what is shorter stands in an answer by chance."""


def echoed(typed: str, reply: Reply) -> list[str]:
    """Return the details of a message that were taken out and stand in the answer all the same, in any part of it."""
    if not reply.texts("redacted"):
        return []
    spoken = f"{reply.text}\n{json.dumps(reply.answer, ensure_ascii=False)}"
    return [detail for detail in dict.fromkeys(taken_out(typed)) if find(detail, spoken, whole=True)]


def taken_out(typed: str) -> Iterator[str]:
    """Yield the details that redaction takes out of a text: numbers and addresses whole, of names each word."""
    before, after = typed.split(), redact(typed).text.split()
    kept = {word for text in after for word in words(text)}
    for change, start, end, _, _ in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if change != "equal":
            yield from (text for text in _details(before[start:end]) if _is_looked_for(text, kept))


def _details(taken: list[str]) -> Iterator[str]:
    for is_code, pieces in groupby(taken, key=_is_code):
        run = [piece.strip(_EDGES) for piece in pieces]
        yield from [" ".join(run)] if is_code else run


def _is_code(piece: str) -> bool:
    return "@" in piece or any(letter.isdigit() for letter in piece)


def _is_looked_for(text: str, kept: set[str]) -> bool:
    spelt = words(text)
    if len("".join(spelt)) < SHORTEST or set(spelt) <= kept:
        return False
    known = shared_vocabulary()
    return _is_code(text) or not all(known.knows(word) or word in known.names for word in spelt)
