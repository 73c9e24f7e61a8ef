"""What may come in. Size and type are checked before any model or pattern sees the text."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from bot.settings import Settings

SENDER_SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}")
FIELDS = frozenset({"sender", "message"})
_ODD_SPACE = re.compile(r"\s+")
_NOT_PLAIN = re.compile(r"[^ -~]")
_LINE_ENDS = "\t\n\v\f\r\x85\u2028\u2029"
_INVISIBLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Letters and marks that show nothing: the default-ignorable code points outside category C (Unicode 13)."""

MOST_MARKS = 2
"""Combining marks kept on one letter: written languages need no more."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """A request that is not let in. ``status`` is the HTTP status, the message says why in one sentence."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class TooLong(Refused):
    """A message above the limit of characters."""

    def __init__(self, limit: int) -> None:
        super().__init__(413, f"please shorten the message to {limit} characters")
        self.limit = limit


@dataclass(frozen=True)
class Incoming:
    """A message that was let in: who sent it (an opaque id) and its cleaned text, "" when nothing was left."""

    sender: str
    text: str


def read_request(body: bytes, media_type: str, settings: Settings) -> Incoming:
    """Return the message of a JSON request.

    Raises:
        Refused: not JSON, wrong fields, wrong types, or too long.

    """
    if len(body) > settings.body_limit:
        raise TooLong(settings.message_limit)
    if media_type.partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, "send application/json")
    data = _json_object(body)
    unknown = sorted(set(data) - FIELDS)
    if unknown:
        raise Refused(400, "unknown fields; only sender and message are taken")
    sender, message = data.get("sender"), data.get("message")
    if not isinstance(sender, str) or not SENDER_SHAPE.fullmatch(sender):
        raise Refused(400, "sender must be 1 to 128 letters, digits or _ . : @ -")
    if not isinstance(message, str):
        raise Refused(400, "message must be a text")
    return Incoming(sender, clean(message, settings.message_limit))


def clean(message: str, limit: int) -> str:
    """Return the text of a message as the model may see it.

    Compatibility forms are made plain (NFKC); control, format, private and broken characters go; so does a leading
    slash, which Rasa would take for a command.

    Raises:
        TooLong: more than ``limit`` characters, before or after.

    """
    if len(message) > limit:
        raise TooLong(limit)
    plain = unicodedata.normalize("NFKC", message.encode("utf-8", "ignore").decode("utf-8"))
    kept = _NOT_PLAIN.sub(lambda found: _as_kept(found.group()), plain)
    text = _ODD_SPACE.sub(" ", kept if kept.isascii() else _fewer_marks(kept)).strip().lstrip("/ ")
    if len(text) > limit:
        raise TooLong(limit)
    return text


def has_words(text: str) -> bool:
    """Return whether a text has a letter at all: digits, punctuation and emoji alone ask nothing."""
    return any(letter.isalpha() for letter in text)


def _as_kept(letter: str) -> str:
    if letter in _LINE_ENDS:
        return " "
    return "" if unicodedata.category(letter).startswith("C") or _INVISIBLE.match(letter) else letter


def _fewer_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter).startswith("M") else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        data = json.loads(body, object_pairs_hook=_no_repeats, parse_constant=_no_constant)
    except Refused:
        raise
    except (ValueError, RecursionError):
        raise Refused(400, "the body is not valid JSON") from None
    if not isinstance(data, dict):
        raise Refused(400, "the body must be a JSON object")
    return data


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise Refused(400, "a field is given twice")
    return dict(pairs)


def _no_constant(name: str) -> None:
    raise Refused(400, f"{name} is not a JSON number")
