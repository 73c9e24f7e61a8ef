"""The same knowledge in PostgreSQL: loaded whole, asked like SQLite, replaced in one piece."""

import pytest
from sqlalchemy import inspect, select

from knowledge import store as store_module
from knowledge.database import open_database
from knowledge.load import copy_content, is_current, load_content
from knowledge.same import differing_tables
from knowledge.store import KnowledgeStore, StoreError
from knowledge.tables import PointRow
from knowledge.vocabulary import NEEDS
from tests.postgres import postgres


@pytest.fixture(scope="module")
def address():
    with postgres() as found:
        yield found


@pytest.fixture
def engine(address):
    """An empty database."""
    opened = open_database(address)
    yield opened
    with opened.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    opened.dispose()


def test_an_empty_database_is_a_store_error(engine):
    with pytest.raises(StoreError):
        KnowledgeStore(engine).subjects()


def test_the_real_content_loads_and_answers_on_every_subject_and_need(engine, real, embed):
    load_content(engine, real, "content", "encoder", embed)
    store = KnowledgeStore(engine)
    subjects = [subject.id for subject in real.subjects]
    assert sorted(store.subjects()) == sorted(subjects)
    assert [(s, n) for s in subjects for n in NEEDS if not store.find([s], n).points] == []


def test_what_is_read_is_what_sqlite_gives(engine, real, embed, tmp_path):
    lite = open_database(f"sqlite:///{tmp_path}/knowledge.db")
    for database in (engine, lite):
        load_content(database, real, "content", "encoder", embed)
    names = [point.id for point in real.points]
    assert KnowledgeStore(engine).points(names) == KnowledgeStore(lite).points(names)
    subjects = [subject.id for subject in real.subjects]
    assert KnowledgeStore(engine).contacts(subjects) == KnowledgeStore(lite).contacts(subjects)


def test_a_load_that_fails_leaves_what_was_there(engine, curated, embed, monkeypatch):
    load_content(engine, curated.read(), "before", "encoder", embed)
    monkeypatch.setattr("knowledge.load._insert_contacts", None)
    with pytest.raises(TypeError):
        load_content(engine, curated.read(), "after", "encoder", embed)
    assert is_current(engine, "before", "encoder")
    assert KnowledgeStore(engine).points(["hiv.law.first"])


def test_a_second_load_replaces_the_first(engine, curated, embed):
    load_content(engine, curated.read(), "before", "encoder", embed)
    curated.edit("hiv/law.yml", "Ask the person", "First ask the person")
    load_content(engine, curated.read(), "after", "encoder", embed)
    assert KnowledgeStore(engine).points(["hiv.law.first"])[0].text.startswith("First ask")
    assert "point" in inspect(engine).get_table_names()


def test_a_release_is_copied_whole_with_its_vectors(engine, curated, embed, tmp_path):
    load_content(engine, curated.read(), "before", "encoder", embed)
    lite = open_database(f"sqlite:///{tmp_path}/knowledge.db")
    curated.edit("hiv/law.yml", "Ask the person", "First ask the person")
    load_content(lite, curated.read(), "after", "encoder", embed)
    copy_content(lite, engine)

    assert is_current(engine, "after", "encoder")
    assert list(differing_tables(engine, lite)) == []
    vectors = select(PointRow.vector).order_by(PointRow.id)
    with engine.connect() as there, lite.connect() as here:
        assert [bytes(v) for v in there.execute(vectors).scalars()] == list(here.execute(vectors).scalars())


def test_while_content_is_exchanged_others_read_what_was_there(engine, address, curated, embed, monkeypatch):
    load_content(engine, curated.read(), "before", "encoder", embed)
    others = open_database(f"{address}?options=-clock_timeout%3D2000")
    seen = []
    monkeypatch.setattr("knowledge.load._insert_contacts", lambda *_: seen.append(KnowledgeStore(others).release()))
    load_content(engine, curated.read(), "after", "encoder", embed)

    assert [release.content_hash for release in seen] == ["before"]
    assert KnowledgeStore(others).release().content_hash == "after"
    others.dispose()


def test_content_exchanged_while_it_is_read_is_not_mixed(engine, curated, embed, monkeypatch):
    load_content(engine, curated.read(), "before", "encoder", embed)
    curated.edit("hiv/law.yml", "Ask the person", "First ask the person")
    read = store_module.read_snapshot

    def read_late(connection, release):
        load_content(open_database(engine.url.render_as_string(False)), curated.read(), "after", "encoder", embed)
        return read(connection, release)

    monkeypatch.setattr(store_module, "read_snapshot", read_late)
    store = KnowledgeStore(engine).at_one_release()
    assert store.release().content_hash == "before"
    assert store.points(["hiv.law.first"])[0].text.startswith("Ask the person")
