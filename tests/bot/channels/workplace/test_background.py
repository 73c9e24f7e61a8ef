"""Work beside the requests: in order, apart, and never silent."""

import asyncio
import logging

import pytest

from bot.channels.workplace.background import MOST_WAITING, Background, with_courtesy


@pytest.fixture
def background():
    return Background()


async def failing():
    raise ValueError("zebrafinch")


async def test_work_of_one_conversation_is_done_in_order_one_at_a_time(background):
    running, done = [], []

    async def work(number):
        running.append(number)
        assert len(running) == 1
        await asyncio.sleep(0)
        running.remove(number)
        done.append(number)

    for number in range(10):
        assert background.start("a", work(number))
    await background.settle()
    assert done == list(range(10))


async def test_another_conversation_does_not_wait(background):
    blocked, done = asyncio.Event(), asyncio.Event()

    async def finish():
        done.set()

    background.start("a", blocked.wait())
    background.start("b", finish())
    await done.wait()
    blocked.set()
    await background.settle()


async def test_an_error_is_told_by_its_kind_and_the_next_work_is_done(background, caplog):
    done = asyncio.Event()

    async def finish():
        done.set()

    background.start("a", failing())
    background.start("a", finish())
    await background.settle()

    assert done.is_set()
    assert "answering failed: ValueError" in caplog.text
    assert "zebrafinch" not in caplog.text


async def test_a_flood_is_dropped_and_the_conversation_goes_on(background, caplog):
    blocked, done = asyncio.Event(), []

    async def work(number):
        await blocked.wait()
        done.append(number)

    taken = [background.start("a", work(number)) for number in range(MOST_WAITING + 20)]
    await asyncio.sleep(0)
    blocked.set()
    await background.settle()

    assert sum(taken) == len(done) == MOST_WAITING
    assert background.start("a", work(99))
    await background.settle()
    assert done[-1] == 99


async def test_nothing_is_kept_of_what_is_done(background):
    background.start("a", failing())
    await background.settle()

    assert not background._waiting
    assert not background._running


async def test_a_stopping_server_waits_for_what_is_under_way(background):
    done = asyncio.Event()

    async def work():
        await asyncio.sleep(0)
        done.set()

    background.start("a", work())
    await background.stop()
    assert done.is_set()


async def test_what_does_not_end_is_ended(background, monkeypatch):
    monkeypatch.setattr("bot.channels.workplace.background.STOP_SECONDS", 0.01)
    background.start("a", asyncio.Event().wait())
    await background.stop()
    await background.settle()


async def test_a_failing_courtesy_harms_nothing(caplog):
    caplog.set_level(logging.ERROR)

    async def work():
        return "answer"

    assert await with_courtesy(work(), failing()) == "answer"
    assert "ValueError" in caplog.text
