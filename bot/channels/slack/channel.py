"""The Slack channel: signed deliveries in, answers out in the thread, the direct message or for one person only."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json, text

from bot.channels.slack.api import SlackApi
from bot.channels.slack.events import read_event
from bot.channels.slack.interactions import read_command, read_interaction
from bot.channels.slack.modal import question_form
from bot.channels.slack.question import Question
from bot.channels.slack.settings import TOKEN, SlackSettings, read_slack_settings
from bot.channels.slack.signature import is_signed
from bot.channels.turn import OnNewMessage
from bot.channels.workplace.background import Background, with_courtesy
from bot.channels.workplace.body import json_object, read_body
from bot.channels.workplace.desk import Desk
from bot.channels.workplace.identity import SenderKey
from bot.channels.workplace.outbound import Outbound
from bot.channels.workplace.recent import Recent
from bot.settings import Settings, read_settings

logger = logging.getLogger(__name__)

THREAD_SECONDS = 7 * 24 * 3600.0
"""How long the bot takes part in a thread after it was last spoken to there."""

MOST_FIELDS = 100


class SlackChannel(InputChannel):
    """Slack, without any of Rasa's own Slack channel.

    A subclass would keep nothing of it but the check of the signature: what it takes from a request, when it answers,
    under which name it keeps a conversation and what it sends back all had to change, and sit in one method there.
    """

    def __init__(self, own: SlackSettings | None, settings: Settings, outbound: Outbound | None = None) -> None:
        self._own, self._settings = own, settings
        self._outbound = outbound or Outbound()
        self.background = Background()

    @classmethod
    def name(cls) -> str:
        """Return the name in the address."""
        return "slack"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> SlackChannel:
        """Make the channel. Its credentials are settings of the environment, never of a file."""
        return cls(read_slack_settings(), read_settings())

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes; none when Slack is off."""
        routes = Blueprint("waymark_slack")
        if self._own is None:
            logger.info("Slack is off: %s is not set", TOKEN)
            return routes
        desk = Desk(self.name(), on_new_message, self._settings)
        reception = Reception(self._own, self._settings, desk, self._outbound, self.background)

        @routes.get("/")
        async def health(_: Request) -> HTTPResponse:
            return json({"status": "ok"})

        @routes.post("/webhook", stream=True)
        async def webhook(request: Request) -> HTTPResponse:
            return await reception.receive(request)

        @routes.listener("before_server_stop")
        async def stop(*_: object) -> None:
            await self.background.stop()
            await self._outbound.close()

        return routes


class Reception:
    """Takes deliveries in: checks them, acknowledges them, and has them answered in the background."""

    def __init__(
        self, own: SlackSettings, settings: Settings, desk: Desk, outbound: Outbound, background: Background
    ) -> None:
        self._own, self._settings, self._desk, self._background = own, settings, desk, background
        self._api = SlackApi(own, outbound)
        self._key = SenderKey(own.sender_key)
        self._deliveries = Recent()
        self._threads = Recent(THREAD_SECONDS)

    async def receive(self, request: Request) -> HTTPResponse:
        """Answer one delivery of Slack's: nothing is read from it before its signature was found right."""
        body = await read_body(request)
        if body is None:
            return text("too large", status=413)
        timestamp, given = (request.headers.get(f"x-slack-{name}", "") for name in ("request-timestamp", "signature"))
        if not is_signed(self._own.signing_secret, timestamp, given, body, time.time()):
            return text("not signed by Slack", status=401)
        media_type = (request.content_type or "").partition(";")[0].strip().lower()
        if media_type == "application/json":
            return self._event(json_object(body))
        if media_type == "application/x-www-form-urlencoded":
            return self._form(_fields(body))
        return text("unknown media type", status=415)

    def _event(self, payload: dict[str, Any] | None) -> HTTPResponse:
        if payload is None:
            return text("not a JSON object", status=400)
        if payload.get("type") == "url_verification":
            return json({"challenge": str(payload.get("challenge", ""))})
        return self._take(read_event(payload, self._takes_part))

    def _form(self, fields: Mapping[str, str]) -> HTTPResponse:
        if fields.get("ssl_check"):
            return text("")
        if "command" in fields:
            return self._command(dict(fields))
        payload = json_object(fields.get("payload", ""))
        if payload is None:
            return text("no payload", status=400)
        taken = self._take(read_interaction(payload))
        if payload.get("type") == "view_submission":
            return json({})
        return json({"options": []}) if payload.get("type") == "block_suggestion" else taken

    def _command(self, fields: dict[str, str]) -> HTTPResponse:
        question = read_command(fields)
        trigger, user = fields.get("trigger_id", ""), fields.get("user_id", "")
        if question is None and trigger and self._deliveries.is_new(f"form for {trigger}"):
            form = question_form(self._settings.message_limit)
            self._background.start(self._key.hashed("form", user), self._api.open_form(trigger, form))
        return self._take(question)

    def _take(self, question: Question | None) -> HTTPResponse:
        """Acknowledge, whatever it was; have it answered when it asks something and was not delivered before."""
        if question is None:
            return text("")
        if not self._deliveries.is_new(*question.names):
            return text("", headers={"X-Slack-No-Retry": "1"})
        if question.place.thread:
            self._threads.remember(_thread(question.place.channel, question.place.thread))
        self._background.start(self._key.hashed(*question.conversation), self._reply(question))
        return text("")

    async def _reply(self, question: Question) -> None:
        await with_courtesy(self._answer(question), self._api.show_choice(question.choice))

    async def _answer(self, question: Question) -> None:
        conversation = self._key.hashed(*question.conversation)
        answer = await self._desk.answer(question.text, conversation, self._key.hashed(*question.person))
        if answer:
            await self._api.answer(question.place, answer)

    def _takes_part(self, channel: str, thread: str) -> bool:
        return self._threads.knows(_thread(channel, thread))


def _thread(channel: str, thread: str) -> str:
    return f"{channel} {thread}"


def _fields(body: bytes) -> dict[str, str]:
    try:
        found = parse_qs(body.decode("utf-8", "replace"), max_num_fields=MOST_FIELDS)
    except ValueError:
        return {}
    return {name: values[0] for name, values in found.items()}
