"""Ask the bot in this process, through everything but HTTP, and read what it answered."""

from __future__ import annotations

import asyncio
import itertools
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent, load_agent
from rasa.utils.log_utils import configure_structlog

from bot.channels.turn import take_turn
from bot.dialogue.heard import Heard
from bot.options import read_option
from bot.server.actions_endpoint import trust_own_actions
from bot.server.run import endpoints_in_one_process, warm_up

PATIENCE_SECONDS = 30.0


@dataclass(frozen=True)
class Reading:
    """A subject and a need that an option stands for; either may be left open."""

    subjects: tuple[str, ...]
    need: str | None


@dataclass(frozen=True)
class Turn:
    """What the bot answered to one message."""

    kind: str
    subjects: tuple[str, ...]
    need: str | None
    nation: str | None
    urgency: str
    points: tuple[str, ...]
    offered: tuple[Reading, ...]
    options: tuple[tuple[str, str], ...]
    """Label and message of each option."""
    milliseconds: float

    @property
    def answered(self) -> bool:
        """Whether it gave guidance or contacts, with or without an urgent block."""
        return bool(self.points) or self.kind in ("guidance", "contacts")


class Bot:
    """The trained bot. Use it inside one event loop."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent
        self._asked = itertools.count()

    @classmethod
    async def load(cls, model: Path) -> Bot:
        """Load a model with actions and conversations in this process."""
        configure_structlog(logging.ERROR)
        trust_own_actions()
        loop = asyncio.get_running_loop()
        agent = await load_agent(str(model), endpoints=endpoints_in_one_process(), loop=loop)
        await warm_up(agent)
        return cls(agent)

    async def say(self, text: str, sender: str) -> Turn:
        """Take one turn of a conversation."""
        started = time.perf_counter()
        reply = await take_turn(self._agent.handle_message, sender, text, "evaluate", PATIENCE_SECONDS)
        return _turn(reply["custom"]["answer"], (time.perf_counter() - started) * 1000)

    async def hear(self, text: str) -> Heard:
        """Return how a message is understood by itself."""
        return Heard.from_message(await self._agent.parse_message(text))

    async def ask_all(self, texts: Sequence[str]) -> list[Turn]:
        """Ask every text in a conversation of its own."""
        return [await self.say(text, f"question-{next(self._asked)}") for text in texts]


def _turn(answer: dict[str, Any], milliseconds: float) -> Turn:
    options = tuple((option["label"], option["message"]) for option in answer["options"])
    chosen = (read_option(message) for _, message in options)
    return Turn(
        kind=answer["kind"],
        subjects=tuple(answer["subjects"]),
        need=answer["need"],
        nation=(answer["area"] or {}).get("nation"),
        urgency=answer["urgency"],
        points=tuple(point["id"] for point in answer["points"]),
        offered=tuple(Reading(option.subjects, option.need) for option in chosen if option),
        options=options,
        milliseconds=milliseconds,
    )
