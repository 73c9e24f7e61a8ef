"""Put what must come first on top of an answer."""

from __future__ import annotations

from dataclasses import asdict, replace

from bot.answer import Answer, UrgentBlock
from bot.understanding.urgency import EMERGENCY, judge_urgency
from bot.urgent_reply import urgent_reply

ANSWERS_OF_ITS_OWN = frozenset({"guidance", "contacts", "error", "clarify"})
"""Kinds that still say something useful below an urgent block; greetings and refusals do not."""


def with_urgency(answer: Answer, text: str, nation: str | None = None) -> Answer:
    """Return the answer with an urgent block when the text says that somebody may be in danger.

    Works from the text alone, so it holds when the store, the action server or the model is down.
    """
    urgency = judge_urgency(text)
    reply = urgent_reply(urgency, nation)
    if reply is None:
        return answer
    block = UrgentBlock(
        category=reply.category,
        title=reply.title,
        first=reply.first,
        never=reply.never,
        numbers=tuple(asdict(number) for number in reply.numbers),
    )
    below = answer if answer.kind in ANSWERS_OF_ITS_OWN else replace(answer, lead="", options=())
    kind = answer.kind if answer.kind == "error" else "urgent" if urgency.level == EMERGENCY else below.kind
    if kind in ("conversation", "out_of_scope"):
        kind = "urgent"
    return replace(below, kind=kind, urgency=urgency.level, urgent=block)
