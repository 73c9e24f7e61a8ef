"""Messages of one conversation wait for each other, in order; others do not wait."""

import asyncio

from bot.server.turn_lock import FirstComeLockStore


async def test_turns_of_one_conversation_are_taken_in_order_one_at_a_time():
    locks, running, order = FirstComeLockStore(), [], []

    async def turn(number):
        async with locks.lock("a"):
            running.append(number)
            assert len(running) == 1
            await asyncio.sleep(0)
            order.append(number)
            running.remove(number)

    await asyncio.gather(*(turn(number) for number in range(20)))
    assert order == list(range(20))


async def test_another_conversation_does_not_wait():
    locks = FirstComeLockStore()
    async with locks.lock("a"), locks.lock("b"):
        pass


async def test_a_turn_that_fails_lets_the_next_one_in():
    locks = FirstComeLockStore()
    for _ in range(2):
        try:
            async with locks.lock("a"):
                raise RuntimeError
        except RuntimeError:
            continue


async def test_nothing_is_kept_about_conversations_that_rest():
    locks = FirstComeLockStore()
    async with locks.lock("a"):
        assert locks._turns
    assert not locks._turns
    assert not locks._waiting
