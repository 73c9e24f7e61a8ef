"""What the server does beside answering."""

import asyncio
from types import SimpleNamespace

from bot.server import run


async def test_prv4_what_is_over_is_dropped_without_anybody_writing(monkeypatch):
    monkeypatch.setattr(run, "TIDY_SECONDS", 0.001)
    tidied, kept = asyncio.Semaphore(0), asyncio.Semaphore(0)

    class Usage:
        async def keep(self):
            kept.release()

    class Store:
        async def tidy(self):
            tidied.release()

    monkeypatch.setattr(run, "USAGE", Usage())
    app = SimpleNamespace(ctx=SimpleNamespace(agent=SimpleNamespace(tracker_store=Store())))
    task = asyncio.create_task(run._tidy_now_and_then(app))
    for _ in range(2):
        await tidied.acquire()
        await kept.acquire()
    task.cancel()
