"""A database that is missing, empty, damaged or gone is noticed at once; new content is seen without a restart."""

import pytest
from sqlalchemy import inspect

from knowledge.database import open_database
from knowledge.store import KnowledgeStore, StoreError
from knowledge.tables import metadata

QUESTIONS = {
    "release": lambda store: store.release(),
    "subjects": lambda store: store.subjects(),
    "find": lambda store: store.find(["hiv"], "law"),
    "points": lambda store: store.points(["hiv.law.first"]),
    "sources": lambda store: store.sources(["handbook"]),
    "contacts": lambda store: store.contacts(["hiv"]),
}


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_every_question_to_an_empty_database_is_a_store_error(store, ask):
    with pytest.raises(StoreError):
        ask(store)


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_every_question_to_tables_without_a_release_is_a_store_error(store, engine, ask):
    metadata.create_all(engine)
    with pytest.raises(StoreError, match="no content is loaded"):
        ask(store)


def test_a_database_in_a_folder_that_is_not_there_is_a_store_error(tmp_path):
    store = KnowledgeStore(open_database(f"sqlite:///{tmp_path}/nowhere/knowledge.db"))
    with pytest.raises(StoreError):
        store.subjects()


def test_a_file_that_is_no_database_is_a_store_error(store, database_file):
    database_file.write_bytes(b"no database " * 500)
    with pytest.raises(StoreError):
        store.subjects()


def test_a_database_cut_short_is_a_store_error(load, engine, database_file):
    load()
    engine.dispose()
    database_file.write_bytes(database_file.read_bytes()[:5000])
    with pytest.raises(StoreError):
        KnowledgeStore(engine).subjects()


def test_a_database_without_one_of_its_tables_is_a_store_error(load, engine):
    load()
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE point_nation")
    with pytest.raises(StoreError):
        KnowledgeStore(engine).subjects()


@pytest.mark.parametrize("blob", ["x'00'", "x'00000000'"], ids=["part of a number", "a single number"])
def test_damaged_vectors_are_a_store_error(load, store, engine, blob):
    load()
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE point SET vector = {blob} WHERE id = 'hiv.law.first'")
    with pytest.raises(StoreError):
        store.find(["hiv"], "law")


def test_a_database_that_disappears_while_the_store_runs_is_noticed(load, store, engine, database_file):
    load()
    store.subjects()
    engine.dispose()
    database_file.unlink()
    with pytest.raises(StoreError):
        store.subjects()


def test_a_store_that_failed_answers_again_once_content_is_loaded(load, store):
    with pytest.raises(StoreError):
        store.subjects()
    load()
    assert store.subjects() == ("hiv",)


def test_a_store_error_shows_no_values_and_no_statement(store):
    with pytest.raises(StoreError) as raised:
        store.subjects()
    assert str(raised.value) == "the knowledge database cannot be read: OperationalError"


def test_new_content_is_seen_by_a_running_store(load, store, curated):
    load()
    assert store.points(["hiv.law.first"])[0].text == "Ask the person what they want to happen."
    curated.edit("hiv/law.yml", "Ask the person", "First ask the person")
    load()
    assert store.points(["hiv.law.first"])[0].text == "First ask the person what they want to happen."


def test_a_new_subject_is_seen_by_a_running_store(load, store, curated):
    load()
    store.release()
    curated.add_subject("homelessness")
    load()
    assert store.subjects() == ("hiv", "homelessness")
    assert store.find(["homelessness"], "law").points


def test_an_unchanged_release_is_read_only_once(load, store):
    load()
    assert store.points(["hiv.law.first"])[0] is store.points(["hiv.law.first"])[0]


def test_the_store_changes_nothing_in_the_database(load, store, engine):
    load()
    before = inspect(engine).get_table_names()
    for ask in QUESTIONS.values():
        ask(store)
    assert inspect(engine).get_table_names() == before
