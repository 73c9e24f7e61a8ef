"""The list of councils."""

import re
from collections import Counter

import pytest

from knowledge.directory.councils import councils
from knowledge.vocabulary import NATIONS

LETTER = {"England": "E", "Wales": "W", "Scotland": "S", "Northern Ireland": "N"}


def test_all_four_nations_have_their_councils():
    counted = Counter(council.nation for council in councils().values())
    assert set(counted) == set(NATIONS)
    assert (counted["Wales"], counted["Scotland"], counted["Northern Ireland"]) == (22, 32, 11)
    assert counted["England"] > 300


def test_the_code_of_a_council_tells_its_nation():
    odd = [c.name for c in councils().values() if not re.fullmatch(LETTER[c.nation] + r"\d{8}", c.gss)]
    assert odd == []


def test_councils_are_found_by_their_code():
    assert all(code == council.gss for code, council in councils().items())


def test_no_two_councils_have_the_same_name():
    names = Counter(council.name.casefold() for council in councils().values())
    assert [name for name, times in names.items() if times > 1] == []


def test_no_council_has_a_blank_name():
    names = [name for council in councils().values() for name in (council.name, *council.also)]
    assert all(name.strip() for name in names)


@pytest.mark.parametrize(
    ("name", "nation"),
    [
        ("Leeds", "England"),
        ("Herefordshire", "England"),
        ("Cornwall", "England"),
        ("Cardiff", "Wales"),
        ("Wrexham", "Wales"),
        ("Glasgow", "Scotland"),
        ("Highland", "Scotland"),
        ("Belfast", "Northern Ireland"),
    ],
)
def test_a_council_people_ask_about_is_there_under_the_name_they_use(name, nation):
    found = [c for c in councils().values() if name in (c.name, *c.also)]
    assert {council.nation for council in found} == {nation}
