"""Put the pieces together and serve. Imports Rasa."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from pathlib import Path

from rasa.core.agent import load_agent
from rasa.core.run import create_http_input_channels
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.domain import Domain
from rasa.utils.log_utils import configure_structlog
from sanic import Sanic
from sqlalchemy.engine import Engine

from bot.channels.language import is_english
from bot.conversations.opened import kept_conversations
from bot.dialogue.where import where_in
from bot.directory import shared_directory
from bot.privacy.redaction import redact
from bot.progress import say, step
from bot.scenarios.pages.wiring import add_pages
from bot.server.actions_endpoint import in_process_actions, trust_own_actions
from bot.server.app import CHAT_PATH, make_app
from bot.server.conversations import ForgetfulTrackerStore, KeptTrackerStore, fall_back_forgetfully, tidy
from bot.server.health import health_report
from bot.server.turn_lock import FirstComeLockStore
from bot.settings import Settings

TIDY_SECONDS = 60.0
"""How often what is over is dropped, whether or not anybody writes."""


def endpoints_in_one_process(conversations: Engine | None = None) -> AvailableEndpoints:
    """Return Rasa's endpoints with actions and locks inside this process, conversations in memory and in a database."""
    return AvailableEndpoints(
        action=in_process_actions(), tracker_store=_tracker_store(conversations), lock_store=FirstComeLockStore()
    )


def run_server(settings: Settings, model: Path, credentials: str, conversations: Engine | None) -> None:
    """Serve until interrupted. The port opens when the model is loaded."""
    configure_structlog(logging.ERROR)
    logging.getLogger("sanic.root").setLevel(logging.ERROR)
    trust_own_actions()
    app = make_app(create_http_input_channels(None, credentials), settings)
    add_pages(app, settings)
    app.register_listener(partial(_load, model, conversations), "before_server_start")
    app.register_listener(partial(_announce, settings), "after_server_start")
    app.add_task(_tidy_now_and_then)
    app.run(host=settings.host, port=settings.port, workers=1, access_log=False, motd=False)


async def _load(model: Path, conversations: Engine | None, app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
    with step("Loading the model"):
        endpoints = endpoints_in_one_process(conversations)
        app.ctx.agent = await load_agent(str(model), endpoints=endpoints, loop=loop)
    if not app.ctx.agent.is_ready():
        raise SystemExit(f"waymark: the model {model.name} cannot be loaded. Delete it and run `make run`.")
    fall_back_forgetfully(app.ctx.agent.tracker_store)
    if health_report(app.ctx.agent)["status"] != "ok":
        raise SystemExit("waymark: a model or the knowledge cannot be used. Run: ./waymark safety check")
    where_in(shared_directory(), "warm up")
    is_english("warm up")
    redact("warm up")
    await app.ctx.agent.parse_message("warm up")


def _tracker_store(conversations: Engine | None) -> TrackerStore:
    if conversations is None:
        return ForgetfulTrackerStore(Domain.empty())
    return KeptTrackerStore(Domain.empty(), kept_conversations(conversations))


async def _tidy_now_and_then(app: Sanic) -> None:
    while True:
        await asyncio.sleep(TIDY_SECONDS)
        await tidy(app.ctx.agent.tracker_store)


async def _announce(settings: Settings, app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
    say(f"Ready. Chat at http://{settings.host}:{settings.port}{CHAT_PATH}   (Ctrl-C stops it)")
