"""A real server with one channel, Rasa and the platform played by stand-ins; nothing leaves this machine."""

from __future__ import annotations

import asyncio
import json
import re
import socket
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from sanic import Sanic

from bot.answer import Answer
from bot.channels.workplace.outbound import Outbound
from bot.server.app import make_app
from bot.settings import Settings
from bot.wording import to_text

HELLO = Answer(kind="conversation", lead="Hello. What is the situation?")


class Agent:
    """Stands for Rasa: keeps what reaches it, and answers, or fails as it is told to."""

    def __init__(self, answer: Answer = HELLO) -> None:
        self.answer = answer
        self.heard = []
        self.fault = None

    async def handle_message(self, message) -> None:
        self.heard.append(message)
        if self.fault:
            await self.fault(message)
            return
        said = {"text": to_text(self.answer), "custom": {"answer": self.answer.to_dict()}}
        await message.output_channel.send_response(message.sender_id, said)


async def silent(message):
    """F-20, F-21 in stock Rasa: the action server is down or the action raises, and nothing is said."""


async def broken(message):
    """F-21, F-23: something raises, with the words of the message in its text."""
    raise RuntimeError(message.text)


async def endless(message):
    """F-22: an action or the database does not come back."""
    await asyncio.Event().wait()


FAULTS = (silent, broken, endless)


@dataclass(frozen=True)
class Sent:
    """A request that reached the platform."""

    method: str
    path: str
    headers: dict
    data: dict


@dataclass
class Platform:
    """Stands for a platform's servers: records what it is sent, and replies by path (the longest part told wins).

    A request to ``https://host/path`` arrives here as ``/host/path``.
    """

    url: str = ""
    sent: list[Sent] = field(default_factory=list)
    replies: dict = field(default_factory=dict)

    async def take(self, request: web.Request) -> web.Response:
        raw = await request.read()
        form = request.content_type == "application/x-www-form-urlencoded"
        data = dict(await request.post()) if form else json.loads(raw or b"{}")
        self.sent.append(Sent(request.method, request.raw_path, dict(request.headers), data))
        told = sorted((part for part in self.replies if part in request.raw_path), key=len)
        reply = self.replies[told[-1]] if told else None
        status, body = (reply.pop(0) if isinstance(reply, list) and reply else reply) or (200, {"ok": True})
        return web.json_response(body, status=status)

    def posts(self, part: str) -> list[dict]:
        """Return the bodies sent to addresses with this part."""
        return [sent.data for sent in self.sent if part in sent.path]


class Bent(Outbound):
    """Sends every request to another machine to the stand-in instead."""

    def __init__(self, platform: Platform) -> None:
        super().__init__()
        self._platform = platform

    async def request(self, method, url, **parts):
        bent = re.sub("^https:/", self._platform.url, url)
        return await super().request(method, bent, **parts)


@asynccontextmanager
async def standing_in():
    """A platform on a free port."""
    platform = Platform()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", platform.take)
    runner = web.AppRunner(app)
    await runner.setup()
    with _free_socket() as listening:
        await web.SockSite(runner, listening).start()
        platform.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        yield platform
        await runner.cleanup()


@asynccontextmanager
async def serving(channel, agent, settings=Settings()):  # noqa: B008 - frozen
    """The project's own server with this channel; give its address."""
    Sanic.test_mode = True  # lets one process make the server again and again
    app = make_app([channel], settings)
    app.ctx.agent = agent
    with _free_socket() as listening:
        server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
        await server.startup()
        await server.before_start()
        await server.start_serving()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        await channel.background.settle()
        await server.before_stop()
        await server.close()


def _free_socket():
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    return listening
