"""Fixtures for the directory: a database of each kind with places in it, copied from one made once; a feed to read."""

import itertools
import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from knowledge.directory.database import make_tables, open_directory
from knowledge.directory.imports.model import Request
from knowledge.directory.imports.run import run_import
from knowledge.directory.oruk.fetch import Manners
from knowledge.directory.places.load import load_own_places
from knowledge.directory.prepare import prepare_directory
from knowledge.directory.store import DirectoryStore
from knowledge.directory.tables import ServiceRow
from tests.knowledge.directory.feed_server import FeedServer
from tests.postgres import postgres

TODAY = date(2026, 11, 29)
"""A Sunday."""

_numbers = itertools.count()


class Templates:
    """Databases to copy: ``places`` has places, ``core`` the core contacts too."""

    def __init__(self, folder, server):
        self._folder, self._server = folder, server
        self._made = set()

    def copy(self, kind, name):
        """Return the address of a new copy."""
        if (kind, name) not in self._made:
            self._make(kind, name)
            self._made.add((kind, name))
        copy = f"{name}_{next(_numbers)}"
        if kind == "sqlite":
            shutil.copy(self._folder / f"{name}.db", self._folder / f"{copy}.db")
            return f"sqlite:///{self._folder / copy}.db"
        self._sql(f"CREATE DATABASE {copy} TEMPLATE {name}")
        return self._address(copy)

    @staticmethod
    def path(address):
        """Return the file of an SQLite copy."""
        return Path(address.removeprefix("sqlite:///"))

    def drop(self, address):
        """Take a copy away."""
        if address.startswith("postgresql"):
            self._sql(f"DROP DATABASE {address.rpartition('/')[2]} WITH (FORCE)")

    def _make(self, kind, name):
        if kind == "postgresql":
            self._sql(f"CREATE DATABASE {name}")
        engine = open_directory(f"sqlite:///{self._folder / name}.db" if kind == "sqlite" else self._address(name))
        make_tables(engine)
        load_own_places(engine)
        if name == "core":
            prepare_directory(engine, TODAY)
        engine.dispose()

    def _address(self, name):
        return f"{self._server().rpartition('/')[0]}/{name}"

    def _sql(self, statement):
        engine = open_directory(self._server()).execution_options(isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()


@pytest.fixture(scope="session")
def templates(tmp_path_factory):
    """Both kinds; the PostgreSQL server starts when it is first asked for."""
    running = []

    def server():
        if not running:
            context = postgres()
            running.append((context, context.__enter__()))
        return running[0][1]

    yield Templates(tmp_path_factory.mktemp("directory"), server)
    for context, _ in running:
        context.__exit__(None, None, None)


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request):
    """Each kind of database in turn."""
    return request.param


@pytest.fixture
def engine(templates, kind):
    """A directory with places and no contacts."""
    yield from _copy(templates, kind, "places")


@pytest.fixture
def stocked(templates, kind):
    """A directory with places and the core contacts."""
    yield from _copy(templates, kind, "core")


def _copy(templates, kind, name):
    address = templates.copy(kind, name)
    opened = open_directory(address)
    yield opened
    opened.dispose()
    templates.drop(address)


@pytest.fixture
def store(stocked):
    return DirectoryStore(stocked)


@pytest.fixture
def feed():
    """A feed on this machine, of three pages."""
    with FeedServer() as server:
        yield server


@pytest.fixture
def waited():
    """How long the reader of a feed waited, in seconds, one entry a wait: nobody really waits in tests."""
    return []


@pytest.fixture
def manners(waited):
    return Manners("tests@example.org", allow_loopback=True, timeout_seconds=2.0, page_seconds=2.0, wait=waited.append)


@pytest.fixture
def read(engine, manners):
    """Import from a location; fields of the request may be given."""

    def read_now(location, **fields):
        given = {"feed": "test", "kind": "oruk", "today": TODAY, "manners": manners, **fields}
        return run_import(engine, Request(location=str(location), **given))

    return read_now


@pytest.fixture
def services(engine):
    """The services that are there, by key: those not withdrawn."""

    def services_now():
        query = select(ServiceRow).where(ServiceRow.withdrawn_at.is_(None))
        with engine.connect() as connection:
            return {
                row.source_key: row
                for row in connection.execute(select(*ServiceRow.__table__.columns).where(query.whereclause))
            }

    return services_now


@pytest.fixture
def rows(engine):
    """The rows of a table, as dictionaries without their number."""

    def rows_now(table):
        with engine.connect() as connection:
            return [dict(row._mapping) for row in connection.execute(select(*table.__table__.columns))]

    return rows_now


@pytest.fixture
def count(engine):
    """How many rows a table has."""

    def count_now(table):
        with engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(table)).scalar_one()

    return count_now
