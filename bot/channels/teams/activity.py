"""What an activity of the Bot Connector asks."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from bot.channels.workplace.body import entry, objects, text_of

_MENTION = re.compile(r"<at(?:\s[^<>]*)?>[^<>]*</at>")
SOMEBODY = "someone"
"""Stands for a colleague who was mentioned: who it was is nobody's business here."""


@dataclass(frozen=True)
class Place:
    """Where an answer goes. ``activity`` is what it answers, "" when it answers nothing."""

    service_url: str
    conversation: str
    activity: str
    bot: dict[str, Any]


@dataclass(frozen=True)
class Question:
    """A message to answer.

    Attributes:
        text: what was asked.
        name: what this delivery is remembered by, so that it is answered once.
        person: the writer's id; hashed before it is used.
        place: where the answer goes; its conversation is one thread of a channel, or one chat.

    """

    text: str
    name: str
    person: str
    place: Place

    @property
    def conversation(self) -> tuple[str, str]:
        """Return what makes up the conversation's key: one for each person in each chat and each thread."""
        return (self.place.conversation, self.person)


def place_of(activity: dict[str, Any]) -> Place:
    """Return where the answer to an activity goes."""
    bot = {name: text_of(activity, "recipient", name) for name in ("id", "name")}
    conversation = text_of(activity, "conversation", "id")
    return Place(text_of(activity, "serviceUrl"), conversation, text_of(activity, "id"), bot)


def read_question(activity: dict[str, Any]) -> Question | None:
    """Return the question in a message, None when nobody wrote it or nobody could be answered."""
    place = place_of(activity)
    person = text_of(activity, "from", "aadObjectId") or text_of(activity, "from", "id")
    if not (place.conversation and place.activity and person) or text_of(activity, "from", "id") == place.bot["id"]:
        return None
    text = text_of(activity, "value", "message") or written(activity)
    return Question(text, f"{place.conversation} {place.activity}", person, place)


def written(activity: dict[str, Any]) -> str:
    """Return what a person wrote, without mentions: the bot's own goes, another's becomes "someone"."""
    text = text_of(activity, "text")
    bot = text_of(activity, "recipient", "id")
    for mention in objects(activity, "entities"):
        if mention.get("type") == "mention" and text_of(mention, "mentioned", "id") == bot:
            text = text.replace(text_of(mention, "text") or "\0", " ")
    return html.unescape(_MENTION.sub(SOMEBODY, text)).strip()


def is_welcome(activity: dict[str, Any]) -> bool:
    """Return whether an activity says that the bot was added here."""
    if activity.get("type") == "installationUpdate":
        return str(activity.get("action", "")).startswith("add")
    bot = text_of(activity, "recipient", "id")
    return activity.get("type") == "conversationUpdate" and any(
        entry(member, "id") == bot for member in objects(activity, "membersAdded")
    )
