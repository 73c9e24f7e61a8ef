"""Counts are added up by day, in SQLite and in PostgreSQL, and go after their time."""

from datetime import date, timedelta

import pytest

from bot.usage import store
from bot.usage.store import KEPT_DAYS, UsageStore, UsageUnavailableError
from knowledge.database import open_database
from knowledge.migrating.migrate import drop_tables
from tests.postgres import postgres

TODAY = date(2026, 11, 30)
LAW, WEB = ("question", "hiv", "law", "answered"), ("channel", "web")


@pytest.fixture(scope="module")
def server():
    with postgres() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def counts(request, tmp_path):
    lite = request.param == "sqlite"
    address = f"sqlite:///{tmp_path}/feedback.db" if lite else request.getfixturevalue("server")
    engine = open_database(address)
    yield UsageStore(engine)
    with engine.begin() as connection:
        drop_tables(connection, store.MIGRATIONS)
    engine.dispose()


def test_what_is_added_again_is_added_up(counts):
    counts.add({(TODAY, LAW): 2, (TODAY, WEB): 1})
    counts.add({(TODAY, LAW): 3})

    assert counts.between(TODAY, TODAY) == {(TODAY, LAW): 5, (TODAY, WEB): 1}


def test_a_value_that_is_not_known_comes_back_as_it_was(counts):
    counts.add({(TODAY, ("place", "", "")): 1})

    assert list(counts.between(TODAY, TODAY)) == [(TODAY, ("place", "", ""))]


def test_other_days_are_not_told(counts):
    counts.add({(TODAY - timedelta(days=1), LAW): 1, (TODAY + timedelta(days=1), LAW): 1})

    assert counts.between(TODAY, TODAY) == {}


def test_days_go_after_their_time(counts):
    oldest = TODAY - timedelta(days=KEPT_DAYS)
    counts.add({(oldest, LAW): 1, (oldest - timedelta(days=1), LAW): 1})

    assert counts.forget_old(TODAY) == 1
    assert list(counts.between(date(2000, 1, 1), TODAY)) == [(oldest, LAW)]


def test_where_nothing_was_counted_nothing_goes(counts):
    assert counts.forget_old(TODAY) == 0


def test_a_database_that_is_lost_is_told(tmp_path):
    lost = UsageStore(open_database(f"sqlite:///{tmp_path}/no/feedback.db"))
    for asked in (
        lambda: lost.add({(TODAY, LAW): 1}),
        lambda: lost.between(TODAY, TODAY),
        lambda: lost.forget_old(TODAY),
    ):
        with pytest.raises(UsageUnavailableError):
            asked()
