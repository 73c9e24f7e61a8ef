"""Loading content: all of it or nothing, once or again, into an empty or an older database."""

from dataclasses import replace

import numpy as np
import pytest
from sqlalchemy.exc import DatabaseError, IntegrityError

from knowledge.content import read_content
from knowledge.load import form_hash, is_current, load_content, passage
from knowledge.snapshot import WIDTH
from tests.knowledge.curated import QUESTIONS, entry

POINTS_OF_ONE_SUBJECT = 12


def count(engine, table):
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()


def failing_embed(texts):
    raise RuntimeError("the encoder is gone")


def test_every_point_is_loaded(load, engine):
    load()
    assert count(engine, "point") == POINTS_OF_ONE_SUBJECT


def test_a_point_comes_back_as_it_was_written(load, store, curated):
    curated.edit("hiv/law.yml", "nations: UK", "nations: [Wales, Scotland]")
    curated.edit("hiv/law.yml", "    status", "    roles: [midwife]\n    see_also: [hiv.barriers.first]\n    status")
    load()
    [point] = store.points(["hiv.law.first"])
    assert (point.subject, point.need, point.status) == ("hiv", "law", "practice")
    assert (point.as_of, point.review_due) == ("2026-11", "2027-05")
    assert (point.sources, point.roles, point.see_also) == (("handbook",), ("midwife",), ("hiv.barriers.first",))
    assert set(point.nations) == {"Wales", "Scotland"}


@pytest.mark.parametrize(
    ("term", "also", "shown"),
    [
        ("Risk conference", ["risk meeting", "MARAC"], "Risk conference (MARAC)"),
        ("MARAC conference", ["MARAC"], "MARAC conference"),
        ("Risk conference", ["risk meeting", "A LOUD NAME"], "Risk conference"),
        ("Risk conference", [], "Risk conference"),
    ],
    ids=["with one", "holding it already", "several words", "without one"],
)
def test_a_term_is_shown_with_its_abbreviation(load, store, curated, term, also, shown):
    curated.put("hiv/definition.yml", points=[entry("risk", term=term, also=also, see_also=["hiv.law.first"])])
    load()
    assert store.points(["hiv.definition.risk"])[0].term == shown


def test_line_breaks_inside_a_text_become_spaces(load, store, curated):
    curated.edit("hiv/law.yml", "Ask the person what", "|\n      Ask the   person\n      what")
    load()
    assert store.points(["hiv.law.first"])[0].text == "Ask the person what they want to happen."


def test_sources_keep_the_order_in_which_a_point_names_them(load, store, curated):
    curated.write("hiv/sources.yml", '- {id: a-guide, title: T, publisher: P, date: "2026"}\n')
    curated.edit("hiv/law.yml", "[handbook]", "[handbook, a-guide]")
    load()
    assert store.points(["hiv.law.first"])[0].sources == ("handbook", "a-guide")


def test_loading_twice_leaves_the_same(load, engine, store):
    load()
    before = [store.points([name]) for name in ("hiv.law.first", "hiv.checklist.alone")]
    load()
    assert [store.points([name]) for name in ("hiv.law.first", "hiv.checklist.alone")] == before
    assert count(engine, "point") == POINTS_OF_ONE_SUBJECT
    assert count(engine, "release") == 1


def test_content_that_was_taken_out_is_gone_after_the_next_load(load, store, curated):
    curated.put("hiv/law.yml", points=[entry("first"), entry("second")])
    load()
    curated.put("hiv/law.yml", points=[entry("second")])
    load()
    assert [point.id for point in store.points(["hiv.law.first", "hiv.law.second"])] == ["hiv.law.second"]


def test_what_was_just_loaded_is_current(load, engine, curated):
    load()
    assert is_current(engine, curated.hash(), "encoder")


@pytest.mark.parametrize(("content", "encoder"), [("other", "encoder"), (None, "other")])
def test_other_content_or_another_encoder_is_not_current(load, engine, curated, content, encoder):
    load()
    assert not is_current(engine, content or curated.hash(), encoder)


def test_nothing_is_current_in_an_empty_database(engine):
    assert not is_current(engine, "content", "encoder")


def test_nothing_is_current_in_a_file_that_is_no_database(engine, database_file):
    database_file.write_bytes(b"no database " * 500)
    assert not is_current(engine, "content", "encoder")


def test_content_stored_in_another_form_is_not_current(load, engine, curated):
    load()
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE release SET form_hash = 'old'")
    assert not is_current(engine, curated.hash(), "encoder")


def test_the_release_remembers_the_form_in_which_it_was_stored(load, engine):
    load()
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT form_hash FROM release").scalar() == form_hash()


