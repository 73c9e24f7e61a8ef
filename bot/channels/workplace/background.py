"""Work after the platform has been told that its message arrived: in order, never silent about errors."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Coroutine
from typing import Any, TypeVar

logger = logging.getLogger(__name__)

MOST_WAITING = 30
"""Messages of one conversation that may wait for their turn; a flood beyond that is dropped."""

STOP_SECONDS = 5.0
"""How long a stopping server waits for answers under way."""

Work = Coroutine[Any, Any, None]
Done = TypeVar("Done")


class Background:
    """Runs work beside the requests; within one conversation, one after the other."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Work]] = {}
        self._running: set[asyncio.Task[None]] = set()

    def start(self, conversation: str, work: Work) -> bool:
        """Begin the work, or queue it behind what its conversation is doing; return False when too much waits there."""
        queue = self._waiting.get(conversation)
        if queue is None:
            self._waiting[conversation] = deque([work])
            task = asyncio.create_task(self._work_off(conversation))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
            return True
        if len(queue) >= MOST_WAITING:
            work.close()
            logger.error("too many messages wait in one conversation; one was dropped")
            return False
        queue.append(work)
        return True

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        while self._running:
            await asyncio.wait(set(self._running))

    async def stop(self) -> None:
        """Let what is under way finish, for a little while, then end it."""
        if self._running:
            await asyncio.wait(set(self._running), timeout=STOP_SECONDS)
        for task in self._running:
            task.cancel()

    async def _work_off(self, conversation: str) -> None:
        queue = self._waiting[conversation]
        try:
            while queue:
                await _guarded(queue.popleft())
        finally:
            del self._waiting[conversation]
            for work in queue:
                work.close()


async def with_courtesy(work: Coroutine[Any, Any, Done], courtesy: Work) -> Done:
    """Do the work, and beside it something that may fail without harm to it."""
    done: Done
    done, _ = await asyncio.gather(work, _guarded(courtesy))
    return done


async def _guarded(work: Work) -> None:
    """Do the work. Nobody waits for its outcome, so an error is told here; by its kind only, as it may quote people."""
    try:
        await work
    except Exception as error:
        logger.error("answering failed: %s", type(error).__name__)
