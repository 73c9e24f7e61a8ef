"""The form that the slash command opens when nothing was written behind it."""

from __future__ import annotations

from typing import Any

from bot.channels.workplace.body import entry, text_of

FORM = "waymark_question"
FIELD = "question"
SLACK_LIMIT = 3_000


def question_form(message_limit: int) -> dict[str, Any]:
    """Return the form, for messages of at most ``message_limit`` characters."""
    field = {
        "type": "plain_text_input",
        "action_id": FIELD,
        "multiline": True,
        "max_length": min(message_limit, SLACK_LIMIT),
    }
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": _plain("Ask Waymark"),
        "submit": _plain("Ask"),
        "close": _plain("Cancel"),
        "blocks": [
            {
                "type": "input",
                "block_id": FIELD,
                "label": _plain("What is the situation?"),
                "hint": _plain("No names, dates of birth or addresses. The answer comes to you as a direct message."),
                "element": field,
            },
        ],
    }


def typed(payload: dict[str, Any]) -> str | None:
    """Return what was typed into the form, None when the payload is of another form."""
    if text_of(payload, "view", "callback_id") != FORM:
        return None
    value = entry(payload, "view", "state", "values", FIELD, FIELD, "value")
    return value if isinstance(value, str) else ""


def _plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}
