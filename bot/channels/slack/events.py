"""Messages that Slack delivers as events, and which of them are for the bot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.channels.slack.heard import heard, mentioned
from bot.channels.slack.question import Place, Question, conversation_of, is_direct
from bot.channels.workplace.body import entry, objects, text_of

SPOKEN = frozenset({None, "file_share", "thread_broadcast"})
"""Kinds of message a person wrote anew; the others tell of edits, joins and the like."""


def read_event(payload: dict[str, Any], takes_part: Callable[[str, str], bool]) -> Question | None:
    """Return the question in an event, None when it asks the bot nothing.

    Args:
        payload: the delivery.
        takes_part: says whether the bot takes part in a thread, given its channel and its first message's timestamp.

    """
    event = entry(payload, "event")
    bots = frozenset(text_of(user, "user_id") for user in objects(payload, "authorizations"))
    channel, user, said_at = (text_of(event, name) for name in ("channel", "user", "ts"))
    if not (channel and user and said_at) or not _is_spoken(event) or user in bots:
        return None
    text, thread = text_of(event, "text"), text_of(event, "thread_ts") or None
    if not _is_for_bot(event, channel, bots, bool(thread and takes_part(channel, thread))):
        return None
    team = text_of(payload, "team_id")
    if not is_direct(channel):
        thread = thread or said_at
    return Question(
        text=heard(text, bots),
        # A mention in a channel the bot is in comes twice, as a message and as a mention: same place, same time.
        names=(f"event {text_of(payload, 'event_id') or said_at}", f"message {channel} {said_at}"),
        conversation=conversation_of(team, channel, user, thread),
        person=(team, user),
        place=Place(channel, thread),
    )


def _is_spoken(event: dict[str, Any]) -> bool:
    kind, subtype = event.get("type"), event.get("subtype")
    return kind in ("message", "app_mention") and subtype in SPOKEN and not event.get("bot_id")


def _is_for_bot(event: dict[str, Any], channel: str, bots: frozenset[str], takes_part: bool) -> bool:
    """Return whether a message is meant for the bot: always in private, in its threads unless it names another."""
    named = mentioned(text_of(event, "text"))
    if is_direct(channel) or event.get("type") == "app_mention" or named & bots:
        return True
    return takes_part and not named
