"""What every delivery that asks something comes down to, whichever way it came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Place:
    """Where an answer goes: a conversation and thread, or an address for what only one person sees."""

    channel: str = ""
    thread: str | None = None
    response_url: str | None = None


@dataclass(frozen=True)
class Choice:
    """A button that was pressed, on a message whose buttons are to be replaced."""

    label: str
    channel: str
    timestamp: str
    blocks: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Question:
    """A message to answer.

    Attributes:
        text: what was asked.
        names: what this delivery is remembered by, so that it is answered once.
        conversation: what makes up the conversation's key; hashed before it is used.
        person: who asked: team and user; hashed before it is used.
        place: where the answer goes.
        choice: the button that was pressed, if one was.

    """

    text: str
    names: tuple[str, ...]
    conversation: tuple[str, ...]
    person: tuple[str, str]
    place: Place
    choice: Choice | None = None


def conversation_of(team: str, channel: str, user: str, thread: str | None) -> tuple[str, ...]:
    """Return what a conversation is kept under: for each person one in each thread of a channel, and one in private."""
    if is_direct(channel):
        return (team, "direct", user)
    return (team, channel, user, thread or "")


def is_direct(channel: str) -> bool:
    """Return whether a conversation is between one person and the bot. Slack's ids tell: they begin with D."""
    return channel.startswith("D")
