"""How practitioners say where they are: 324 phrasings, by situation."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from knowledge.directory.places.resolver import Status

FILE = Path(__file__).parents[3] / "evaluation" / "places.yml"
ROWS = yaml.safe_load(FILE.read_text(encoding="utf-8"))
LEAST = 0.98
"""Part that must be right (issue 6)."""


def is_right(row, found, index):
    """Return whether an answer is what a phrasing expects."""
    options = sorted(index.label(p.key) if p.kind == "town" else p.name for p in found.options)
    if "found" in row:
        right = found.status is Status.FOUND and found.place.name == row["found"]
        return right and ("near" not in row or [p.name for p in found.neighbours] == row["near"])
    if "mean" in row:
        return found.status is Status.DID_YOU_MEAN and options == [row["mean"]]
    if "ask" in row:
        asked = found.status is Status.ASK and options == sorted(row["ask"])
        return asked and found.elsewhere == row.get("elsewhere", False)
    return found.status in (Status.NOT_A_PLACE, Status.NONE)


@pytest.fixture(scope="module")
def wrong(resolve, index):
    """The phrasings that are read wrongly."""
    return [row for row in ROWS if not is_right(row, resolve(row["text"], *filter(None, [row.get("day")])), index)]


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
