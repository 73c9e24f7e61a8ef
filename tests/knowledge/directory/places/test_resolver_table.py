"""Every line of the table in channels-notes.md 4.5."""

import pytest

from knowledge.directory.places.resolver import Status


def names(places):
    return [place.name for place in places]


@pytest.mark.parametrize(
    ("said", "council"),
    [
        ("Leeds", "Leeds"),
        ("leeds city council", "Leeds"),
        ("LS6", "Leeds"),
        ("LS6 2AB", "Leeds"),
        ("Powys", "Powys"),
        ("Wrecsam", "Wrexham"),
    ],
)
def test_found(resolve, said, council):
    found = resolve(said)
    assert (found.status, found.place.name) == (Status.FOUND, council)


def test_of_a_whole_postcode_only_the_first_half_is_kept(resolve):
    found = resolve("LS6 2AB")
    assert found.asked == "LS6"
    assert "2AB" not in repr(found)


def test_near_adds_the_neighbours(resolve):
    found = resolve("near Wrexham")
    assert found.place.name == "Wrexham"
    assert names(found.neighbours) == ["Denbighshire", "Flintshire", "Cheshire West and Chester"]


@pytest.mark.parametrize(("code", "councils"), [("BD11", {"Bradford", "Leeds"}), ("SY21", {"Powys", "Shropshire"})])
def test_a_code_that_lies_in_two_is_asked_about(resolve, code, councils):
    found = resolve(code)
    assert found.status is Status.ASK
    assert set(names(found.options)) == councils


def test_newport_is_asked_about(resolve, index):
    found = resolve("Newport")
    assert found.status is Status.ASK
    labels = [index.label(place.key) for place in found.options]
    assert labels == ["Newport, Wales", "Newport, Isle of Wight"]


def test_leads_is_suggested_as_leeds(resolve):
    found = resolve("Leads")
    assert (found.status, names(found.options)) == (Status.DID_YOU_MEAN, ["Leeds"])


def test_m5_is_not_a_place(resolve):
    found = resolve("M5")
    assert (found.status, found.asked) == (Status.NOT_A_PLACE, "M5")
