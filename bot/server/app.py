"""The web server: our channels, a health route, security headers, errors in plain words. None of Rasa's own routes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from rasa.core.channels.channel import InputChannel, register
from sanic import Sanic
from sanic.exceptions import PayloadTooLarge, SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json, redirect, text

from bot.channels.policy import content_policy
from bot.channels.turn import reply_of
from bot.metrics import exposition
from bot.replies import failure, too_long
from bot.server.health import health_report, parts_up
from bot.settings import Settings

logger = logging.getLogger(__name__)

REQUEST_SECONDS = 10
CHAT_PATH = "/webhooks/web/chat"

HEADERS = {
    "Content-Security-Policy": content_policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

INSIST_ON_TLS = "max-age=31536000"

STATIC_FILE = "__file_uri__"
"""What Sanic calls the part of a path that names one of the page's files."""


def make_app(channels: Sequence[InputChannel], settings: Settings) -> Sanic:
    """Return the server with its channels, not yet with a model."""
    app = Sanic("waymark", configure_logging=False)
    app.config.update(
        {
            "REQUEST_MAX_SIZE": settings.body_limit,
            "REQUEST_TIMEOUT": REQUEST_SECONDS,
            "RESPONSE_TIMEOUT": REQUEST_SECONDS + settings.turn_seconds,
            "ACCESS_LOG": False,
            "MOTD": False,
            "PROXIES_COUNT": settings.proxies or None,
        }
    )
    app.ctx.settings = settings
    register(list(channels), app, route="/webhooks/")
    app.add_route(_home, "/", name="home")
    app.add_route(_health, "/health", name="health")
    app.add_route(_live, "/health/live", name="live")
    app.add_route(_ready, "/health/ready", name="ready")
    if settings.metrics:
        app.add_route(_metrics, "/metrics", name="metrics")
    app.register_middleware(_add_headers, "response")
    app.error_handler.add(PayloadTooLarge, _too_large)
    app.error_handler.add(OSError, _no_file)
    app.error_handler.add(ValueError, _no_file)
    app.error_handler.add(Exception, _failed)
    return app


async def _home(_: Request) -> HTTPResponse:
    return redirect(CHAT_PATH)


async def _health(request: Request) -> HTTPResponse:
    report = await _report(request)
    return json(report, status=_status_of(report))


async def _live(_: Request) -> HTTPResponse:
    """Tell that the process takes requests at all; one that does not should be started again."""
    return json({"status": "ok"})


async def _ready(request: Request) -> HTTPResponse:
    """Tell whether people may be sent here."""
    report = await _report(request)
    return json({"status": report["status"]}, status=_status_of(report))


async def _metrics(request: Request) -> HTTPResponse:
    return text(exposition(parts_up(await _report(request))), content_type="text/plain; version=0.0.4")


async def _report(request: Request) -> dict[str, Any]:
    """Ask the parts beside the event loop: a database that hangs must not hold up an answer."""
    return await asyncio.to_thread(health_report, getattr(request.app.ctx, "agent", None))


def _status_of(report: dict[str, Any]) -> int:
    return 200 if report["status"] == "ok" else 503


async def _add_headers(request: Request, response: HTTPResponse) -> None:
    if request.app.ctx.settings.tls:
        response.headers.setdefault("Strict-Transport-Security", INSIST_ON_TLS)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)


async def _too_large(request: Request, _: Exception) -> HTTPResponse:
    return json([reply_of("", too_long(request.app.ctx.settings.message_limit))], status=413)


async def _no_file(request: Request, error: Exception) -> HTTPResponse:
    """Answer a request for a file that the system cannot open: a folder, a name with NUL in it or too long."""
    if STATIC_FILE in request.match_info:
        return json({"error": "not found"}, status=404)
    return await _failed(request, error)


async def _failed(_: Request, error: Exception) -> HTTPResponse:
    if isinstance(error, SanicException):
        return json({"error": str(error) or "not found"}, status=error.status_code)
    logger.error("request failed: %s", type(error).__name__)
    return json([reply_of("", failure())], status=500)
