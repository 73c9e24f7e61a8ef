"""Opinions are counted for each line of guidance, in months, in SQLite and in PostgreSQL."""

from datetime import datetime, timezone

import pytest

from bot.feedback import store
from bot.feedback.store import FEWEST_SHOWN, FeedbackStore, FeedbackUnavailableError
from knowledge.database import open_database
from knowledge.migrating.migrate import drop_tables
from tests.postgres import postgres

NOW = datetime(2026, 11, 30, 12, tzinfo=timezone.utc)
LATER = datetime(2026, 12, 1, 0, tzinfo=timezone.utc)


@pytest.fixture(scope="module")
def server():
    with postgres() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def counts(request, tmp_path):
    lite = request.param == "sqlite"
    address = f"sqlite:///{tmp_path}/feedback.db" if lite else request.getfixturevalue("server")
    engine = open_database(address)
    yield FeedbackStore(engine)
    with engine.begin() as connection:
        drop_tables(connection, store.MIGRATIONS)
    engine.dispose()


@pytest.fixture(scope="module")
def ids():
    """Ids of three points that are loaded."""
    return [point.id for point in store.shared_store()._current().points[:3]]


def test_the_same_opinion_is_one_row_that_counts(counts, ids):
    for _ in range(3):
        counts.note("wrong", ids[:2], NOW)

    assert [(o.month, o.point_id, o.verdict, o.count) for o in counts.opinions()] == [
        ("2026-11", point, "wrong", 3) for point in sorted(ids[:2])
    ]


def test_the_latest_month_comes_first(counts, ids):
    counts.note("wrong", ids[:1], NOW)
    counts.note("wrong", ids[:1], LATER)

    assert [opinion.month for opinion in counts.opinions()] == ["2026-12", "2026-11"]


def test_prv10_few_opinions_on_usefulness_are_not_shown(counts, ids):
    for number in range(1, FEWEST_SHOWN + 1):
        counts.note("useful", ids[:1], NOW)
        [opinion] = counts.opinions()
        assert opinion.count == (None if number < FEWEST_SHOWN else number)


def test_an_id_that_is_no_points_is_not_kept(counts, ids):
    assert counts.note("unclear", ["Mary Jones", ids[0], ids[0], "hiv.law.ghost"], NOW) == 1
    assert [opinion.point_id for opinion in counts.opinions()] == [ids[0]]


def test_another_word_is_no_opinion(counts, ids):
    with pytest.raises(ValueError, match="is none of"):
        counts.note("rubbish", ids, NOW)


def test_a_database_that_is_lost_is_told(tmp_path, ids):
    lost = FeedbackStore(open_database(f"sqlite:///{tmp_path}/no/feedback.db"))
    with pytest.raises(FeedbackUnavailableError):
        lost.note("wrong", ids, NOW)
    with pytest.raises(FeedbackUnavailableError):
        lost.opinions()
