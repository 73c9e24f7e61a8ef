"""Whether this process can answer: models, content, texts for danger, local contacts, and what version of each."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from bot.conversations.opened import shared_engine
from bot.directory import shared_directory
from bot.knowledge import shared_store
from bot.safety.reviewed import texts_hash
from bot.training import danger_hash
from bot.understanding.danger import judge_meaning
from knowledge.directory.store import DirectoryUnavailableError
from knowledge.store import StoreError

logger = logging.getLogger(__name__)


def health_report(agent: Agent | None) -> dict[str, Any]:
    """Return the state of each part, a hash where it has one; ``status`` is "ok" when what every answer needs works.

    Without local contacts, and with conversations in memory only, the bot still answers. ``conversations`` is "ok",
    "down", or "memory" where the settings keep them nowhere else. ``overdue`` names the authorities with
    core contacts that nobody has checked within their time; it is None when the directory cannot be asked.
    """
    parts = {
        "model": agent.model_id if agent is not None and agent.is_ready() else None,
        "content": _content(),
        "danger": _danger(),
        "urgent_texts": _texts_at_start(),
    }
    overdue = _overdue()
    return {
        "status": "ok" if all(parts.values()) else "down",
        **parts,
        "directory": "ok" if overdue is not None else "down",
        "overdue": overdue,
        "conversations": _conversations(),
    }


def parts_up(report: dict[str, Any]) -> dict[str, bool]:
    """Return which parts of a report are usable."""
    parts = ("model", "content", "danger", "urgent_texts", "directory", "conversations")
    return {part: report[part] not in (None, "down") for part in parts}


def _conversations() -> str:
    engine = shared_engine()
    if engine is None:
        return "memory"
    if engine.dialect.name == "sqlite" and not Path(engine.url.database).exists():
        return "down"
    try:
        with engine.connect() as connection:
            connection.execute(select(1))
        return "ok"
    except SQLAlchemyError:
        return "down"


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


def _overdue() -> list[dict[str, Any]] | None:
    try:
        return [
            {"authority": found.authority, "overdue": found.overdue, "of": found.of}
            for found in shared_directory().overdue()
        ]
    except DirectoryUnavailableError:
        return None
