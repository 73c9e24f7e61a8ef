"""Put what must come first on top of an answer."""

from __future__ import annotations

from dataclasses import asdict, replace

from bot.answer import Answer, Kind, UrgentBlock
from bot.danger import judge_danger
from bot.understanding.urgency import EMERGENCY, Urgency
from bot.urgent_reply import urgent_reply


def with_urgency(answer: Answer, text: str, nation: str | None = None) -> Answer:
    """Return the answer with an urgent block when the text says that somebody may be in danger.

    Works from the text alone, so it holds when the store, the action server or the model is down.
    """
    urgency = judge_danger(text)
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
    return replace(
        answer if _still_helps(answer, urgency) else replace(answer, title="", lead="", contacts=(), options=()),
        kind=_kind(answer, urgency),
        urgency=urgency.level,
        urgent=block,
    )


def _still_helps(answer: Answer, urgency: Urgency) -> bool:
    """Return whether the answer below an urgent block is worth reading.

    A greeting is not. A refusal names who helps instead; in an emergency nothing but the block does.
    """
    refuses = answer.kind == "out_of_scope" and urgency.level != EMERGENCY
    return refuses or bool(answer.points or answer.contacts) or answer.kind in ("error", "clarify")


def _kind(answer: Answer, urgency: Urgency) -> Kind:
    if answer.kind == "error":
        return "error"
    if urgency.level == EMERGENCY or not _still_helps(answer, urgency):
        return "urgent"
    return answer.kind
