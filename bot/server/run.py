"""Put the pieces together and serve. Imports Rasa."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from pathlib import Path

from rasa.core.agent import load_agent
from rasa.core.run import create_http_input_channels
from rasa.core.utils import AvailableEndpoints
from rasa.utils.endpoints import EndpointConfig
from rasa.utils.log_utils import configure_structlog
from sanic import Sanic

from bot.channels.language import is_english
from bot.dialogue.where import where_in
from bot.directory import shared_directory
from bot.privacy.redaction import redact
from bot.progress import say, step
from bot.scenarios.pages.wiring import add_pages
from bot.server.actions_endpoint import in_process_actions, trust_own_actions
from bot.server.app import CHAT_PATH, make_app
from bot.server.conversations import fall_back_forgetfully
from bot.server.health import health_report
from bot.settings import Settings

TRACKER_STORE = "bot.server.conversations.ForgetfulTrackerStore"
LOCK_STORE = "bot.server.turn_lock.FirstComeLockStore"


def endpoints_in_one_process() -> AvailableEndpoints:
    """Return Rasa's endpoints with actions, conversations and locks inside this process."""
    return AvailableEndpoints(
        action=in_process_actions(),
        tracker_store=EndpointConfig(type=TRACKER_STORE),
        lock_store=EndpointConfig(type=LOCK_STORE),
    )


def run_server(settings: Settings, model: Path, credentials: str) -> None:
    """Serve until interrupted. The port opens when the model is loaded."""
    configure_structlog(logging.ERROR)
    logging.getLogger("sanic.root").setLevel(logging.ERROR)
    trust_own_actions()
    app = make_app(create_http_input_channels(None, credentials), settings)
    add_pages(app, settings)
    app.register_listener(partial(_load, model), "before_server_start")
    app.register_listener(partial(_announce, settings), "after_server_start")
    app.run(host=settings.host, port=settings.port, workers=1, access_log=False, motd=False)


async def _load(model: Path, app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
    with step("Loading the model"):
        app.ctx.agent = await load_agent(str(model), endpoints=endpoints_in_one_process(), loop=loop)
    if not app.ctx.agent.is_ready():
        raise SystemExit(f"waymark: the model {model.name} cannot be loaded. Delete it and run `make run`.")
    fall_back_forgetfully(app.ctx.agent.tracker_store)
    if health_report(app.ctx.agent)["status"] != "ok":
        raise SystemExit("waymark: a model or the knowledge cannot be used. Run: ./waymark safety check")
    where_in(shared_directory(), "warm up")
    is_english("warm up")
    redact("warm up")
    await app.ctx.agent.parse_message("warm up")


async def _announce(settings: Settings, app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
    say(f"Ready. Chat at http://{settings.host}:{settings.port}{CHAT_PATH}   (Ctrl-C stops it)")
