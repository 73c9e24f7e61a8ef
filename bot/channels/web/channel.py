"""The web chat: a page of our own that also works without JavaScript.

With JavaScript the page posts JSON and keeps its history in the tab. Without, the form posts, a strict cookie names the
conversation, and the page is drawn from what the tracker still holds.
"""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, html, json, redirect

from bot.answer import Answer
from bot.channels.gate import SENDER_SHAPE, TooLong, clean
from bot.channels.policy import content_policy
from bot.channels.rate import SharedRateLimit, address_of
from bot.channels.rest import answer_json
from bot.channels.turn import OnNewMessage, take_turn
from bot.channels.web.conversation import (
    COOKIE_PATH,
    Turn,
    drop,
    new_session,
    sender_of,
    turns_of,
    with_cookie,
    without_cookie,
)
from bot.channels.web.language import ENGLISH, language_of
from bot.channels.web.opinion import note_opinion
from bot.channels.web.origin import same_origin
from bot.channels.web.page import PAGE, draw
from bot.metrics import REFUSED
from bot.replies import too_fast, too_long
from bot.server.routes import add_get, add_post
from bot.settings import Settings, read_settings

HELP = "help"


class WebChannel(InputChannel):
    """The page, its script and style, and the ways to send a message and an opinion."""

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
        reception = Reception(self._settings, self._rate, on_new_message)
        add_get(routes, "/chat", reception.show, "page")
        add_get(routes, "/embedded", reception.show_in_frame, "embedded")
        add_get(routes, "/leave", reception.leave, "leave")
        add_post(routes, "/chat", reception.take_form, "form")
        add_post(routes, "/messages", reception.take_message, "messages")
        add_post(routes, "/opinion", reception.take_opinion, "opinion")
        add_post(routes, "/forget", forget_conversation, "forget")
        return routes


class Reception:
    """Takes what the page sends, and draws the page."""

    def __init__(self, settings: Settings, rate: SharedRateLimit, on_new_message: OnNewMessage) -> None:
        self._settings, self._rate, self._on_new_message = settings, rate, on_new_message

    async def show(self, request: Request) -> HTTPResponse:
        """Show the page with the conversation that the cookie names."""
        said = "noted" if "noted" in request.args else ""
        return html(self._page(request, await turns_of(request, sender_of(request)), said))

    async def show_in_frame(self, request: Request) -> HTTPResponse:
        """Show the page for a frame on the pages that may have one."""
        page = draw(self._settings, language=_language(request), framed=True)
        return html(page, headers={"Content-Security-Policy": content_policy(self._settings.frames)})

    async def take_form(self, request: Request) -> HTTPResponse:
        """Take a question, or the wish to clear the conversation, from a page without JavaScript."""
        if not same_origin(request):
            return json({"error": "this form must be sent from its own page"}, status=403)
        if "clear" in (request.form or {}):
            await drop(request, sender_of(request))
            return without_cookie(redirect(_address(request), status=303))
        return await self._answer_form(request)

    async def take_message(self, request: Request) -> HTTPResponse:
        """Take a question from the page's script."""
        if not same_origin(request):
            return json({"error": "messages must be sent from the chat page"}, status=403)
        return await answer_json(request, WebChannel.name(), self._on_new_message, self._settings, self._rate)

    async def take_opinion(self, request: Request) -> HTTPResponse:
        """Take what somebody says of an answer."""
        return await note_opinion(request, self._rate)

    async def leave(self, request: Request) -> HTTPResponse:
        """Lead away from the page, without JavaScript too, and keep nothing of the conversation."""
        await drop(request, sender_of(request))
        return without_cookie(redirect(self._settings.exit_url, status=303))

    async def _answer_form(self, request: Request) -> HTTPResponse:
        sender = sender_of(request) or new_session()
        message = HELP if HELP in (request.form or {}) else (request.form or {}).get("message", "")
        try:
            text = clean(message, self._settings.message_limit)
        except TooLong as refusal:
            REFUSED.add("too_long")
            return await self._refuse(request, too_long(refusal.limit))
        wait = await self._rate.seconds_to_wait(f"{WebChannel.name()}:{sender}", address_of(request))
        if wait:
            REFUSED.add("too_fast")
            return await self._refuse(request, too_fast(wait))
        reply = await take_turn(self._on_new_message, sender, text, WebChannel.name(), self._settings.turn_seconds)
        kept = await turns_of(request, sender)
        if kept and kept[-1]["answer"] == reply["custom"]["answer"]:
            return with_cookie(redirect(_address(request) + "#latest", status=303), sender, self._settings.tls)
        turns = [*kept, {"you": text, "answer": reply["custom"]["answer"]}]
        return with_cookie(html(self._page(request, turns)), sender, self._settings.tls)

    async def _refuse(self, request: Request, answer: Answer) -> HTTPResponse:
        kept = await turns_of(request, sender_of(request))
        return html(self._page(request, [*kept, {"you": "", "answer": answer.to_dict()}]))

    def _page(self, request: Request, turns: list[Turn], said: str = "") -> str:
        return draw(self._settings, turns, language=_language(request), said=said)


async def forget_conversation(request: Request) -> HTTPResponse:
    """Drop what the server still holds of a conversation."""
    sender = request.json.get("sender") if isinstance(request.json, dict) else None
    if not same_origin(request) or not isinstance(sender, str) or not SENDER_SHAPE.fullmatch(sender):
        return json({"error": "sender must name a conversation of this page"}, status=400)
    await drop(request, sender)
    return json({"forgotten": True})


def _language(request: Request) -> str:
    """Return the language of the page: as its address or its form says."""
    return language_of(request.args.get("lang") or (request.form or {}).get("lang"))


def _address(request: Request) -> str:
    """Return the address of the page in its language."""
    language = _language(request)
    return f"{COOKIE_PATH}/chat" + ("" if language == ENGLISH else f"?lang={language}")
