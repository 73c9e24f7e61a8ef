"""Councils begin and end on dates."""

from datetime import date

import pytest

from knowledge.directory.places.resolver import Status

LAST_DAY, FIRST_DAY = date(2027, 3, 31), date(2027, 4, 1)


@pytest.mark.parametrize("name", ["Surrey", "Elmbridge", "Woking", "Surrey County Council", "E10000030"])
def test_surreys_councils_lead_on_to_the_two_that_follow(resolve, name):
    assert resolve(name, LAST_DAY).status is Status.FOUND
    found = resolve(name, FIRST_DAY)
    assert (found.status, [p.name for p in found.options]) == (Status.ASK, ["East Surrey", "West Surrey"])


def test_a_council_to_come_is_the_one_before_it_until_then(resolve):
    assert resolve("West Surrey", LAST_DAY).place.name == "Surrey"
    assert resolve("West Surrey", FIRST_DAY).place.name == "West Surrey"


def test_twelve_councils_end_in_surrey(index):
    ended = [p for p in index.places.values() if p.valid_to == LAST_DAY]
    assert len(ended) == 12


@pytest.mark.parametrize(
    ("old", "day", "now"),
    [
        ("Taunton Deane", date(2019, 3, 31), "Taunton Deane"),
        ("Taunton Deane", date(2020, 1, 1), "Somerset West and Taunton"),
        ("Taunton Deane", date(2026, 1, 1), "Somerset"),
        ("Harrogate", date(2023, 3, 31), "Harrogate"),
        ("Harrogate", date(2023, 4, 1), "North Yorkshire"),
    ],
)
def test_a_chain_of_successors_is_followed_to_the_day(resolve, old, day, now):
    assert resolve(old, day).place.name == now


def test_every_successor_begins_the_day_after(index):
    for old in (p for p in index.places.values() if p.valid_to):
        for new in index.on_day(old.key, date(2027, 6, 1)):
            start = index.places[new].valid_from
            assert start is None or start > old.valid_to or start.year < 2024, (old.name, new)


def test_no_two_councils_hold_the_same_name_on_one_day(index):
    today = [p for p in index.places.values() if p.is_authority and p.holds_on(date(2026, 11, 29))]
    assert len({p.name for p in today}) == len(today)
