"""Put the pieces together and serve. Imports Rasa."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from pathlib import Path

from rasa.core.agent import Agent, load_agent
from rasa.core.run import create_http_input_channels
from rasa.core.utils import AvailableEndpoints
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.core.domain import Domain
from rasa.utils.log_utils import configure_structlog
from sanic import Sanic

from bot.channels.language import is_english
from bot.channels.rate import tidy_counts
from bot.conversations.opened import kept_conversations, shared_engine, shared_turns
from bot.dialogue.where import where_in
from bot.directory import shared_directory
from bot.knowledge import shared_store
from bot.privacy.redaction import redact
from bot.progress import say, step
from bot.scenarios.pages.wiring import add_pages
from bot.server.actions_endpoint import in_process_actions, trust_own_actions
from bot.server.app import CHAT_PATH, make_app
from bot.server.conversations import ForgetfulTrackerStore, KeptTrackerStore, fall_back_forgetfully, tidy
from bot.server.health import health_report
from bot.server.turn_lock import FirstComeLockStore, SharedLockStore
from bot.server.without_tensorflow import refuse_what_needs_it
from bot.settings import Settings
from bot.usage.counting import USAGE

TIDY_SECONDS = 60.0
"""How often what is over is dropped, whether or not anybody writes."""


def endpoints_in_one_process() -> AvailableEndpoints:
    """Return Rasa's endpoints with actions, conversations and locks inside this process."""
    return AvailableEndpoints(
        action=in_process_actions(),
        tracker_store=ForgetfulTrackerStore(Domain.empty()),
        lock_store=FirstComeLockStore(),
    )


def endpoints_of_settings(settings: Settings) -> AvailableEndpoints:
    """Return Rasa's endpoints as they are served: conversations are kept, and locked, where the settings say."""
    endpoints, engine, turns = endpoints_in_one_process(), shared_engine(), shared_turns(settings.turn_seconds)
    if engine is not None:
        endpoints.tracker_store = KeptTrackerStore(Domain.empty(), kept_conversations(engine))
    if turns is not None:
        endpoints.lock_store = SharedLockStore(turns)
    return endpoints


def run_server(settings: Settings, model: Path, credentials: str) -> None:
    """Serve until interrupted. The port opens when the model is loaded."""
    configure_structlog(logging.ERROR)
    logging.getLogger("sanic.root").setLevel(logging.ERROR)
    trust_own_actions()
    USAGE.on = settings.usage
    app = make_app(create_http_input_channels(None, credentials), settings)
    add_pages(app, settings)
    app.register_listener(partial(_load, model), "before_server_start")
    app.register_listener(partial(_announce, settings), "after_server_start")
    app.register_listener(_keep_usage, "after_server_stop")
    app.add_task(_tidy_now_and_then)
    app.run(host=settings.host, port=settings.port, workers=1, access_log=False, motd=False)


async def _load(model: Path, app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
    if not app.ctx.settings.tensorflow:
        refuse_what_needs_it(_components(model))
    with step("Loading the model"):
        app.ctx.agent = await load_agent(str(model), endpoints=endpoints_of_settings(app.ctx.settings), loop=loop)
    if not app.ctx.agent.is_ready():
        raise SystemExit(f"waymark: the model {model.name} cannot be loaded. Delete it and run `make run`.")
    fall_back_forgetfully(app.ctx.agent.tracker_store)
    if health_report(app.ctx.agent)["status"] != "ok":
        raise SystemExit("waymark: a model or the knowledge cannot be used. Run: ./waymark safety check")
    await warm_up(app.ctx.agent)


async def warm_up(agent: Agent) -> None:
    """Read and build what the first message would have to wait for."""
    shared_store().release()
    where_in(shared_directory(), "warm up")
    is_english("warm up")
    redact("warm up")
    await agent.parse_message("warm up")


def _components(model: Path) -> list[type]:
    return [node.uses for node in LocalModelStorage.metadata_from_archive(model).predict_schema.nodes.values()]


async def _tidy_now_and_then(app: Sanic) -> None:
    while True:
        await asyncio.sleep(TIDY_SECONDS)
        await tidy(app.ctx.agent.tracker_store)
        await tidy_counts()
        await USAGE.keep()


async def _keep_usage(_: Sanic, __: asyncio.AbstractEventLoop) -> None:
    """Write what was counted since it was last tidied."""
    await USAGE.keep()


async def _announce(settings: Settings, app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
    say(f"Ready. Chat at http://{settings.host}:{settings.port}{CHAT_PATH}   (Ctrl-C stops it)")