def test_old_tables_with_another_schema_are_replaced(load, engine, store):
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE point (id TEXT PRIMARY KEY, wording TEXT)")
        connection.exec_driver_sql("INSERT INTO point VALUES ('hiv.law.old', 'Old words.')")
        connection.exec_driver_sql("CREATE TABLE release (version INTEGER)")
    load()
    assert store.points(["hiv.law.old"]) == ()
    assert store.points(["hiv.law.first"])


def test_a_failing_encoder_leaves_the_old_release_readable(load, engine, store, curated):
    load()
    before = (store.release(), store.points(["hiv.law.first"]))
    old = curated.hash()
    curated.edit("hiv/law.yml", "Ask the person", "Do not ask the person")
    with pytest.raises(RuntimeError):
        load(failing_embed)
    assert (store.release(), store.points(["hiv.law.first"])) == before
    assert is_current(engine, old, "encoder")


@pytest.mark.parametrize("shape", [(WIDTH - 1,), (WIDTH + 1,), (), (1, WIDTH)], ids=str)
def test_vectors_of_another_width_are_refused_and_the_old_release_stays(load, store, curated, shape):
    load()
    before = store.release()
    curated.edit("hiv/law.yml", "Ask the person", "Do not ask the person")
    with pytest.raises(ValueError, match=f"vectors of {WIDTH} numbers"):
        load(lambda texts: np.zeros((len(texts), *shape), np.float32))
    assert store.release() == before


def test_a_failing_insert_leaves_the_old_release_readable(load, engine, store, curated, embed):
    load()
    before = (store.release(), store.points(["hiv.law.first"]), store.contacts(["hiv"]))
    curated.edit("hiv/contacts.yml", "[handbook]", "[nowhere]")
    curated.edit("hiv/law.yml", "Ask the person", "Do not ask the person")
    unchecked = read_content(curated.content, curated.contacts)
    with pytest.raises(IntegrityError):
        load_content(engine, unchecked, curated.hash(), "encoder", embed)
    assert (store.release(), store.points(["hiv.law.first"]), store.contacts(["hiv"])) == before


def test_a_first_load_that_fails_leaves_nothing_half_loaded(engine, curated, embed):
    curated.edit("hiv/contacts.yml", "[handbook]", "[nowhere]")
    unchecked = read_content(curated.content, curated.contacts)
    with pytest.raises(IntegrityError):
        load_content(engine, unchecked, curated.hash(), "encoder", embed)
    with pytest.raises(DatabaseError):
        count(engine, "point")


def test_the_encoder_is_asked_once_for_all_passages(load, embed):
    calls = []

    def counting_embed(texts):
        calls.append(list(texts))
        return embed(texts)

    load(counting_embed)
    assert len(calls) == 1
    assert {"first: Ask the person what they want to happen.", "At a first visit: See the person alone."} <= set(
        calls[0]
    )


def test_the_questions_kept_beside_a_point_are_encoded_too(load, embed, curated):
    curated.write("hiv/questions.yml", QUESTIONS)
    calls = []

    def counting_embed(texts):
        calls.extend(texts)
        return embed(texts)

    load(counting_embed)
    assert {"what are the steps", "hiv law?"} <= set(calls)


def test_each_point_keeps_its_own_vector(load, store, curated, question):
    curated.put(
        "hiv/law.yml", points=[entry("one", "Far away."), entry("two", "A near thing."), entry("three", "None.")]
    )
    load()
    found = store.find(["hiv"], "law", question=question)
    assert [point.id for point in found.points] == ["hiv.law.two", "hiv.law.one", "hiv.law.three"]


@pytest.mark.parametrize(
    ("entry_fields", "list_title", "heading"),
    [
        ({"id": "waiting-for-help"}, None, "waiting for help"),
        ({"term": "Waiting list", "also": ["WL", "queue"]}, None, "Waiting list, WL, queue"),
        ({}, "While you wait", "While you wait"),
    ],
    ids=["its name", "its term in all spellings", "its list"],
)
def test_a_point_is_compared_under_its_heading(curated, entry_fields, list_title, heading):
    point = curated.read().points[0]
    changed = point.entry.copy(update={"text": "Ring today. They ask:\n who is safe", **entry_fields})
    compared = passage(replace(point, entry=changed, list_title=list_title))
    assert compared == f"{heading}: Ring today. They ask: who is safe"


def test_vectors_of_any_float_width_are_kept_as_single_precision(load, engine):
    load(lambda texts: np.zeros((len(texts), WIDTH), np.float64))
    with engine.connect() as connection:
        sizes = {len(row[0]) for row in connection.exec_driver_sql("SELECT vector FROM point")}
    assert sizes == {WIDTH * 4}
