"""The tables: apart from the knowledge, whole, and in time."""

from datetime import datetime, timezone

import pytest
from sqlalchemy import func, insert, inspect, select
from sqlalchemy.exc import IntegrityError, StatementError

from knowledge.directory.database import DatabaseFormError, has_tables, make_tables, open_directory
from knowledge.directory.prepare import prepare_directory
from knowledge.directory.store import DirectoryStore, DirectoryUnavailableError
from knowledge.directory.tables import ContactReportRow, FeedRow, PhoneRow, ServiceRow, metadata
from knowledge.tables import metadata as knowledge
from tests.knowledge.directory.conftest import TODAY


def test_no_table_has_the_name_of_one_of_the_knowledge():
    assert not set(metadata.tables) & set(knowledge.tables)


def test_loading_guidance_leaves_the_directory_alone(stocked):
    knowledge.create_all(stocked)
    knowledge.drop_all(stocked)
    assert set(metadata.tables) <= set(inspect(stocked).get_table_names())


def test_making_tables_twice_is_no_harm(engine):
    make_tables(engine)
    assert has_tables(engine)


def test_a_database_of_a_later_version_is_refused_and_left_as_it_is(stocked):
    def services():
        with stocked.connect() as connection:
            return connection.execute(select(func.count()).select_from(ServiceRow)).scalar_one()

    before = services()
    with stocked.begin() as connection:
        connection.exec_driver_sql("UPDATE directory_revision SET version_num = '9999'")
    with pytest.raises(DatabaseFormError, match="later version"):
        make_tables(stocked)
    assert services() == before > 0


def test_a_number_has_one_owner(engine):
    number = {"number_e164": "+441632960001", "number_display": "01632 960001"}
    for owners in ({}, {"service_id": "a", "organisation_id": "b"}):
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(insert(PhoneRow), [{**number, **owners}])


def test_closed_words_are_checked_by_the_database(engine):
    with pytest.raises((IntegrityError, StatementError)), engine.begin() as connection:
        connection.execute(insert(FeedRow), [{"name": "x", "kind": "fax"}])


def test_times_come_back_in_utc(store, stocked):
    with stocked.connect() as connection:
        feed = connection.execute(select(FeedRow.last_success_at)).scalar_one()
    assert feed.tzinfo is not None
    assert abs((datetime.now(timezone.utc) - feed).total_seconds()) < 3600


def test_a_time_without_zone_is_refused(engine):
    row = {"service_id": "x", "created_at": datetime(2026, 1, 1), "reason": "closed"}  # noqa: DTZ001
    with pytest.raises(StatementError, match="without zone"), engine.begin() as connection:
        connection.execute(insert(ContactReportRow), [row])


def test_preparing_twice_loads_once(stocked):
    assert prepare_directory(stocked, TODAY) is None


def test_an_empty_database_is_named(tmp_path):
    store = DirectoryStore(open_directory(f"sqlite:///{tmp_path / 'empty.db'}"))
    with pytest.raises(DirectoryUnavailableError):
        store.resolve("Leeds")


def test_a_database_that_is_no_database_is_named(tmp_path):
    path = tmp_path / "wrong.db"
    path.write_bytes(b"this is no database" * 100)
    engine = open_directory(f"sqlite:///{path}")
    with pytest.raises(DatabaseFormError, match="cannot be used"):
        make_tables(engine)
    with pytest.raises(DirectoryUnavailableError):
        DirectoryStore(engine).resolve("Leeds")


def test_a_server_that_is_not_there_is_named():
    store = DirectoryStore(open_directory("postgresql://nobody:secret@127.0.0.1:1/none"))
    with pytest.raises(DirectoryUnavailableError) as error:
        store.resolve("Leeds")
    assert "secret" not in str(error.value)


def test_people_are_answered_while_an_import_writes(stocked, store):
    with stocked.begin() as writing:
        writing.execute(insert(FeedRow), [{"name": "being written"}])
        assert store.resolve("Leeds", TODAY).place.name == "Leeds"
        assert len(store.overdue(TODAY)) == 8
