"""New content is taken while others ask: an answer is of one release, and nobody waits for the next to be read."""

import threading

import pytest

from knowledge import store as store_module
from knowledge.store import KnowledgeStore


@pytest.fixture
def edit(curated, load):
    def edit_and_load(words):
        curated.edit("hiv/law.yml", "Ask the person", words)
        load()

    return edit_and_load


def first_words(store):
    return store.points(["hiv.law.first"])[0].text.split(" the ")[0]


def test_one_release_stays_what_it_was(load, store, edit):
    load()
    held = store.at_one_release()
    edit("Question the person")
    assert first_words(held) == "Ask"
    assert held.release() != store.release()
    assert first_words(store) == "Question"


def test_while_a_new_release_is_read_the_one_before_answers(load, engine, edit, monkeypatch):
    load()
    store = KnowledgeStore(engine, wait=False)
    assert first_words(store) == "Ask"
    go_on, reads, read = threading.Event(), [], store_module.read_snapshot

    def read_slowly(connection, release):
        reads.append(release)
        assert go_on.wait(timeout=30)
        return read(connection, release)

    monkeypatch.setattr(store_module, "read_snapshot", read_slowly)
    edit("Question the person")
    assert [first_words(store) for _ in range(20)] == ["Ask"] * 20
    go_on.set()
    store._beside.join(timeout=30)
    assert first_words(store) == "Question"
    assert len(reads) == 1


def test_new_content_that_cannot_be_read_leaves_the_one_before_and_is_logged(load, engine, edit, caplog):
    load()
    store = KnowledgeStore(engine, wait=False)
    assert first_words(store) == "Ask"
    edit("Question the person")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE point SET vector = x'00'")
    assert first_words(store) == "Ask"
    store._beside.join(timeout=30)
    assert first_words(store) == "Ask"
    assert "new content was not read: ValueError" in caplog.text


def test_without_anything_read_before_one_waits(load, engine):
    load()
    assert first_words(KnowledgeStore(engine, wait=False)) == "Ask"
