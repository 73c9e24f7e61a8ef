"""The Teams channel: authenticated activities in, cards out in the same thread or chat."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from bot.channels.teams.access import AccessToken
from bot.channels.teams.activity import Place, Question, is_welcome, place_of, read_question
from bot.channels.teams.bearer import Unauthorised, authenticate
from bot.channels.teams.connector import Connector
from bot.channels.teams.keys import SigningKeys, fetch_keys
from bot.channels.teams.service import is_on_this_machine
from bot.channels.teams.settings import APP_ID, TeamsSettings, read_teams_settings
from bot.channels.turn import OnNewMessage
from bot.channels.workplace.background import Background, with_courtesy
from bot.channels.workplace.body import json_object, read_body, text_of
from bot.channels.workplace.desk import Desk
from bot.channels.workplace.identity import SenderKey
from bot.channels.workplace.outbound import Outbound
from bot.channels.workplace.recent import Recent
from bot.replies import conversation
from bot.settings import Settings, is_loopback, read_settings

logger = logging.getLogger(__name__)

FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""Headers of a proxy: behind one, every caller seems to be on this machine."""


class TeamsChannel(InputChannel):
    """Teams, without Rasa's own Bot Framework channel, which lets forged tokens in."""

    def __init__(self, own: TeamsSettings | None, settings: Settings, outbound: Outbound | None = None) -> None:
        self._own, self._settings = own, settings
        self._outbound = outbound or Outbound()
        self.background = Background()

    @classmethod
    def name(cls) -> str:
        """Return the name in the address."""
        return "teams"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> TeamsChannel:
        """Make the channel. Its credentials are settings of the environment, never of a file."""
        return cls(read_teams_settings(), read_settings())

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes; none when Teams is off."""
        routes = Blueprint("waymark_teams")
        if self._own is None:
            logger.info("Teams is off: %s is not set", APP_ID)
            return routes
        desk = Desk(self.name(), on_new_message, self._settings)
        reception = Reception(self._own, desk, self._outbound, self.background)

        @routes.route("/messages", methods=["GET", "HEAD"], name="health")
        async def health(_: Request) -> HTTPResponse:
            return json({"status": "ok"})

        @routes.post("/messages", stream=True)
        async def messages(request: Request) -> HTTPResponse:
            return await reception.receive(request)

        @routes.listener("before_server_stop")
        async def stop(*_: object) -> None:
            await self.background.stop()
            await self._outbound.close()

        return routes


class Reception:
    """Takes activities in: checks them, acknowledges them, and has them answered in the background."""

    def __init__(self, own: TeamsSettings, desk: Desk, outbound: Outbound, background: Background) -> None:
        self._own, self._desk, self._background = own, desk, background
        self._keys = SigningKeys(partial(fetch_keys, outbound))
        self._connector = Connector(AccessToken(own, outbound), outbound)
        self._key = SenderKey(own.sender_key)
        self._deliveries = Recent()

    async def receive(self, request: Request) -> HTTPResponse:
        """Answer one delivery. Whatever is wrong with it, a caller who was not let in learns nothing but that."""
        body = await read_body(request)
        if body is None:
            return json({"error": "too large"}, status=413)
        activity = json_object(body) or {}
        try:
            await self._let_in(request, activity)
        except Unauthorised as refusal:
            logger.warning("an activity was refused: %s", refusal)
            return json({"error": "unauthorised"}, status=401)
        if activity.get("type") == "message":
            self._take(read_question(activity))
        elif activity.get("type") == "invoke":
            return json(_invoked(text_of(activity, "name")))
        elif is_welcome(activity):
            self._welcome(place_of(activity))
        return empty(status=202)

    async def _let_in(self, request: Request, activity: dict[str, Any]) -> None:
        if not self._own.emulator:
            await authenticate(request.headers.get("authorization", ""), activity, self._keys, self._own)
            return
        here = is_loopback(request.ip) and not any(name in request.headers for name in FORWARDED)
        if not here or not is_on_this_machine(text_of(activity, "serviceUrl")):
            raise Unauthorised("the emulator's caller and reply address must be on this machine")

    def _take(self, question: Question | None) -> None:
        if question and self._deliveries.is_new(f"message {question.name}"):
            self._background.start(self._key.hashed(*question.conversation), self._reply(question))

    def _welcome(self, place: Place) -> None:
        """Greet once, though Teams tells of an installation in two ways."""
        if place.conversation and self._deliveries.is_new(f"welcome {place.conversation}"):
            greeting = self._connector.answer(place, conversation("greet"))
            self._background.start(self._key.hashed(place.conversation), greeting)

    async def _reply(self, question: Question) -> None:
        person = self._key.hashed(question.person)
        answering = self._desk.answer(question.text, self._key.hashed(*question.conversation), person)
        answer = await with_courtesy(answering, self._connector.typing(question.place))
        if answer:
            await self._connector.answer(question.place, answer)


def _invoked(name: str) -> dict[str, Any]:
    """Return the reply to an invoke. Our cards send none; a caller that waits for one is told what to do instead."""
    if name == "adaptiveCard/action":
        said = "Type your question in the chat."
        return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": said}
    return {}
