"""The log: one JSON object a line, in UTC, without a word that anybody typed and without the name of a conversation."""

from __future__ import annotations

import json
import logging
import os
from datetime import datetime, timezone

from bot.channels.workplace.environment import SENDER_KEY
from bot.channels.workplace.identity import SenderKey
from bot.metrics import CountsErrors, event_of

OURS = ("bot", "actions", "knowledge")
TURN_LOGGER = "bot.channels.turn"
EXTRA = ("conversation", "channel", "outcome", "milliseconds")
FIELDS = ("time", "level", "event", "detail", *EXTRA)
SHOWN_OF_HASH = 12


class JsonLines(logging.Formatter):
    """Writes a record as one line: its fixed words as ``event``, what stands in for them as ``detail``."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line. Traces are left out: they may quote what was typed."""
        at = datetime.fromtimestamp(record.created, timezone.utc)
        arguments = record.args if isinstance(record.args, tuple) else (record.args,)
        line = {
            "time": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "event": event_of(record),
            "detail": " ".join(map(str, arguments)) if record.args else None,
            **{name: getattr(record, name, None) for name in EXTRA},
        }
        return json.dumps({name: value for name, value in line.items() if value is not None})


def set_up_logs(turns: bool) -> None:
    """Write our own log as JSON to standard error and count its errors. ``turns``: a line for each turn as well."""
    written = logging.StreamHandler()
    written.setFormatter(JsonLines())
    for name in OURS:
        ours = logging.getLogger(name)
        ours.setLevel(logging.INFO)
        ours.propagate = False
        ours.handlers = [written, CountsErrors()]
    logging.getLogger(TURN_LOGGER).setLevel(logging.INFO if turns else logging.WARNING)


def in_logs(conversation: str) -> str:
    """Return what stands for a conversation in the log: the same for its messages, another than in the database."""
    return SenderKey(os.environ.get(SENDER_KEY, "")).hashed("log", conversation)[:SHOWN_OF_HASH]
