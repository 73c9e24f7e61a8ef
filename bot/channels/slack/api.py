"""What is sent to Slack: answers, replaced buttons, the form."""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import urlsplit

from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

from bot.answer import Answer
from bot.channels.slack.blocks import Block, small, to_messages
from bot.channels.slack.mrkdwn import bold, whole_text
from bot.channels.slack.question import Choice, Place
from bot.channels.slack.settings import SlackSettings
from bot.channels.workplace.outbound import NO_CONNECTION, TIMEOUT_SECONDS, Outbound

logger = logging.getLogger(__name__)

_quiet = logging.getLogger(f"{__name__}.client")
_quiet.setLevel(logging.WARNING)
"""The library would write every request to a log at level DEBUG, addresses of people included."""

HOOKS = frozenset({"hooks.slack.com", "hooks.slack-gov.com"})
"""Where answers that only one person sees are sent."""


class SlackApi:
    """Speaks as the bot."""

    def __init__(self, own: SlackSettings, outbound: Outbound) -> None:
        self._outbound = outbound
        self._client = AsyncWebClient(
            own.token,
            base_url=own.api_url,
            timeout=int(TIMEOUT_SECONDS),
            logger=_quiet,
            retry_handlers=[AsyncConnectionErrorRetryHandler(), AsyncRateLimitErrorRetryHandler(max_retry_count=1)],
        )

    async def answer(self, place: Place, answer: Answer) -> None:
        """Send an answer; when Slack refuses its blocks, send its text."""
        text = whole_text(answer)
        for blocks in to_messages(answer):
            if not await self._send(place, text, blocks):
                await self._send(place, text, None)
                return
            text = "(continued)"

    async def show_choice(self, choice: Choice | None) -> None:
        """Replace the buttons of a message by what was chosen, so that they are not pressed again."""
        if choice is None:
            return
        kept = [block for block in choice.blocks if block.get("type") != "actions"]
        if not kept or len(kept) == len(choice.blocks):
            return
        chosen = f"Chosen: {bold(choice.label)}"
        await self._call(
            "chat.update", channel=choice.channel, ts=choice.timestamp, text=chosen, blocks=[*kept, small(chosen)]
        )

    async def open_form(self, trigger: str, form: dict[str, Any]) -> None:
        """Open a form for the person whose action gave the trigger."""
        await self._call("views.open", trigger_id=trigger, view=form)

    async def _send(self, place: Place, text: str, blocks: list[Block] | None) -> bool:
        message: dict[str, Any] = {"text": text, **({"blocks": blocks} if blocks else {})}
        quiet = {"unfurl_links": False, "unfurl_media": False}
        if place.response_url is not None:
            return await self._send_privately(place.response_url, {**message, **quiet})
        thread = {"thread_ts": place.thread} if place.thread else {}
        return await self._call("chat.postMessage", channel=place.channel, **message, **quiet, **thread)

    async def _send_privately(self, url: str, message: dict[str, Any]) -> bool:
        if not is_hook(url):
            logger.error("an answer was not sent: its address is not Slack's")
            return False
        body = {"response_type": "ephemeral", "replace_original": False, **message}
        try:
            answered = await self._outbound.request("POST", url, body=body)
        except NO_CONNECTION as error:
            logger.error("Slack was not reached: %s", type(error).__name__)
            return False
        if not answered.ok:
            logger.error("Slack refused an answer for one person: status %s", answered.status)
        return answered.ok

    async def _call(self, method: str, **arguments: Any) -> bool:
        self._client.session = self._outbound.session
        try:
            await self._client.api_call(method, json=arguments)
        except SlackApiError as error:
            logger.error("Slack refused %s: %s", method, error.response.get("error", "no reason given"))
            return False
        except NO_CONNECTION as error:
            logger.error("Slack was not reached: %s", type(error).__name__)
            return False
        return True


def is_hook(url: str) -> bool:
    """Return whether an address is one of Slack's for answers to one person."""
    address = urlsplit(url)
    return address.scheme == "https" and address.netloc in HOOKS
