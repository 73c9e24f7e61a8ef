"""How practitioners say where they are: 324 phrasings, by situation."""

from collections import Counter

import pytest

from bench import places

ROWS = places.rows(places.PHRASINGS)
LEAST = 0.98
"""Part that must be right (issue 6)."""


@pytest.fixture(scope="module")
def wrong(resolver):
    """The phrasings that are read wrongly."""
    return places.wrong(resolver, ROWS)


def test_there_are_enough_and_no_two_are_alike():
    said = Counter((row["text"], row.get("day")) for row in ROWS)
    assert len(said) >= 300
    assert [text for text, times in said.items() if times > 1] == []


def test_nearly_all_are_right(wrong):
    assert len(wrong) <= len(ROWS) * (1 - LEAST), [row["text"] for row in wrong]


@pytest.mark.parametrize("situation", sorted({row["situation"] for row in ROWS}))
def test_no_situation_is_left_behind(wrong, situation):
    missed = [row["text"] for row in wrong if row["situation"] == situation]
    assert len(missed) <= max(1, sum(row["situation"] == situation for row in ROWS) * 0.1), missed
