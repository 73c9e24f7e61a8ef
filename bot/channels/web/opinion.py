"""Takes what a reader says of an answer: one of a few words, and the ids of the lines that were shown."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timezone

from sanic.request import Request
from sanic.response import HTTPResponse, json, redirect

from bot.channels.rate import SharedRateLimit, address_of
from bot.channels.web.conversation import COOKIE_PATH
from bot.channels.web.language import language_of
from bot.channels.web.origin import same_origin
from bot.feedback.store import SAYINGS, FeedbackUnavailableError, shared_feedback

logger = logging.getLogger(__name__)


async def note_opinion(request: Request, rate: SharedRateLimit) -> HTTPResponse:
    """Note an opinion: a form is led back to its page, a script is told what came of it."""
    if not same_origin(request):
        return json({"error": "opinions must be sent from the chat page"}, status=403)
    form = request.form or {}
    verdict, points = form.get("verdict", ""), form.get("points", "").split()
    if verdict not in SAYINGS or not points:
        return json({"error": "verdict and points must be those of an answer"}, status=400)
    wait = await rate.seconds_to_wait(f"web:opinion:{address_of(request)}", address_of(request))
    if wait:
        return json({"error": "too many"}, status=429, headers={"Retry-After": str(wait)})
    try:
        await asyncio.to_thread(shared_feedback().note, verdict, points, datetime.now(timezone.utc))
    except FeedbackUnavailableError as error:
        logger.error("an opinion was not noted: %s", error)
        return json({"error": "not noted"}, status=503)
    if request.headers.get("sec-fetch-mode") == "navigate":
        return redirect(f"{COOKIE_PATH}/chat?noted=yes&lang={language_of(form.get('lang'))}#status", status=303)
    return json({"noted": True})
