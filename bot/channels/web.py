"""The web chat: a page of our own that also works without JavaScript.

With JavaScript the page posts JSON and keeps its history in the tab. Without, the form posts, a strict cookie names the
conversation, and the page is drawn from what the tracker still holds.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rasa.core.channels.channel import InputChannel
from rasa.shared.core.events import BotUttered, UserUttered
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, html, json, redirect

from bot.answer import Answer
from bot.channels.gate import SENDER_SHAPE, TooLong, clean
from bot.channels.rate import SharedRateLimit, address_of
from bot.channels.rest import answer_json
from bot.channels.turn import OnNewMessage, take_turn
from bot.metrics import REFUSED
from bot.replies import too_fast, too_long, words
from bot.server.conversations import forget
from bot.settings import Settings, read_settings

PAGE = Path(__file__).with_name("page")
COOKIE = "waymark"
COOKIE_PATH = "/webhooks/web"
SESSION_BYTES = 24

_templates = Environment(
    loader=FileSystemLoader(PAGE),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


class WebChannel(InputChannel):
    """The page, its script and style, and the two ways to send a message."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._rate = SharedRateLimit(settings)

    @classmethod
    def name(cls) -> str:
        """Return the name in the address."""
        return "web"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebChannel:
        """Make the channel; its limits are settings, not credentials."""
        return cls(read_settings())

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes."""
        routes = Blueprint("waymark_web")
        routes.static("/static", str(PAGE / "static"), name="static")

        @routes.get("/chat")
        async def page(request: Request) -> HTTPResponse:
            return html(self._page(await _history(request)))

        @routes.post("/chat")
        async def form(request: Request) -> HTTPResponse:
            if not same_origin(request):
                return json({"error": "this form must be sent from its own page"}, status=403)
            if "clear" in (request.form or {}):
                return await _cleared(request)
            return await self._take_form(request, on_new_message)

        @routes.post("/messages")
        async def messages(request: Request) -> HTTPResponse:
            if not same_origin(request):
                return json({"error": "messages must be sent from the chat page"}, status=403)
            return await answer_json(request, self.name(), on_new_message, self._settings, self._rate)

        routes.add_route(forget_conversation, "/forget", methods=["POST"])
        return routes

    async def _take_form(self, request: Request, on_new_message: OnNewMessage) -> HTTPResponse:
        sender = _cookie(request) or new_session()
        message = request.form.get("message", "") if request.form else ""
        try:
            text = clean(message, self._settings.message_limit)
        except TooLong as refusal:
            REFUSED.add("too_long")
            return await self._refuse(request, too_long(refusal.limit))
        wait = await self._rate.seconds_to_wait(f"{self.name()}:{sender}", address_of(request))
        if wait:
            REFUSED.add("too_fast")
            return await self._refuse(request, too_fast(wait))
        reply = await take_turn(on_new_message, sender, text, self.name(), self._settings.turn_seconds)
        if not await _history_of(request, sender):
            turns = [{"you": text, "answer": reply["custom"]["answer"]}]
            return self._with_cookie(html(self._page(turns)), sender)
        return self._with_cookie(redirect(f"{COOKIE_PATH}/chat#latest", status=303), sender)

    async def _refuse(self, request: Request, answer: Answer) -> HTTPResponse:
        return html(self._page([*await _history(request), {"you": "", "answer": answer.to_dict()}]))

    def _with_cookie(self, response: HTTPResponse, sender: str) -> HTTPResponse:
        response.cookies[COOKIE] = sender
        response.cookies[COOKIE]["httponly"] = True
        response.cookies[COOKIE]["samesite"] = "Strict"
        response.cookies[COOKIE]["path"] = COOKIE_PATH
        if self._settings.tls:
            response.cookies[COOKIE]["secure"] = True
        return response

    def _page(self, turns: list[dict[str, Any]]) -> str:
        return _templates.get_template("chat.html").render(
            turns=turns,
            session=new_session(),
            limit=self._settings.message_limit,
            exit_url=self._settings.exit_url if self._settings.exit else None,
            welcome=words("greet"),
            privacy=words("privacy"),
        )


async def forget_conversation(request: Request) -> HTTPResponse:
    """Drop what the server still holds of a conversation."""
    sender = request.json.get("sender") if isinstance(request.json, dict) else None
    if not same_origin(request) or not isinstance(sender, str) or not SENDER_SHAPE.fullmatch(sender):
        return json({"error": "sender must name a conversation of this page"}, status=400)
    await _forget(request, sender)
    return json({"forgotten": True})


def new_session() -> str:
    """Return a conversation id that cannot be guessed."""
    return secrets.token_urlsafe(SESSION_BYTES).replace("_", "a").replace("-", "b")


def same_origin(request: Request) -> bool:
    """Return whether a request comes from our own page, or from something that is no browser.

    Under the no-referrer policy browsers send forms with the origin "null", so Sec-Fetch-Site decides where it is sent.
    """
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin", "null")
    return bool(origin == "null" or _host_of(origin) == request.host)


def _host_of(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None


def _cookie(request: Request) -> str | None:
    given: str | None = request.cookies.get(COOKIE)
    return given if given and SENDER_SHAPE.fullmatch(given) else None


async def _history(request: Request) -> list[dict[str, Any]]:
    sender = _cookie(request)
    return await _history_of(request, sender) if sender else []


async def _history_of(request: Request, sender: str) -> list[dict[str, Any]]:
    tracker = await request.app.ctx.agent.tracker_store.retrieve(f"web:{sender}")
    turns: list[dict[str, Any]] = []
    for event in tracker.events if tracker else ():
        if isinstance(event, UserUttered) and event.text:
            turns.append({"you": event.text, "answer": None})
        elif isinstance(event, BotUttered) and turns:
            turns[-1]["answer"] = ((event.data or {}).get("custom") or {}).get("answer")
    return [turn for turn in turns if turn["answer"]]


async def _forget(request: Request, sender: str) -> None:
    await forget(request.app.ctx.agent.tracker_store, f"web:{sender}")


async def _cleared(request: Request) -> HTTPResponse:
    sender = _cookie(request)
    if sender:
        await _forget(request, sender)
    response = redirect(f"{COOKIE_PATH}/chat", status=303)
    response.cookies[COOKIE] = ""
    response.cookies[COOKIE]["max-age"] = 0
    response.cookies[COOKIE]["path"] = COOKIE_PATH
    return response
