"""The conversations database is opened, made anew when it is another version's, and left to rest when it fails."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import OperationalError

from bot.channels.workplace.identity import SenderKey
from bot.conversations.database import (
    MIGRATIONS,
    REST_SECONDS,
    ConversationsError,
    Patience,
    RestingError,
    make_tables,
    open_conversations,
)
from bot.conversations.kept import KeptConversations
from bot.conversations.opened import kept_conversations, opened, sender_key
from bot.conversations.tables import conversation
from bot.serve import serve
from bot.settings import Settings
from knowledge.migrating.migrate import drop_tables
from tests.servers import free_port

SHARED = "postgresql://nobody@127.0.0.1/none"
KEY = {"WAYMARK_SENDER_KEY": "k" * 32}


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def failing(clock, seconds=1.0, why="server closed the connection"):
    def fail():
        clock.now += seconds
        raise OperationalError("SELECT 1", {}, Exception(why))

    return fail


def columns(engine):
    return {column["name"] for column in inspect(engine).get_columns("conversation")}


def test_tables_that_no_version_made_are_made_anew(engine):
    with engine.begin() as connection:
        drop_tables(connection, MIGRATIONS)
        connection.exec_driver_sql("CREATE TABLE conversation (key TEXT, words TEXT)")
    make_tables(engine)

    assert columns(engine) == set(conversation.c.keys())


def test_tables_of_a_later_version_are_made_anew(engine, kept):
    kept.write("web:a", {}, None)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE conversation ADD COLUMN mood TEXT")
        connection.exec_driver_sql("UPDATE conversations_revision SET version_num = '9999'")
    make_tables(engine)

    assert columns(engine) == set(conversation.c.keys())
    assert kept.count() == 0


def test_tables_of_this_version_keep_what_is_in_them(engine, kept):
    kept.write("web:a", {}, None)
    make_tables(engine)

    assert kept.read("web:a")


def test_workers_that_start_together_do_not_get_in_each_others_way(postgres_address, shared):
    for _ in range(5):
        with shared.begin() as connection:
            drop_tables(connection, MIGRATIONS)
        with ThreadPoolExecutor(4) as threads:
            list(threads.map(lambda _: make_tables(shared), range(4)))

    assert inspect(shared).has_table("conversation")


def test_a_file_that_is_no_database_is_refused_with_what_to_do(tmp_path):
    (tmp_path / "conversations.db").write_bytes(b"this is no database" * 100)
    with pytest.raises(ConversationsError, match="may be removed"):
        opened(f"sqlite:///{tmp_path}/conversations.db")


def test_the_bot_does_not_start_without_the_database_it_is_told_of(monkeypatch):
    monkeypatch.setenv("WAYMARK_CONVERSATIONS_DB", f"postgresql://nobody@127.0.0.1:{free_port()}/none")
    monkeypatch.setenv("WAYMARK_SENDER_KEY", KEY["WAYMARK_SENDER_KEY"])
    with pytest.raises(ConversationsError, match="WAYMARK_CONVERSATIONS_DB"):
        serve(Settings(port=free_port()))


def test_what_is_no_address_is_refused():
    with pytest.raises(ConversationsError, match="not the address"):
        opened("nonsense")


def test_in_memory_only_there_is_no_database():
    assert opened("memory") is None


def test_the_folder_of_the_file_is_made(tmp_path):
    engine = opened(f"sqlite:///{tmp_path}/new/conversations.db")
    kept_conversations(engine).write("web:a", {}, None)
    engine.dispose()

    assert (tmp_path / "new" / "conversations.db").exists()


@pytest.mark.parametrize("environment", [{}, {"WAYMARK_SENDER_KEY": "short"}])
def test_workers_that_share_a_database_need_a_key(environment):
    with pytest.raises(ConversationsError, match="WAYMARK_SENDER_KEY"):
        sender_key(SHARED, environment)


def test_another_key_hashes_otherwise_and_the_same_key_alike():
    names = {sender_key(SHARED, {"WAYMARK_SENDER_KEY": letter * 32}).hashed("a") for letter in "kkl"}
    assert len(names) == 2


def test_a_database_that_failed_slowly_rests_for_a_while():
    clock = Clock()
    patience = Patience(clock=clock)
    with pytest.raises(OperationalError):
        patience.ask(failing(clock))
    with pytest.raises(RestingError):
        patience.ask(lambda: "not asked")
    clock.now += REST_SECONDS

    assert patience.ask(lambda: "asked") == "asked"


@pytest.mark.parametrize(("seconds", "why"), [(0.1, "connection refused"), (1.0, "database is locked")])
def test_one_that_refused_at_once_or_was_only_busy_is_asked_again(seconds, why):
    clock = Clock()
    patience = Patience(clock=clock)
    with pytest.raises(OperationalError):
        patience.ask(failing(clock, seconds, why))

    assert patience.ask(lambda: "asked") == "asked"


def test_f23_a_locked_file_is_read_and_gives_up_writing_in_time(tmp_path):
    address = f"sqlite:///{tmp_path}/conversations.db"
    engine = open_conversations(address)
    make_tables(engine)
    kept = KeptConversations(engine, SenderKey(""))
    first = kept.write("web:a", {}, None)
    other = sqlite3.connect(tmp_path / "conversations.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError):
        kept.write("web:a", {"need": "law"}, first)
    assert kept.read("web:a") == first
    other.execute("ROLLBACK")
    other.close()

    assert kept.write("web:a", {"need": "law"}, first).turns == 2
    engine.dispose()


def test_prv5_what_is_forgotten_is_in_no_file(tmp_path):
    engine = opened(f"sqlite:///{tmp_path}/conversations.db")
    kept = kept_conversations(engine)
    for number in range(50):
        kept.write(f"web:{number}", {"area": f"E{number:08}"}, None)

    def anywhere(needle):
        return any(needle in path.read_bytes() for path in tmp_path.iterdir())

    assert anywhere(b"E00000007")
    kept.forget("web:7")
    assert not anywhere(b"E00000007")
    assert anywhere(b"E00000008")
    kept.forget_all()
    assert not anywhere(b"E00000008")
    engine.dispose()


def test_a_connection_that_was_cut_is_noticed_and_replaced_within_the_question(shared, postgres_address):
    kept = KeptConversations(shared, SenderKey(""))
    first = kept.write("web:a", {}, None)
    other = open_conversations(postgres_address)
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND client_port > 0"
    for question in (lambda: kept.read("web:a"), lambda: kept.write("web:a", {"need": "law"}, first)):
        with other.connect() as connection:
            connection.exec_driver_sql(cut)
        assert question()
    other.dispose()

    assert kept.read("web:a").turns == 2
