"""A turn as the rules see it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.scenarios.register import Register
from bot.scenarios.reply import Reply


@dataclass(frozen=True)
class Moment:
    """What was typed and what came. ``was_reminded`` when details were taken out in an earlier turn already."""

    typed: str
    reply: Reply
    register: Register
    was_reminded: bool = False
