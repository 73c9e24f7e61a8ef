"""``/practice``: choose a scenario, ask in your own words, compare, think, debrief. Plain forms, no JavaScript."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, html

from bot.channels.gate import has_words
from bot.channels.rate import SharedRateLimit, address_of
from bot.channels.web.origin import same_origin
from bot.scenarios.pages.library import Library
from bot.scenarios.pages.practice_parts import (
    PLACE,
    Sent,
    ask_page,
    debrief_page,
    message_page,
    not_there,
    read_form,
    record_page,
    without_options,
)
from bot.scenarios.pages.voice import Voice
from bot.scenarios.player import message_of
from bot.scenarios.practice_session import MOST_NOTE, new_session, next_turn
from bot.scenarios.script import Scenario
from bot.scenarios.templating import STATIC, fill
from bot.server.routes import add_get, add_post
from bot.settings import Settings

NOTHING_TYPED = 'Type a question first, or choose "Show me the model question".'


def practice_pages(voice: Voice, library: Library, settings: Settings) -> Blueprint:
    """Return the routes of the practice pages."""
    routes = Blueprint("waymark_practice", url_prefix=PLACE)
    routes.static("/static", str(STATIC), name="practice_static")
    practice = _Practice(voice, library, SharedRateLimit(settings))
    add_get(routes, "/", practice.choose, "practice_list")
    add_get(routes, "/scenario/<subject>/<slug>", practice.begin, "practice_begin")
    add_post(routes, "/scenario/<subject>/<slug>", practice.go_on, "practice_go_on")
    return routes


class _Practice:
    def __init__(self, voice: Voice, library: Library, rate: SharedRateLimit) -> None:
        self._voice = voice
        self._library = library
        self._rate = rate
        self._steps: dict[str, Callable[[Request, Sent], Awaitable[HTTPResponse]]] = {
            "ask": self._ask,
            "skip": self._skip,
            "next": self._next,
            "record": self._record,
        }

    async def choose(self, _: Request) -> HTTPResponse:
        by_subject: dict[str, list[Any]] = {}
        for file in self._library.files():
            if file.scenario:
                by_subject.setdefault(file.path.parent.name, []).append(file)
        return html(fill("practice_list.html", by_subject=by_subject, is_list=True))

    async def begin(self, _: Request, subject: str, slug: str) -> HTTPResponse:
        scenario = self._scenario(subject, slug)
        return ask_page(scenario, new_session()) if scenario else not_there()

    async def go_on(self, request: Request, subject: str, slug: str) -> HTTPResponse:
        scenario = self._scenario(subject, slug)
        if scenario is None:
            return not_there()
        if not same_origin(request):
            return message_page(
                "This form must be sent from its own page", "Open the practice page and begin there.", 403
            )
        sent = read_form(request, scenario)
        step = self._steps.get(request.form.get("step", "") if request.form else "", self._again)
        return await step(request, sent)

    def _scenario(self, subject: str, slug: str) -> Scenario | None:
        file = self._library.find(subject, slug)
        return file.scenario if file else None

    async def _again(self, _: Request, sent: Sent) -> HTTPResponse:
        return ask_page(sent.scenario, new_session())

    async def _ask(self, request: Request, sent: Sent) -> HTTPResponse:
        if not has_words(sent.typed):
            return ask_page(sent.scenario, sent.session, NOTHING_TYPED)
        return await self._answer(request, sent, sent.typed)

    async def _skip(self, request: Request, sent: Sent) -> HTTPResponse:
        return await self._answer(request, sent, "")

    async def _answer(self, request: Request, sent: Sent, typed: str) -> HTTPResponse:
        """Let the bot answer the learner's question and the model question, each in a conversation of its own."""
        session = sent.session
        if session.turn >= len(sent.scenario.turns):
            return debrief_page(sent.scenario, session)
        wait = await self._rate.seconds_to_wait(f"practice:{session.talk}", address_of(request))
        if wait:
            return ask_page(
                sent.scenario, session, f"That was fast. Please wait {wait} seconds and send it again.", typed
            )
        own = await self._voice.ask(f"own{session.talk}", typed) if typed else None
        message = message_of(sent.scenario.turns[session.turn], session.offered)
        model = await self._voice.ask(f"model{session.talk}", message) if message else None
        return html(
            fill(
                "practice_answered.html",
                scenario=sent.scenario,
                session=replace(session, offered=model.options if model else {}),
                own={"typed": typed, "answer": without_options(own.answer)} if own else None,
                model=without_options(model.answer) if model else None,
                heading=model.word("title") if model else "",
                trouble="" if model else "The bot did not offer this choice this time.",
                note_limit=MOST_NOTE,
            )
        )

    async def _next(self, _: Request, sent: Sent) -> HTTPResponse:
        session = next_turn(sent.session)
        if session.turn < len(sent.scenario.turns):
            return ask_page(sent.scenario, session)
        await self._voice.forget(f"own{session.talk}")
        await self._voice.forget(f"model{session.talk}")
        return debrief_page(sent.scenario, session)

    async def _record(self, _: Request, sent: Sent) -> HTTPResponse:
        return record_page(sent)
