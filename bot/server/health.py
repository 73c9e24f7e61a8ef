"""Whether this process can answer: model, content, and what version of each."""

from __future__ import annotations

from typing import Any

from rasa.core.agent import Agent

from bot.knowledge import shared_store
from knowledge.store import StoreError


def health_report(agent: Agent | None) -> dict[str, Any]:
    """Return the state of each part; ``status`` is "ok" only when all work."""
    model = agent.model_id if agent is not None and agent.is_ready() else None
    try:
        content = shared_store().release().content_hash
    except StoreError:
        content = None
    return {"status": "ok" if model and content else "down", "model": model, "content": content}
