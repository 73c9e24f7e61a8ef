"""The conversations database of this installation, as the settings name it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError

from bot.channels.workplace.environment import SENDER_KEY, SHORTEST_KEY
from bot.channels.workplace.identity import SenderKey
from bot.conversations.database import MEMORY, ConversationsError, is_shared, make_tables, open_conversations
from bot.conversations.kept import KeptConversations
from bot.conversations.shared_count import SharedCount
from bot.conversations.shared_turns import SharedTurns
from bot.paths import conversations_address


def sender_key(address: str, environment: Mapping[str, str] = os.environ) -> SenderKey:
    """Return the key under which names of conversations and addresses are hashed.

    A file of one's own does without: names of conversations are too random to guess. A database that others may read
    also holds hashed addresses of the network, and those could be guessed.

    Raises:
        ConversationsError: the database is shared and the key is missing or short.

    """
    key = environment.get(SENDER_KEY, "").strip()
    if is_shared(address) and len(key) < SHORTEST_KEY:
        raise ConversationsError(
            f"With conversations in PostgreSQL, {SENDER_KEY} must be set, the same for all workers, to at least "
            f"{SHORTEST_KEY} characters. Make one: openssl rand -hex 32"
        )
    return SenderKey(key)


def opened(address: str | None = None, environment: Mapping[str, str] = os.environ) -> Engine | None:
    """Return the database with its tables made; None when conversations are kept in memory only.

    Raises:
        ConversationsError: it cannot be used.

    """
    address = address or conversations_address()
    if address == MEMORY:
        return None
    sender_key(address, environment)
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise ConversationsError("WAYMARK_CONVERSATIONS_DB is not the address of a database.") from error
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = open_conversations(address)
    make_tables(engine)
    return engine


@lru_cache(maxsize=1)
def shared_engine() -> Engine | None:
    """Return the database of this process, opened once.

    Raises:
        ConversationsError: it cannot be used.

    """
    return opened()


@lru_cache(maxsize=1)
def shared_count() -> SharedCount | None:
    """Return what counts messages over all workers; None when this process is alone."""
    address = conversations_address()
    engine = shared_engine() if is_shared(address) else None
    return SharedCount(engine, sender_key(address)) if engine is not None else None


@lru_cache(maxsize=1)
def shared_turns(seconds: float) -> SharedTurns | None:
    """Return what lets one worker at a time take a turn in a conversation; None when this process is alone.

    ``seconds`` is how long a turn may wait for another.
    """
    address = conversations_address()
    return SharedTurns(address, sender_key(address), seconds) if is_shared(address) else None


def kept_conversations(engine: Engine, environment: Mapping[str, str] = os.environ) -> KeptConversations:
    """Return the conversations in a database that was opened."""
    return KeptConversations(engine, sender_key(str(engine.url), environment))
