"""The knowledge store of this process, and how content gets into it at set-up."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.paths import KNOWLEDGE_DB, database_address
from bot.understanding.encoder_build import ENCODER_ID
from bot.understanding.kept_vectors import encode_all
from knowledge.check import checked_content
from knowledge.content import content_hash
from knowledge.database import open_database
from knowledge.load import copy_content, is_current, load_content
from knowledge.store import KnowledgeStore, StoreError


def load_knowledge(path: Path) -> None:
    """Check the curated files and load them into a new SQLite file.

    Raises:
        ContentError: the content is broken.

    """
    engine = open_database(f"sqlite:///{path}")
    try:
        load_content(engine, checked_content(), content_hash(), ENCODER_ID, encode_all)
    finally:
        engine.dispose()


def publish_knowledge(path: Path, content: str, address: str | None = None) -> None:
    """Put the knowledge of an SQLite file where this installation reads it, in one piece, unless it is there.

    Args:
        path: the file.
        content: the hash of its content.
        address: where to; where the settings say when left out. Nothing is done where the link to the release in use
            leads to the file anyway.

    Raises:
        StoreError: it cannot be put there; what was there before is.

    """
    address = address or database_address()
    if address == f"sqlite:///{KNOWLEDGE_DB}":
        return
    engine, url = open_database(address), make_url(address)
    kept = open_database(f"sqlite:///{path}")
    try:
        if is_current(engine, content, ENCODER_ID):
            return
        if url.get_backend_name() == "sqlite" and url.database:
            _exchange(Path(url.database), path)
        else:
            copy_content(kept, engine)
    except (SQLAlchemyError, OSError) as error:
        raise StoreError(f"The knowledge database cannot be written: {type(error).__name__}.") from error
    finally:
        engine.dispose()
        kept.dispose()


def _exchange(target: Path, source: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_suffix(".new")
    shutil.copyfile(source, new)
    new.replace(target)


@lru_cache(maxsize=1)
def shared_store() -> KnowledgeStore:
    """Return the one store of this process, opened at the first call."""
    return KnowledgeStore(open_database(database_address()), wait=False)
