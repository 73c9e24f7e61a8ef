"""Whoever answers on the pages: the bot in this process, or a stand-in in a test."""

from __future__ import annotations

from typing import Protocol

from bot.scenarios.reply import Reply


class Voice(Protocol):
    """Answers a message of a conversation, and forgets a conversation."""

    async def ask(self, sender: str, text: str) -> Reply:
        """Return the answer; a part that is down is an answer too, of kind ``error``."""

    async def forget(self, sender: str) -> None:
        """Drop what is still held of a conversation."""
