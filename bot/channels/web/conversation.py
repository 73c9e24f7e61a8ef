"""The conversation of a page without JavaScript: named by a strict cookie, drawn from what the tracker still holds."""

from __future__ import annotations

import secrets
from typing import Any

from rasa.shared.core.events import BotUttered, UserUttered
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.gate import SENDER_SHAPE
from bot.server.conversations import forget

COOKIE = "waymark"
COOKIE_PATH = "/webhooks/web"
SESSION_BYTES = 24

Turn = dict[str, Any]
"""What was typed (``you``) and the answer's JSON object (``answer``)."""


def new_session() -> str:
    """Return a conversation id that cannot be guessed."""
    return secrets.token_urlsafe(SESSION_BYTES).replace("_", "a").replace("-", "b")


def sender_of(request: Request) -> str | None:
    """Return the conversation that the cookie names, None when there is no cookie of ours."""
    given: str | None = request.cookies.get(COOKIE)
    return given if given and SENDER_SHAPE.fullmatch(given) else None


async def turns_of(request: Request, sender: str | None) -> list[Turn]:
    """Return the turns of a conversation that are still kept."""
    tracker = await request.app.ctx.agent.tracker_store.retrieve(f"web:{sender}") if sender else None
    turns: list[Turn] = []
    for event in tracker.events if tracker else ():
        if isinstance(event, UserUttered) and event.text:
            turns.append({"you": event.text, "answer": None})
        elif isinstance(event, BotUttered) and turns:
            turns[-1]["answer"] = ((event.data or {}).get("custom") or {}).get("answer")
    return [turn for turn in turns if turn["answer"]]


async def drop(request: Request, sender: str | None) -> None:
    """Drop what the server still holds of a conversation."""
    if sender:
        await forget(request.app.ctx.agent.tracker_store, f"web:{sender}")


def with_cookie(response: HTTPResponse, sender: str, tls: bool) -> HTTPResponse:
    """Let the browser keep the name of the conversation, for this site only and out of reach of scripts."""
    response.cookies[COOKIE] = sender
    response.cookies[COOKIE]["httponly"] = True
    response.cookies[COOKIE]["samesite"] = "Strict"
    response.cookies[COOKIE]["path"] = COOKIE_PATH
    if tls:
        response.cookies[COOKIE]["secure"] = True
    return response


def without_cookie(response: HTTPResponse) -> HTTPResponse:
    """Let the browser forget the name of the conversation."""
    response.cookies[COOKIE] = ""
    response.cookies[COOKIE]["max-age"] = 0
    response.cookies[COOKIE]["path"] = COOKIE_PATH
    return response
