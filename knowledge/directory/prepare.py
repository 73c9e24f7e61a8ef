"""Make the directory ready: its tables, our places, our core contacts; each only when it is not there yet."""

from __future__ import annotations

from datetime import date, datetime, timezone

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Engine

from knowledge.directory.core import FOLDER, folder_hash
from knowledge.directory.database import make_tables
from knowledge.directory.imports.model import FAILED, Report, Request
from knowledge.directory.imports.run import run_import
from knowledge.directory.places.load import load_own_places
from knowledge.directory.tables import DirectoryStateRow

CORE_FEED = "core"
_HASH = "core_contacts"


class PrepareError(Exception):
    """The core contacts that come with the project cannot be loaded; the message says why."""


def prepare_directory(engine: Engine, today: date | None = None) -> Report | None:
    """Bring the directory up to what the project comes with. What people and other feeds added stays.

    Returns:
        the report of loading the core contacts, None when they were loaded before.

    Raises:
        DatabaseFormError: the database is of another version.
        DirectoryError: our place files are broken.
        PrepareError: our contact files are.

    """
    make_tables(engine)
    load_own_places(engine)
    digest = folder_hash(FOLDER)
    with engine.connect() as connection:
        loaded = select(DirectoryStateRow.value).where(DirectoryStateRow.name == _HASH)
        if connection.execute(loaded).scalar_one_or_none() == digest:
            return None
    day = today or datetime.now(timezone.utc).date()
    report = run_import(engine, Request(CORE_FEED, str(FOLDER), "csv", day, accept_fewer=True))
    if report.status == FAILED:
        raise PrepareError(report.message or "the core contacts cannot be loaded")
    with engine.begin() as connection:
        connection.execute(delete(DirectoryStateRow).where(DirectoryStateRow.name == _HASH))
        connection.execute(insert(DirectoryStateRow), [{"name": _HASH, "value": digest}])
    return report
