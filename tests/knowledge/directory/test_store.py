"""What the bot asks of the directory beside contacts: places by key, names by id, and what happens when it is gone."""

import pytest

from knowledge.directory.councils import nation_of
from knowledge.directory.database import open_directory
from knowledge.directory.finding.model import Wanted
from knowledge.directory.languages import language_name
from knowledge.directory.places.resolver import Status
from knowledge.directory.store import DirectoryStore, DirectoryUnavailableError
from tests.knowledge.directory.conftest import TODAY

SUFFOLK = "E10000029"


def test_a_place_by_its_key(store):
    assert store.place(SUFFOLK).name == "Suffolk"
    assert store.place("nowhere") is None


def test_the_districts_of_a_county(store):
    assert [place.name for place in store.below("exampleshire", TODAY)] == ["Exampleton", "North Exampleshire"]


def test_names_of_contacts(store):
    shown = store.find(Wanted("exampleshire", ("hiv",), today=TODAY)).contacts

    assert store.names([shown[0].id, "0" * 16]) == {shown[0].id: shown[0].name}


def test_misspelt_places_are_looked_for_unless_that_takes_too_long(store):
    assert store.resolve("Leads", TODAY).status is Status.DID_YOU_MEAN
    assert store.resolve("Leads", TODAY, misspelt=False).status is Status.NONE


@pytest.mark.parametrize("content", [None, b"this is no database" * 500], ids=["missing", "broken"])
def test_a_lost_file_is_noticed_at_once_and_when_it_is_back(templates, content):
    address = templates.copy("sqlite", "core")
    path = templates.path(address)
    store = DirectoryStore(open_directory(address, keep_open=False))
    assert store.resolve("Leeds", TODAY).place

    kept = path.read_bytes()
    path.unlink()
    if content:
        path.write_bytes(content)
    for ask in (lambda: store.resolve("Leeds"), store.overdue, lambda: store.report("0" * 16, "other")):
        with pytest.raises(DirectoryUnavailableError):
            ask()

    path.write_bytes(kept)
    assert store.resolve("Leeds", TODAY).place


@pytest.mark.parametrize(
    ("key", "nation"),
    [
        ("E08000035", "England"),
        ("exampleshire", "England"),
        ("W06999999", "Wales"),
        ("N09999999", "Northern Ireland"),
        ("X08000035", None),
        ("Jane Doe", None),
        ("", None),
    ],
)
def test_the_nation_of_a_key(key, nation):
    assert nation_of(key) == nation


@pytest.mark.parametrize(("code", "name"), [("pa", "Punjabi"), ("bfi", "British Sign Language"), ("xx", "xx")])
def test_the_name_of_a_language(code, name):
    assert language_name(code) == name
