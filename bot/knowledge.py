"""The knowledge store of this process, and how content gets into it at set-up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from sqlalchemy.engine import Engine, make_url

from bot.paths import database_address
from bot.understanding.encoder_build import ENCODER_ID
from bot.understanding.kept_vectors import encode_all
from knowledge.check import checked_content
from knowledge.content import content_hash
from knowledge.database import open_database
from knowledge.load import is_current, load_content
from knowledge.store import KnowledgeStore


def load_knowledge() -> bool:
    """Check the curated files and load them unless they are loaded already.

    Returns:
        True when something was loaded.

    Raises:
        ContentError: the content is broken; nothing is changed.

    """
    address, current = database_address(), content_hash()
    loaded = open_database(address)
    if is_current(loaded, current, ENCODER_ID):
        return False
    content = checked_content()
    with _fresh(address) as engine:
        load_content(engine, content, current, ENCODER_ID, encode_all)
    return True


@contextmanager
def _fresh(address: str) -> Iterator[Engine]:
    """Give a database to load into: for SQLite a new file, put in place of the old one when it is whole."""
    url = make_url(address)
    if url.get_backend_name() != "sqlite" or not url.database:
        yield open_database(address)
        return
    path = Path(url.database)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    engine = open_database(f"sqlite:///{new}")
    yield engine
    engine.dispose()
    new.replace(path)


@lru_cache(maxsize=1)
def shared_store() -> KnowledgeStore:
    """Return the one store of this process, opened at the first call."""
    return KnowledgeStore(open_database(database_address()))
