"""The REST channel: the address and shape of Rasa's own, served behind our gate.

``POST /webhooks/rest/webhook`` with ``{"sender": "...", "message": "..."}`` gives a list of messages (answer contract).
"""

from __future__ import annotations

import logging
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.channels.gate import Refused, TooLong, read_request
from bot.channels.rate import SharedRateLimit, address_of
from bot.channels.turn import OnNewMessage, reply_of, take_turn
from bot.metrics import REFUSED
from bot.replies import too_fast, too_long
from bot.settings import Settings, read_settings

logger = logging.getLogger(__name__)


class RestChannel(InputChannel):
    """JSON in, a list of messages out."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._rate = SharedRateLimit(settings)

    @classmethod
    def name(cls) -> str:
        """Return the name in the address."""
        return "rest"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> RestChannel:
        """Make the channel; its limits are settings, not credentials."""
        return cls(read_settings())

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes."""
        routes = Blueprint("waymark_rest")

        @routes.get("/")
        async def health(_: Request) -> HTTPResponse:
            return json({"status": "ok"})

        @routes.post("/webhook")
        async def webhook(request: Request) -> HTTPResponse:
            return await answer_json(request, self.name(), on_new_message, self._settings, self._rate)

        return routes


async def answer_json(
    request: Request, channel: str, on_new_message: OnNewMessage, settings: Settings, rate: SharedRateLimit
) -> HTTPResponse:
    """Let a JSON message through the gate, take its turn, and return the list of messages."""
    try:
        incoming = read_request(request.body, request.content_type or "", settings)
    except TooLong as refusal:
        REFUSED.add("too_long")
        return json([reply_of("", too_long(refusal.limit))], status=refusal.status)
    except Refused as refusal:
        REFUSED.add("malformed")
        return json({"error": refusal.reason}, status=refusal.status)
    wait = await rate.seconds_to_wait(f"{channel}:{incoming.sender}", address_of(request))
    if wait:
        REFUSED.add("too_fast")
        reply = reply_of(incoming.sender, too_fast(wait))
        return json([reply], status=429, headers={"Retry-After": str(wait)})
    reply = await take_turn(on_new_message, incoming.sender, incoming.text, channel, settings.turn_seconds)
    return json([reply])
