"""Clients that never wait: more and more until answers no longer come faster, and ten at once in one conversation."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bench.served import REPLY_SECONDS, REST

CLIENTS = (1, 2, 4, 8, 16, 32, 64)
TALK = 5
"""Messages of one conversation."""

RISE = 1.05
"""Less than this over the best before is no rise."""


@dataclass(frozen=True)
class Step:
    """So many clients, each with the next message as soon as it has its answer."""

    clients: int
    seconds: float
    milliseconds: tuple[float, ...]
    failures: int

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.milliseconds) / self.seconds


@dataclass(frozen=True)
class AtOnce:
    """Messages sent at once in one conversation: when the last was answered, and how many came out of turn."""

    last_ms: float
    out_of_order: int
    failures: int


def saturate(address: str, messages: Sequence[str], seconds: float) -> list[Step]:
    """Put more and more clients to work, until twice in a row more of them bring no more answers a second."""
    steps: list[Step] = []
    for clients in CLIENTS:
        steps.append(asyncio.run(_step(address, messages, clients, seconds)))
        if not rises([step.per_second for step in steps]):
            break
    return steps


def rises(rates: Sequence[float]) -> bool:
    """Return whether one of the last two rates is well above all before them."""
    return len(rates) < 3 or max(rates[-2:]) > RISE * max(rates[:-2])


def answered(status: int, messages: Any) -> bool:
    """Return whether a reply of the REST channel holds an answer that is no apology."""
    if status != 200:
        return False
    answers = [message["custom"]["answer"] for message in messages if "answer" in message.get("custom", {})]
    return any(answer["kind"] != "error" for answer in answers)


async def _step(address: str, messages: Sequence[str], clients: int, seconds: float) -> Step:
    times: list[float] = []
    failures = 0
    end = time.perf_counter() + seconds

    async def client(session: aiohttp.ClientSession, number: int) -> None:
        nonlocal failures
        for said in itertools.count():
            started = time.perf_counter()
            if started >= end:
                return
            message = messages[(number * len(messages) // clients + said) % len(messages)]
            good = await _ask(session, address, f"client-{clients}-{number}-{said // TALK}", message)
            now = time.perf_counter()
            if not good:
                failures += 1
            elif now <= end:
                times.append((now - started) * 1000)

    connections = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(
        connector=connections, timeout=aiohttp.ClientTimeout(total=REPLY_SECONDS)
    ) as session:
        await asyncio.gather(*(client(session, number) for number in range(clients)))
    return Step(clients, seconds, tuple(times), failures)


async def _ask(session: aiohttp.ClientSession, address: str, sender: str, message: str) -> bool:
    try:
        async with session.post(address, json={"sender": sender, "message": message}) as reply:
            return answered(reply.status, await reply.json() if reply.status == 200 else None)
    except (aiohttp.ClientError, asyncio.TimeoutError):
        return False


def at_once(url: str, messages: Sequence[str], sender: str) -> AtOnce:
    """Send messages of one conversation without awaiting an answer, each written before the next."""
    return asyncio.run(_at_once(url, messages, sender))


async def _at_once(url: str, messages: Sequence[str], sender: str) -> AtOnce:
    started = time.perf_counter()
    open_ones = [await _written(url, sender, message) for message in messages]
    came: list[int] = []
    good = 0

    async def read(number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal good
        reply = await reader.read()
        came.append(number)
        writer.close()
        head, _, body = reply.partition(b"\r\n\r\n")
        status = int(head.split(b" ", 2)[1]) if head else 0
        good += answered(status, json.loads(body) if status == 200 else None)

    await asyncio.gather(*(read(number, *pair) for number, pair in enumerate(open_ones)))
    return AtOnce((time.perf_counter() - started) * 1000, out_of_order(came), len(messages) - good)


def out_of_order(came: Sequence[int]) -> int:
    """Return how many came before one that was sent earlier."""
    return sum(number > min(came[place:]) for place, number in enumerate(came))


async def _written(url: str, sender: str, message: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    address = urlsplit(url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    body = json.dumps({"sender": sender, "message": message}).encode()
    head = f"POST {REST} HTTP/1.1\r\nHost: {address.netloc}\r\nConnection: close\r\n"
    writer.write(f"{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    await writer.drain()
    return reader, writer
