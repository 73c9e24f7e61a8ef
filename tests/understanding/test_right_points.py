"""Of what is known on a subject and need, the right statement is chosen, on questions whose answer people told.

The floors are a little below what was measured when the weights in ``knowledge.choose`` were set.
"""

from pathlib import Path

import pytest
import yaml

from bot.answering import POINTS_SHOWN, SHOWN_BY_NEED
from bot.knowledge import shared_store
from bot.understanding.encoder import shared_encoder
from knowledge.content import read_content

PAIRS = yaml.safe_load((Path(__file__).parent.parent / "evaluation" / "pairs.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def steps():
    """The ids of the steps of every checklist."""
    found = {}
    for point in read_content().points:
        found.setdefault(point.list_id, set()).add(point.id)
    return found


def right_points(pair, steps):
    return steps[pair["list"]] if "list" in pair else set(pair["points"])


@pytest.fixture(scope="module")
def chosen(steps):
    """For each question: the ids shown, and those that would be right."""
    found = []
    for pair in PAIRS:
        need = pair["needs"][0]
        vector = shared_encoder().encode(pair["text"])
        limit = SHOWN_BY_NEED.get(need, POINTS_SHOWN)
        page = shared_store().find(pair["subjects"], need, pair.get("nation"), vector, limit)
        found.append(([point.id for point in page.points], right_points(pair, steps)))
    return found


def test_every_point_and_list_named_there_exists(steps):
    known = set().union(*steps.values())
    assert [pair["text"] for pair in PAIRS if not right_points(pair, steps) <= known] == []


def test_a_right_point_comes_first(chosen):
    assert sum(bool(ids) and ids[0] in right for ids, right in chosen) / len(chosen) >= 0.73


def test_a_right_point_is_among_those_shown(chosen):
    assert sum(bool(right & set(ids)) for ids, right in chosen) / len(chosen) >= 0.91
