"""The bot of this process as the pages talk to it: through the same gate and the same turn as every channel."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from typing import Any

from sanic import Sanic

from bot.channels.gate import clean
from bot.channels.turn import take_turn
from bot.scenarios.bots import BotGoneError
from bot.scenarios.pages.voice import Voice
from bot.scenarios.reply import Reply, read_reply
from bot.server.conversations import forget
from bot.settings import Settings

CHANNEL = "practice"
WAIT_SECONDS = 30.0


class InsideVoice:
    """Answers with the model of this server."""

    def __init__(self, app: Sanic, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def ask(self, sender: str, text: str) -> Reply:
        """Take one turn; what comes back is as it would come over HTTP, with lists in place of tuples."""
        cleaned = clean(text, self._settings.message_limit)
        reply = await take_turn(self._hear, sender, cleaned, CHANNEL, self._settings.turn_seconds)
        return read_reply(json.loads(json.dumps([reply])))

    async def forget(self, sender: str) -> None:
        """Drop the conversation."""
        await forget(self._app.ctx.agent.tracker_store, f"{CHANNEL}:{sender}")

    async def _hear(self, message: Any) -> None:
        await self._app.ctx.agent.handle_message(message)


@dataclass(frozen=True)
class InsideBot:
    """The same for a run of scenarios, which plays in threads beside the server's loop."""

    voice: Voice
    loop: asyncio.AbstractEventLoop

    @property
    def name(self) -> str:
        """What a report calls it."""
        return "this bot"

    def say(self, sender: str, message: str) -> Reply:
        """Take one turn on the server's loop, and wait for it here.

        Raises:
            BotGoneError: there is no answer in time.

        """
        asked = asyncio.run_coroutine_threadsafe(self.voice.ask(sender, message), self.loop)
        try:
            return asked.result(WAIT_SECONDS)
        except FutureTimeoutError:
            asked.cancel()
            raise BotGoneError("the bot did not answer in time") from None
