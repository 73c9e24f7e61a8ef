"""Rasa's own action server reads the knowledge before its port opens, as our server does.

It takes longer than the first to ask would wait. Rasa imports every module here and then calls its plugins; inside our
server nobody calls them.
"""

from __future__ import annotations

import logging

from pluggy import HookimplMarker
from rasa_sdk.plugin import plugin_manager
from sanic import Sanic

from actions.question import stores
from bot.understanding.encoder import shared_encoder
from knowledge.store import StoreError

logger = logging.getLogger(__name__)


class ReadFirst:
    """The plugin."""

    @HookimplMarker("rasa_sdk")
    def attach_sanic_app_extensions(self, app: Sanic) -> None:
        """Have everything read that the first answer is made from."""
        app.register_listener(_read, "before_server_start")


async def _read(*_: object) -> None:
    """Without knowledge it still starts: everyone who asks gets an apology, and it works once there is some."""
    shared_encoder().encode("warm up")
    try:
        stores()
    except StoreError as error:
        logger.error("no knowledge yet: %s", error)


plugin_manager().register(ReadFirst())
