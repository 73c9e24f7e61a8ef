"""Load places into the database: our own, or a newer list that an operator downloaded."""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.engine import Engine

from knowledge.directory.places.files import FILES, FOLDER, own_places, read_places
from knowledge.directory.places.mysociety import read_mysociety
from knowledge.directory.places.postcode_file import load_postcodes
from knowledge.directory.places.stored import read_stamp, save_places, set_stamp
from knowledge.directory.tables import DirectoryStateRow, PlaceRow

OWN_HASH = "own_places"


def load_own_places(engine: Engine) -> bool:
    """Load the places the project comes with, unless exactly these were loaded before; return whether they were new."""
    digest = own_hash()
    with engine.begin() as connection:
        query = select(DirectoryStateRow).where(DirectoryStateRow.name == OWN_HASH)
        row = connection.execute(query).first()
        if row and row.value == digest and read_stamp(connection):
            return False
        save_places(connection, own_places(), _stamp())
        table = DirectoryStateRow.__table__
        connection.execute(table.delete().where(table.c.name == OWN_HASH))
        connection.execute(table.insert(), [{"name": OWN_HASH, "value": digest}])
    return True


def load_places(engine: Engine, path: Path, form: str, units: bool = False) -> int:
    """Load a file or folder that an operator gives.

    Args:
        engine: the directory.
        path: a folder in our own form, mySociety's list, or an ONS postcode directory.
        form: ``own``, ``mysociety`` or ``nspl``.
        units: with ``nspl``, keep every whole postcode too (about 1.7 million rows).

    Returns:
        how many places or postcodes were read.

    Raises:
        DirectoryError: the file does not fit; nothing was changed.

    """
    with engine.begin() as connection:
        if form == "nspl":
            known = {row.key for row in connection.execute(select(PlaceRow.key))}
            number = load_postcodes(connection, path, known, units)
            set_stamp(connection, _stamp())
            return number
        book = read_places(path) if form == "own" else read_mysociety(path)
        save_places(connection, book, _stamp(), corrects=form == "own")
        return len(book.places)


def own_hash() -> str:
    """Return a hash of our own place files."""
    digest = hashlib.sha256()
    for name in FILES:
        digest.update((FOLDER / name).read_bytes())
    return digest.hexdigest()


def _stamp() -> str:
    return uuid.uuid4().hex
