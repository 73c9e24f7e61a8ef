"""Apply to a database the revisions it does not have yet: all of them or none, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from sqlalchemy import MetaData, Table, column, func, inspect, select, table
from sqlalchemy.engine import Connection, Engine

LOCK = 20_261_201
"""Any number: workers that start together migrate a database in PostgreSQL one after the other."""

SCRIPT = Path(__file__).parent
_ONE_AT_A_TIME = Lock()
"""Alembic keeps what it works on in a module, so threads of a process take turns."""


class LaterVersionError(Exception):
    """The database has a revision that this version does not know; nothing was changed."""


@dataclass(frozen=True)
class Migrations:
    """The revisions of one database.

    Attributes:
        name: of the database; on PostgreSQL several may share one, so each has its own ``<name>_revision`` table.
        metadata: the tables of today.
        folder: one file a revision, ``0001_what_it_does.py``.

    """

    name: str
    metadata: MetaData
    folder: Path

    @property
    def table(self) -> str:
        """Return the name of the table that says which revision a database has."""
        return f"{self.name}_revision"

    @property
    def known(self) -> list[str]:
        """Return the revisions, the oldest first."""
        return sorted(path.name.partition("_")[0] for path in self.folder.glob("[0-9]*_*.py"))


def migrate(engine: Engine, migrations: Migrations) -> None:
    """Bring a database to the newest revision; a database that has it is asked one question and left alone.

    The first revision makes only what is missing, so it also takes over what was made before there were revisions.

    Raises:
        LaterVersionError: a later version made the database.
        SQLAlchemyError: it cannot be used.

    """
    if is_newest(engine, migrations):
        return
    with changing(engine) as connection:
        found = revision(connection, migrations)
        if found not in (None, *migrations.known):
            raise LaterVersionError(f"revision {found} of {migrations.name} is not known")
        if found != migrations.known[-1]:
            _upgrade(connection, migrations)


def is_newest(engine: Engine, migrations: Migrations) -> bool:
    """Return whether a database has the newest revision."""
    with engine.connect() as connection:
        return revision(connection, migrations) == migrations.known[-1]


@contextmanager
def changing(engine: Engine) -> Iterator[Connection]:
    """Give a transaction to change tables in: one at a time over all processes, however long it takes."""
    with engine.execution_options(write_at_once=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
            connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
        yield connection


def drop_tables(connection: Connection, migrations: Migrations) -> None:
    """Remove the tables of a database and all that is in them."""
    migrations.metadata.drop_all(connection)
    Table(migrations.table, MetaData()).drop(connection, checkfirst=True)


def revision(connection: Connection, migrations: Migrations) -> str | None:
    """Return the revision of a database, None when it was made before there were any, or is empty."""
    if not inspect(connection).has_table(migrations.table):
        return None
    query = select(column("version_num")).select_from(table(migrations.table))
    found: str | None = connection.execute(query).scalar_one_or_none()
    return found


def _upgrade(connection: Connection, migrations: Migrations) -> None:
    from alembic.command import upgrade  # noqa: PLC0415 - takes half a second, and is seldom needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPT).replace("%", "%%"))
    config.set_main_option("version_locations", str(migrations.folder).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes.update(connection=connection, migrations=migrations)
    with _ONE_AT_A_TIME:
        upgrade(config, "head")
