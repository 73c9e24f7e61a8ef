"""docs/coverage.md accounts for every item of the two texts of 2004: a point that exists, or a reason."""

import re
from pathlib import Path

import pytest

from knowledge.vocabulary import SUBJECTS

PAGE = Path(__file__).parents[2] / "docs" / "coverage.md"
ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
SECTION = re.compile(
    r"^## (.+)\n\n(\d+) items\.\n\n\| item \| what it says \| where it is \|\n\|---\|---\|---\|\n", re.MULTILINE
)
LEFT_OUT = "Left out: "
WORDS_OF_A_REASON = 3


def sections():
    """Return subject name, the number of items it declares, and its rows."""
    text = PAGE.read_text(encoding="utf-8")
    heads = list(SECTION.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return {
        head.group(1): (int(head.group(2)), ROW.findall(text[head.end() : end]))
        for head, end in zip(heads, ends, strict=True)
    }


def test_every_subject_has_its_table():
    assert list(sections()) == list(SUBJECTS.values())


@pytest.mark.parametrize("name", SUBJECTS.values())
def test_the_items_are_numbered_without_a_gap_and_none_is_lost(name):
    declared, rows = sections()[name]
    assert [int(number) for number, _, _ in rows] == list(range(1, declared + 1))


@pytest.mark.parametrize("name", SUBJECTS.values())
def test_every_item_has_a_point_that_exists_or_a_reason(name, points):
    known = {point.id for point in points}
    unaccounted = []
    for number, _, where in sections()[name][1]:
        if where.startswith(LEFT_OUT):
            accounted = len(where.removeprefix(LEFT_OUT).split()) >= WORDS_OF_A_REASON
        else:
            accounted = set(where.split(", ")) <= known
        if not accounted:
            unaccounted.append((number, where))
    assert unaccounted == []


def test_most_items_live_on():
    kept = [not where.startswith(LEFT_OUT) for _, rows in sections().values() for _, _, where in rows]
    assert sum(kept) / len(kept) > 0.7
