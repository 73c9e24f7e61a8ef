"""Counting beside the turns: a turn is counted once, and nothing that fails here reaches it."""

from datetime import date, timedelta

import pytest

from bot.answer import Answer
from bot.channels import turn
from bot.channels.turn import reply_of, take_turn
from bot.usage.counting import Counting
from bot.usage.store import KEPT_DAYS, UsageStore, UsageUnavailableError
from knowledge.database import open_database

TODAY = date(2026, 11, 30)
ANSWER = Answer(kind="guidance", subjects=("hiv",), need="law")
COUNTED = {
    (TODAY, ("answer", "nothing_found")): 1,
    (TODAY, ("channel", "rest")): 1,
    (TODAY, ("place", "", "")): 1,
    (TODAY, ("question", "hiv", "law", "unanswered")): 1,
}


class Failing:
    """A store whose database is gone."""

    def add(self, counts):
        raise UsageUnavailableError("OperationalError")

    def forget_old(self, today):
        raise UsageUnavailableError("OperationalError")


@pytest.fixture
def kept(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path}/feedback.db")
    yield UsageStore(engine)
    engine.dispose()


@pytest.fixture
def counting(kept, monkeypatch):
    counting = Counting(lambda: kept, lambda: TODAY, on=True)
    monkeypatch.setattr(turn, "USAGE", counting)
    return counting


async def answering(message):
    answer = Answer(kind="contacts", subjects=("hiv",), need="law")
    reply = reply_of(message.sender_id, answer)
    await message.output_channel.send_response(message.sender_id, reply)


async def test_a_turn_is_counted_where_it_is_taken(counting, kept):
    await take_turn(answering, "wallaby", "what is the law on zebrafinch", "rest", 5)
    await counting.keep()
    await counting.keep()

    assert kept.between(TODAY, TODAY) == COUNTED


async def test_prv10_nothing_is_counted_where_the_settings_do_not_ask_for_it(counting, kept):
    counting.on = False
    await take_turn(answering, "a", "what is the law on HIV", "rest", 5)
    await counting.keep()

    assert kept.between(TODAY, TODAY) == {}


def test_counting_is_off_until_the_server_switches_it_on():
    assert not Counting().on


async def test_a_channel_that_is_off_is_not_counted(counting, kept, monkeypatch):
    monkeypatch.setattr(turn, "is_off", lambda channel: True)
    await take_turn(answering, "a", "what is the law on HIV", "rest", 5)
    await counting.keep()

    assert kept.between(TODAY, TODAY) == {}


async def test_while_the_database_fails_turns_are_answered_and_counted_later(counting, kept, caplog):
    counting._store = Failing
    reply = await take_turn(answering, "a", "what is the law on HIV", "rest", 5)
    await counting.keep()
    counting._store = lambda: kept
    await counting.keep()

    assert reply["custom"]["answer"]["kind"] == "contacts"
    assert "usage was not kept: OperationalError" in caplog.text
    assert kept.between(TODAY, TODAY) == COUNTED


async def test_an_answer_that_cannot_be_counted_is_given_all_the_same(counting, caplog, monkeypatch):
    monkeypatch.setattr("bot.usage.counting.counts_of", lambda channel, answer: answer["no such field"])
    reply = await take_turn(answering, "a", "what is the law on HIV", "rest", 5)

    assert reply["custom"]["answer"]["kind"] == "contacts"
    assert "a turn was not counted for usage: KeyError" in caplog.text


@pytest.mark.parametrize("on", [True, False])
async def test_old_days_go_also_where_counting_is_off_now(kept, on):
    old = TODAY - timedelta(days=KEPT_DAYS + 1)
    kept.add({(old, ("channel", "web")): 1})
    await Counting(lambda: kept, lambda: TODAY, on=on).keep()

    assert kept.between(old, TODAY) == {}
