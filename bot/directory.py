"""The directory of places and local contacts of this process, and how it is made ready at set-up."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from sqlalchemy.engine import make_url

from bot.paths import directory_address
from knowledge.directory.database import open_directory
from knowledge.directory.places.files import own_places
from knowledge.directory.places.model import Place
from knowledge.directory.prepare import prepare_directory
from knowledge.directory.store import DirectoryStore, DirectoryUnavailableError


def load_directory(address: str | None = None) -> bool:
    """Bring places and core contacts up to what the project comes with; what people and other feeds added stays.

    Args:
        address: where; the directory of this installation when left out.

    Returns:
        True when contacts were loaded.

    Raises:
        DatabaseFormError: the database is broken or of another version.
        DirectoryError: the place files are broken.
        PrepareError: the contact files are.

    """
    address = address or directory_address()
    url = make_url(address)
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = open_directory(address, keep_open=False)
    try:
        return prepare_directory(engine) is not None
    finally:
        engine.dispose()


@lru_cache(maxsize=1)
def shared_directory() -> DirectoryStore:
    """Return the one directory of this process. It may be lost at any time: the answers then say so."""
    return DirectoryStore(open_directory(directory_address(), keep_open=False))


def known_place(key: str) -> Place | None:
    """Return a place by its key: one the project comes with, or one that an operator loaded."""
    own = own_places().places.get(key)
    if own:
        return own
    try:
        return shared_directory().place(key)
    except DirectoryUnavailableError:
        return None
