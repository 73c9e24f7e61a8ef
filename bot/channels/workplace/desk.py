"""From a text to an Answer, through the same gate and the same turn as every other channel."""

from __future__ import annotations

import logging

from bot.answer import Answer
from bot.channels.gate import TooLong, clean
from bot.channels.rate import SharedRateLimit
from bot.channels.turn import OnNewMessage, take_turn
from bot.channels.workplace.contract import read_answer
from bot.channels.workplace.recent import Recent
from bot.metrics import REFUSED
from bot.replies import failure, too_fast, too_long
from bot.settings import Settings
from bot.urgent_first import with_urgency

logger = logging.getLogger(__name__)

TOLD_SECONDS = 60.0
"""Somebody who is too fast is told so once in this time; telling them each time would double the flood."""


class Desk:
    """Takes the turns of one channel."""

    def __init__(self, channel: str, on_new_message: OnNewMessage, settings: Settings) -> None:
        self._channel, self._on_new_message, self._settings = channel, on_new_message, settings
        self._rate = SharedRateLimit(settings)
        self._told = Recent(TOLD_SECONDS)

    async def answer(self, text: str, conversation: str, person: str) -> Answer | None:
        """Return what to say to a message; None when its writer is too fast and has just been told so.

        Args:
            text: what was written, as the platform's own marks have been taken out of it.
            conversation: hashed id under which Rasa keeps the conversation.
            person: hashed id of the writer. Every request of a platform comes from the platform's own addresses, so the
                limit of the settings for an address is held against the writer.

        """
        try:
            cleaned = clean(text, self._settings.message_limit)
        except TooLong as refusal:
            REFUSED.add("too_long")
            return too_long(refusal.limit)
        wait = await self._rate.seconds_to_wait(conversation, person)
        if wait:
            REFUSED.add("too_fast")
            return self._slow_down(cleaned, wait, conversation)
        try:
            reply = await take_turn(
                self._on_new_message, conversation, cleaned, self._channel, self._settings.turn_seconds
            )
            return read_answer(reply["custom"]["answer"])
        except Exception as error:
            logger.error("turn failed: %s", type(error).__name__)
            return with_urgency(failure(), cleaned)

    def _slow_down(self, text: str, wait: int, conversation: str) -> Answer | None:
        answer = with_urgency(too_fast(wait), text)
        first = self._told.is_new(conversation)
        return answer if first or answer.urgent else None
