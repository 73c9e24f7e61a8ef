"""One turn: a cleaned text in, one Answer out, whatever happens in between."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage

from bot.answer import Answer
from bot.channels.gate import has_words
from bot.channels.language import is_english
from bot.channels.switch import is_off
from bot.logs import in_logs
from bot.metrics import TURN_SECONDS, TURNS
from bot.privacy.redaction import redact
from bot.removed import KINDS, with_removed
from bot.replies import failure, not_english, nothing_heard, switched_off
from bot.urgent_first import with_urgency
from bot.usage.counting import USAGE
from bot.wording import to_text

logger = logging.getLogger(__name__)

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]
Reply = dict[str, Any]
"""A message of the contract: ``recipient_id``, ``text`` and ``custom.answer``."""


class AnswerCollector(OutputChannel):
    """Takes what the actions say, keeping text and answer of one message together."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.replies: list[Reply] = []

    def name(self) -> str:
        """Return the name of the channel this turn came through."""
        return self._name

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep one message."""
        reply = {"recipient_id": recipient_id, "text": message.get("text"), "custom": message.get("custom")}
        self.replies.append({name: value for name, value in reply.items() if value})


async def take_turn(on_new_message: OnNewMessage, sender: str, text: str, channel: str, seconds: float) -> Reply:
    """Return the one reply to a message.

    A channel that is switched off gives the emergency numbers and nothing else. What identifies a client is taken out
    before Rasa sees the message (PRV-1). A message without words, or not in English, never reaches the model. When
    Rasa fails, is too slow or stays silent, the reply is an apology with emergency numbers, and the urgent block when
    the text calls for one; so it is when the message cannot be redacted, and then Rasa does not see it.
    """
    started = time.perf_counter()
    off = is_off(channel)
    reply = reply_of(sender, switched_off()) if off else await _taken(on_new_message, sender, text, channel, seconds)
    failed = reply["custom"]["answer"]["kind"] == "error"
    _note(channel, sender, "off" if off else "failed" if failed else "answered", time.perf_counter() - started)
    if not off:
        USAGE.note(channel, reply["custom"]["answer"])
    return reply


async def _taken(on_new_message: OnNewMessage, sender: str, text: str, channel: str, seconds: float) -> Reply:
    if not has_words(text):
        return reply_of(sender, nothing_heard())
    try:
        return await _heard(on_new_message, sender, text, channel, seconds)
    except Exception as error:
        logger.error("turn failed before Rasa: %s", type(error).__name__)
        return reply_of(sender, with_urgency(failure(), text))


async def _heard(on_new_message: OnNewMessage, sender: str, text: str, channel: str, seconds: float) -> Reply:
    said = redact(text)
    if not is_english(text):
        return reply_of(sender, with_removed(with_urgency(not_english(), said.text), said.kinds))
    collector = AnswerCollector(channel)
    message = UserMessage(
        said.text,
        collector,
        sender_id=f"{channel}:{sender}",
        input_channel=channel,
        metadata={KINDS: list(said.kinds)},
    )
    try:
        await asyncio.wait_for(on_new_message(message), seconds)
    except Exception as error:
        logger.error("turn failed: %s", type(error).__name__)
    answered = [reply for reply in collector.replies if "answer" in reply.get("custom", {})]
    if answered:
        return {**answered[0], "recipient_id": sender}
    return reply_of(sender, with_removed(with_urgency(failure(), said.text), said.kinds))


def _note(channel: str, sender: str, outcome: str, seconds: float) -> None:
    """Count a turn and say that it was taken; the log shows it where the settings ask for it."""
    TURNS.add(channel, outcome)
    TURN_SECONDS.add(seconds)
    told = {"channel": channel, "outcome": outcome, "milliseconds": round(seconds * 1_000)}
    logger.info("turn taken", extra={"conversation": in_logs(f"{channel}:{sender}"), **told})


def reply_of(sender: str, answer: Answer) -> Reply:
    """Return an answer as a message of the contract."""
    return {"recipient_id": sender, "text": to_text(answer), "custom": {"answer": answer.to_dict()}}
