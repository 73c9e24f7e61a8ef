"""Buttons, menus and forms that people used, and the slash command."""

from __future__ import annotations

from typing import Any

from bot.channels.slack.modal import typed
from bot.channels.slack.mrkdwn import unescape
from bot.channels.slack.question import Choice, Place, Question, conversation_of, is_direct
from bot.channels.workplace.body import entry, objects, text_of


def read_interaction(payload: dict[str, Any]) -> Question | None:
    """Return the question in an interaction, None when it asks nothing (a link button, a closed form)."""
    if payload.get("type") == "block_actions":
        return _chosen(payload)
    if payload.get("type") == "view_submission":
        return _submitted(payload)
    return None


def read_command(form: dict[str, str]) -> Question | None:
    """Return the question in a slash command, None when nothing was written behind it."""
    text = form.get("text", "").strip()
    team, channel, user = (form.get(name, "") for name in ("team_id", "channel_id", "user_id"))
    if not (text and user):
        return None
    return Question(
        text=unescape(text),
        names=(f"command {form.get('trigger_id', '')}",),
        conversation=_private_conversation(team, channel, user),
        person=(team, user),
        place=Place(response_url=form.get("response_url", "")),
    )


def _chosen(payload: dict[str, Any]) -> Question | None:
    actions = objects(payload, "actions")
    text = _value(actions[0]) if actions else ""
    team, user = text_of(payload, "team", "id"), text_of(payload, "user", "id")
    channel = text_of(payload, "channel", "id") or text_of(payload, "container", "channel_id")
    if not (text and user and channel):
        return None
    sent_at = text_of(payload, "container", "message_ts") or text_of(payload, "message", "ts")
    thread = text_of(payload, "container", "thread_ts") or text_of(payload, "message", "thread_ts") or None
    names = (f"action {text_of(payload, 'trigger_id')} {text_of(actions[0], 'action_ts')}",)
    if entry(payload, "container", "is_ephemeral"):
        conversation = _private_conversation(team, channel, user)
        return Question(text, names, conversation, (team, user), Place(response_url=text_of(payload, "response_url")))
    if not is_direct(channel):
        thread = thread or sent_at
    choice = Choice(_label(actions[0]) or text, channel, sent_at, tuple(objects(payload, "message", "blocks")))
    conversation = conversation_of(team, channel, user, thread)
    return Question(text, names, conversation, (team, user), Place(channel, thread), choice)


def _submitted(payload: dict[str, Any]) -> Question | None:
    text, user = typed(payload), text_of(payload, "user", "id")
    team = text_of(payload, "team", "id")
    if text is None or not user:
        return None
    names = (f"form {text_of(payload, 'view', 'id')}",)
    # Slack opens the private conversation with a person when the person's id stands in place of a channel.
    return Question(unescape(text), names, (team, "direct", user), (team, user), Place(user))


def _private_conversation(team: str, channel: str, user: str) -> tuple[str, ...]:
    """Return the key of what only one person sees in a channel: apart from its threads, which others read."""
    return (team, channel, user, "only you") if channel and not is_direct(channel) else (team, "direct", user)


def _value(action: dict[str, Any]) -> str:
    """Return what was chosen: the value of a button, of one option, or of several."""
    several = [text_of(option, "value") for option in objects(action, "selected_options")]
    found = text_of(action, "value") or text_of(action, "selected_option", "value") or ", ".join(filter(None, several))
    return unescape(found)


def _label(action: dict[str, Any]) -> str:
    return unescape(text_of(action, "text", "text") or text_of(action, "selected_option", "text", "text"))
