"""Whether this process can answer: model, content, local contacts, and what version of each."""

from __future__ import annotations

from typing import Any

from rasa.core.agent import Agent

from bot.directory import shared_directory
from bot.knowledge import shared_store
from knowledge.directory.store import DirectoryUnavailableError
from knowledge.store import StoreError


def health_report(agent: Agent | None) -> dict[str, Any]:
    """Return the state of each part; ``status`` is "ok" when model and content work.

    Without local contacts the bot still answers, so they do not count for it. ``overdue`` names the authorities with
    core contacts that nobody has checked within their time; it is None when the directory cannot be asked.
    """
    model = agent.model_id if agent is not None and agent.is_ready() else None
    try:
        content = shared_store().release().content_hash
    except StoreError:
        content = None
    overdue = _overdue()
    return {
        "status": "ok" if model and content else "down",
        "model": model,
        "content": content,
        "directory": "ok" if overdue is not None else "down",
        "overdue": overdue,
    }


def _overdue() -> list[dict[str, Any]] | None:
    try:
        return [
            {"authority": found.authority, "overdue": found.overdue, "of": found.of}
            for found in shared_directory().overdue()
        ]
    except DirectoryUnavailableError:
        return None
