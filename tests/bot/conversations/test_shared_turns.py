"""One turn of a conversation at a time over all workers, in real PostgreSQL. Each of these objects stands for one."""

import asyncio

import pytest
from sqlalchemy.exc import OperationalError

from bot.channels.workplace.identity import SenderKey
from bot.conversations.database import open_conversations
from bot.conversations.shared_turns import SharedTurns
from tests.servers import free_port

KEY = SenderKey("k" * 32)
HELD = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
AWAITED = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


@pytest.fixture
def worker(postgres_address):
    """Make workers; close them at the end."""
    made = []

    def make(address=postgres_address, seconds=30):
        made.append(SharedTurns(address, KEY, seconds))
        return made[-1]

    yield make
    for turns in made:
        turns.close()


@pytest.fixture
def count(shared):
    """Count locks in the server; wait until there are so many."""

    async def count_until(query, wanted):
        found = None
        while found != wanted:
            with shared.connect() as connection:
                found = connection.exec_driver_sql(query).scalar_one()
            await asyncio.sleep(0)

    return count_until


async def test_turns_of_one_conversation_never_overlap(worker):
    running, order = [], []

    async def turn(turns, number):
        async with turns.held("web:a"):
            running.append(number)
            assert len(running) == 1
            await asyncio.sleep(0)
            order.append(running.pop())

    workers = [worker(), worker()]
    await asyncio.gather(*(turn(workers[number % 2], number) for number in range(12)))
    assert sorted(order) == list(range(12))


async def test_who_asks_first_is_served_first(worker, count):
    order, workers = [], [worker(), worker(), worker()]

    async def turn(turns, number):
        async with turns.held("web:a"):
            order.append(number)

    async with workers[0].held("web:a"):
        waiting = []
        for number, turns in enumerate([workers[1], workers[2], workers[0]]):
            waiting.append(asyncio.create_task(turn(turns, number)))
            await count(AWAITED, number + 1)
    await asyncio.gather(*waiting)
    assert order == [0, 1, 2]


async def test_other_conversations_do_not_wait(worker):
    first, second = worker(), worker()
    async with first.held("web:a"), second.held("web:b"):
        pass


async def test_a_lock_is_given_back_after_the_turn_even_when_it_fails(worker, count):
    turns = worker()
    with pytest.raises(ZeroDivisionError):
        async with turns.held("web:a"):
            raise ZeroDivisionError
    await count(HELD, 0)


async def test_a_turn_that_is_given_up_while_it_waits_takes_no_lock_with_it(worker, count):
    first, second = worker(), worker()

    async def turn():
        async with second.held("web:a"):
            raise AssertionError

    async with first.held("web:a"):
        waiting = asyncio.create_task(turn())
        await count(AWAITED, 1)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    await count(HELD, 0)


async def test_a_worker_that_dies_leaves_no_lock(worker, shared, count):
    first, second = worker(), worker()
    entered = first.held("web:a")
    await entered.__aenter__()
    with shared.connect() as connection:
        connection.exec_driver_sql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
    async with second.held("web:a"):
        await count(HELD, 1)
    await entered.__aexit__(None, None, None)


async def test_who_waits_too_long_gives_up(worker):
    first, second = worker(), worker(seconds=0.01)
    async with first.held("web:a"):
        with pytest.raises(OperationalError):
            async with second.held("web:a"):
                pass


async def test_without_the_database_turns_go_on_in_this_process_and_the_log_says_so(worker, caplog):
    turns = worker(f"postgresql://nobody@127.0.0.1:{free_port()}/none")
    for _ in range(2):
        async with turns.held("web:zebrafinch"):
            pass
    told = [record.getMessage() for record in caplog.records]
    assert told == ["a turn is locked in this process only: OperationalError"] * 2


def test_the_state_of_a_conversation_needs_no_connection_of_a_lock(postgres_address, worker):
    """Else turns that wait for locks could keep out those that hold them."""
    assert worker()._engine.pool is not open_conversations(postgres_address).pool
