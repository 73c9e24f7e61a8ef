"""What a person wrote, without Slack's own marks: mentions, links in angle brackets, escaped characters."""

from __future__ import annotations

import re

from bot.channels.slack.mrkdwn import unescape

_MARK = re.compile(r"<(?P<what>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")
SOMEBODY = "someone"
"""Stands for a colleague who was mentioned: who it was is nobody's business here."""


def heard(text: str, bots: frozenset[str]) -> str:
    """Return the text as its writer saw it, without mentions of these bots."""
    return unescape(_MARK.sub(lambda mark: _said(mark["what"], mark["label"], bots), text)).strip()


def mentioned(text: str) -> frozenset[str]:
    """Return the ids of everybody mentioned in a text from Slack."""
    return frozenset(mark["what"][1:] for mark in _MARK.finditer(text) if mark["what"].startswith("@"))


def _said(what: str, label: str | None, bots: frozenset[str]) -> str:
    if what.startswith("@"):
        return "" if what[1:] in bots else SOMEBODY
    if what.startswith("!"):
        return (label or "") if what.startswith("!date") else ""
    if label or what.startswith("#"):
        return label or ""
    return re.sub(r"^(?:mailto|tel):", "", what)
