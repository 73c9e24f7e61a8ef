"""Two real databases to keep conversations in: a file of SQLite, and PostgreSQL."""

from datetime import datetime, timedelta, timezone

import pytest

from bot.channels.workplace.identity import SenderKey
from bot.conversations.database import MIGRATIONS, make_tables, open_conversations
from bot.conversations.kept import KeptConversations
from knowledge.migrating.migrate import drop_tables
from tests.postgres import postgres


class Clock:
    """Tells a time that a test moves."""

    def __init__(self):
        self.time = datetime(2026, 11, 30, 9, tzinfo=timezone.utc)

    def __call__(self):
        return self.time

    def pass_by(self, seconds):
        self.time += timedelta(seconds=seconds)


@pytest.fixture(scope="session")
def postgres_address():
    with postgres() as address:
        yield address


@pytest.fixture
def lite(tmp_path):
    """An empty database in a file."""
    engine = open_conversations(f"sqlite:///{tmp_path}/conversations.db")
    make_tables(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def shared(postgres_address):
    """An empty database in PostgreSQL."""
    engine = open_conversations(postgres_address)
    with engine.begin() as connection:
        drop_tables(connection, MIGRATIONS)
    make_tables(engine)
    yield engine
    engine.dispose()


@pytest.fixture(params=["lite", "shared"])
def engine(request):
    """Each of the two in turn."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def kept(engine, clock):
    return KeptConversations(engine, SenderKey("k" * 32), now=clock)
