"""Reading all curated files into one object, and telling one state of them from another."""

import gc
import shutil

import pytest

from knowledge.content import content_files, content_hash, read_content
from tests.knowledge.curated import entry


def step(name):
    return entry(name, f"Do {name}.")


def test_the_id_of_a_point_is_subject_need_and_name(curated):
    points = {point.id: point for point in curated.read().points}
    point = points["hiv.barriers.first"]
    assert (point.subject, point.need, point.entry.id) == ("hiv", "barriers", "first")


def test_the_content_knows_its_folder(curated):
    assert curated.read().folder == curated.content


def test_points_keep_the_order_of_their_file(curated):
    curated.put("hiv/law.yml", points=[entry("zebra"), entry("apple"), entry("mango")])
    order = {p.position: p.id for p in curated.read().points if p.need == "law"}
    assert order == {0: "hiv.law.zebra", 1: "hiv.law.apple", 2: "hiv.law.mango"}


def test_the_steps_of_a_checklist_know_their_list_and_their_place_in_the_whole(curated):
    curated.put(
        "hiv/checklist.yml",
        lists=[
            {"id": "visit", "title": "At a visit", "points": [step("one"), step("two")]},
            {"id": "after", "title": "Afterwards", "points": [step("three")]},
        ],
    )
    steps = [p for p in curated.read().points if p.need == "checklist"]
    assert [(p.entry.id, p.list_id, p.list_title, p.position) for p in steps] == [
        ("one", "hiv.visit", "At a visit", 0),
        ("two", "hiv.visit", "At a visit", 1),
        ("three", "hiv.after", "Afterwards", 2),
    ]


def test_a_point_outside_a_checklist_is_in_no_list(curated):
    assert {p.list_id for p in curated.read().points if p.need != "checklist"} == {None}


def test_sources_of_all_subjects_are_read_and_shared_is_no_subject(curated):
    curated.add_subject("homelessness")
    curated.write("hiv/sources.yml", '- {id: guide, title: T, publisher: P, date: "2026"}\n')
    read = curated.read()
    assert {source.id for source, _ in read.sources} == {"handbook", "guide"}
    assert [subject.id for subject in read.subjects] == ["hiv", "homelessness"]


def test_the_order_of_contacts_and_the_retired_numbers_are_read(curated):
    curated.write("first.yml", "hiv: [wide-line, quiet-line]\n")
    read = curated.read()
    assert read.first_contacts == {"hiv": ["wide-line", "quiet-line"]}
    assert [number.digits for number in read.retired] == ["08081570999"]


def test_reading_broken_content_raises_nothing_and_keeps_what_is_sound(curated):
    curated.write("hiv/law.yml", "points: [")
    read = read_content(curated.content, curated.contacts)
    assert len(read.problems) == 1
    assert {point.need for point in read.points} >= {"overview", "checklist"}


def test_the_hash_does_not_depend_on_where_the_content_lies(curated, tmp_path):
    before = curated.hash()
    shutil.copytree(curated.content, tmp_path / "elsewhere" / "texts")
    shutil.copytree(curated.contacts, tmp_path / "elsewhere" / "lines")
    assert content_hash(tmp_path / "elsewhere" / "texts", tmp_path / "elsewhere" / "lines") == before


@pytest.mark.parametrize(
    "name", ["hiv/law.yml", "shared/sources.yml", "national.yml", "first.yml", "retired_numbers.yml"]
)
def test_the_hash_changes_with_any_byte_of_any_file(curated, name):
    before = curated.hash()
    curated.write(name, curated.path(name).read_text() + "\n")
    assert curated.hash() != before


def test_the_hash_changes_when_a_file_gets_another_name(curated):
    before = curated.hash()
    curated.path("hiv/law.yml").rename(curated.path("hiv/lore.yml"))
    assert curated.hash() != before


def test_the_files_come_in_a_fixed_order(curated):
    files = content_files(curated.content, curated.contacts)
    assert files == sorted(files)
    assert {path.name for path in files} >= {"law.yml", "national.yml", "subject.yml"}


@pytest.mark.parametrize("on", [True, False])
def test_garbage_collection_is_left_as_it_was(curated, on):
    was_on = gc.isenabled()
    try:
        gc.enable() if on else gc.disable()
        read_content(curated.content, curated.contacts)
        assert gc.isenabled() == on
    finally:
        gc.enable() if was_on else gc.disable()
