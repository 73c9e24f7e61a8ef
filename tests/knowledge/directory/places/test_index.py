"""Relations between places."""

from datetime import date

import pytest

TODAY = date(2026, 11, 29)


def key(index, name):
    (found,) = index.named(name.casefold())
    return found


def test_a_district_lies_in_its_county_and_nation(index):
    assert index.above(key(index, "ipswich")) == ("E10000029", "England")


def test_a_council_lies_in_its_combined_area(index):
    assert "E47000003" in index.above("E08000035")


def test_a_county_holds_its_districts_of_today(index):
    names = [index.places[k].name for k in index.below("E10000029", TODAY)]
    assert names == ["Babergh", "East Suffolk", "Ipswich", "Mid Suffolk", "West Suffolk"]


def test_the_centre_of_a_county_lies_among_its_districts(index):
    """The list puts Suffolk near Huntingdon."""
    lat, lon = index.centre("E10000029")
    assert 51.9 < lat < 52.6
    assert 0.4 < lon < 1.8


def test_leeds_and_bradford_are_some_20_km_apart(index):
    assert 15 < index.km("E08000035", "E08000032") < 30


def test_counties_have_counties_and_single_councils_around(index):
    assert all(p.tier in ("upper", "unitary") for p in index.neighbours("E10000029", TODAY))


def test_districts_have_no_county_around(index):
    assert all(p.tier in ("lower", "unitary") for p in index.neighbours("E07000202", TODAY))


def test_a_made_up_place_is_nobodys_neighbour(index):
    everyone = [p for p in index.places.values() if p.is_authority and p.holds_on(TODAY) and not p.fictional]
    assert not any(n.fictional for p in everyone[::20] for n in index.neighbours(p.key, TODAY))


@pytest.mark.parametrize(("said", "council"), [("S12000046", "S12000049"), ("e08000035", "E08000035")])
def test_codes_and_former_codes_are_names_too(index, said, council):
    assert index.named(said.casefold()) == {council}


def test_places_of_one_name_are_told_apart(index):
    assert index.label("W06000022") == "Newport, Wales"
    assert index.label("E08000035") == "Leeds"
