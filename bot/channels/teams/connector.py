"""What is sent to Teams: a sign of typing, and answers in the thread they belong to."""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import quote

from bot.answer import Answer
from bot.channels.teams.access import AccessError, AccessToken
from bot.channels.teams.activity import Place
from bot.channels.teams.card import fallback_text, summary, to_cards
from bot.channels.workplace.outbound import NO_CONNECTION, TIMEOUT_SECONDS, Outbound

logger = logging.getLogger(__name__)

CARD = "application/vnd.microsoft.card.adaptive"
TYPING_SECONDS = 2.0
"""The sign of typing is a courtesy: the answer does not wait longer for it."""

Activity = dict[str, Any]


class Connector:
    """Speaks as the bot."""

    def __init__(self, access: AccessToken, outbound: Outbound) -> None:
        self._access, self._outbound = access, outbound

    async def typing(self, place: Place) -> None:
        """Show that an answer is being found."""
        await self._send(place, {"type": "typing"}, reply=False, seconds=TYPING_SECONDS)

    async def answer(self, place: Place, answer: Answer) -> None:
        """Send an answer; when Teams refuses a card, send the text."""
        for card in to_cards(answer):
            attachment = {"contentType": CARD, "content": card}
            if not await self._send(place, {**_message(answer), "attachments": [attachment]}):
                await self._send(place, {**_message(answer), "text": fallback_text(answer), "textFormat": "plain"})
                return

    async def _send(
        self, place: Place, activity: Activity, *, reply: bool = True, seconds: float = TIMEOUT_SECONDS
    ) -> bool:
        activity = {**activity, "from": place.bot, "conversation": {"id": place.conversation}}
        url = f"{place.service_url.rstrip('/')}/v3/conversations/{quote(place.conversation, safe='')}/activities"
        if reply and place.activity:
            url += f"/{quote(place.activity, safe='')}"
            activity["replyToId"] = place.activity
        try:
            return await self._post(url, activity, seconds)
        except AccessError as error:
            logger.error("Teams was not answered: %s", error)
        except NO_CONNECTION as error:
            logger.error("Teams was not reached: %s", type(error).__name__)
        return False

    async def _post(self, url: str, activity: Activity, seconds: float) -> bool:
        answered = await self._outbound.request(
            "POST", url, body=activity, headers=await self._access.headers(), seconds=seconds
        )
        if answered.status == 401:
            self._access.forget()
            answered = await self._outbound.request(
                "POST", url, body=activity, headers=await self._access.headers(), seconds=seconds
            )
        if not answered.ok:
            logger.error("Teams refused an activity: status %s", answered.status)
        return answered.ok


def _message(answer: Answer) -> Activity:
    return {"type": "message", "locale": "en-GB", "inputHint": "acceptingInput", "summary": summary(answer)}
