"""Whether this process can answer: models, content, texts for danger, and what version of each."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any

from rasa.core.agent import Agent

from bot.knowledge import shared_store
from bot.safety.reviewed import texts_hash
from bot.training import danger_hash
from bot.understanding.danger import judge_meaning
from knowledge.store import StoreError

logger = logging.getLogger(__name__)


def health_report(agent: Agent | None) -> dict[str, Any]:
    """Return the state of each part, a hash where it has one; ``status`` is "ok" only when all work."""
    parts = {
        "model": agent.model_id if agent is not None and agent.is_ready() else None,
        "content": _content(),
        "danger": _danger(),
        "urgent_texts": _texts_at_start(),
    }
    return {"status": "ok" if all(parts.values()) else "down", **parts}


def _content() -> str | None:
    try:
        return shared_store().release().content_hash
    except StoreError:
        return None


def _danger() -> str | None:
    """Return the version of the danger model when it judges; rules alone are not enough to be well."""
    try:
        judge_meaning("are you well")
    except Exception as error:
        logger.error("the danger model does not work: %s", type(error).__name__)
        return None
    return _danger_at_start()


@lru_cache(maxsize=1)
def _danger_at_start() -> str | None:
    return danger_hash()


@lru_cache(maxsize=1)
def _texts_at_start() -> str:
    return texts_hash()
