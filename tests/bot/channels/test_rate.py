"""How often somebody may write."""

import asyncio

import pytest

from bot.channels import rate
from bot.channels.rate import WINDOW_SECONDS, MovingWindow, RateLimit, SharedRateLimit, tidy_counts
from bot.conversations.database import RestingError
from bot.settings import Settings


@pytest.fixture
def clock():
    """A clock that stands still until it is moved."""
    return Clock()


class Clock:
    def __init__(self):
        self.now = 1_000.0

    def __call__(self):
        return self.now


def let_in(limit, conversation, address, times):
    """Return how many of so many messages are let in."""
    return sum(limit.seconds_to_wait(conversation, address) == 0 for _ in range(times))


def test_fifteen_messages_a_minute_are_let_in_from_one_conversation(clock):
    assert let_in(RateLimit(Settings(), clock), "c", "a", 100) == 15


def test_a_hundred_and_twenty_messages_a_minute_are_let_in_from_one_address(clock):
    limit = RateLimit(Settings(), clock)

    assert sum(let_in(limit, f"c{number}", "a", 10) for number in range(20)) == 120


def test_one_conversation_does_not_use_up_that_of_another(clock):
    limit = RateLimit(Settings(), clock)
    let_in(limit, "c1", "a", 16)

    assert limit.seconds_to_wait("c2", "a") == 0


def test_one_address_does_not_use_up_that_of_another(clock):
    limit = RateLimit(Settings(per_conversation=1_000), clock)
    let_in(limit, "c1", "a1", 121)

    assert limit.seconds_to_wait("c1", "a1") > 0
    assert limit.seconds_to_wait("c2", "a2") == 0


def test_a_conversation_is_counted_across_addresses(clock):
    limit = RateLimit(Settings(), clock)

    assert sum(let_in(limit, "c", f"a{number}", 1) for number in range(20)) == 15


def test_a_conversation_and_an_address_of_one_name_are_counted_apart(clock):
    limit = RateLimit(Settings(per_conversation=1, per_address=2), clock)

    assert let_in(limit, "same", "same", 1) == 1
    assert let_in(limit, "other", "same", 1) == 1


@pytest.mark.parametrize(("later", "wait"), [(0, 60), (10, 50), (59, 1), (59.5, 1)])
def test_whoever_is_too_fast_waits_until_the_first_message_is_a_minute_old(clock, later, wait):
    limit = RateLimit(Settings(), clock)
    let_in(limit, "c", "a", 15)
    clock.now += later

    assert limit.seconds_to_wait("c", "a") == wait


def test_whoever_is_too_fast_for_the_address_waits_as_long(clock):
    limit = RateLimit(Settings(per_address=2), clock)
    limit.seconds_to_wait("c1", "a")
    clock.now += 20
    limit.seconds_to_wait("c2", "a")
    clock.now += 20

    assert limit.seconds_to_wait("c3", "a") == 20


def test_places_come_free_one_by_one(clock):
    limit = RateLimit(Settings(per_conversation=2), clock)
    limit.seconds_to_wait("c", "a")
    clock.now += 30
    limit.seconds_to_wait("c", "a")
    clock.now += 30

    assert let_in(limit, "c", "a", 10) == 1
    assert limit.seconds_to_wait("c", "a") == 30


def test_asking_again_while_waiting_does_not_make_the_wait_longer(clock):
    limit = RateLimit(Settings(), clock)
    let_in(limit, "c", "a", 15)
    clock.now += 30
    let_in(limit, "c", "a", 50)

    assert limit.seconds_to_wait("c", "a") == 30


def test_after_a_minute_messages_are_let_in_again(clock):
    limit = RateLimit(Settings(), clock)
    let_in(limit, "c", "a", 15)
    clock.now += 61

    assert let_in(limit, "c", "a", 100) == 15


def test_whoever_waits_as_told_is_let_in(clock):
    limit = RateLimit(Settings(), clock)
    let_in(limit, "c", "a", 15)
    clock.now += limit.seconds_to_wait("c", "a")

    assert limit.seconds_to_wait("c", "a") == 0


def test_the_counts_are_settings(clock):
    assert let_in(RateLimit(Settings(per_conversation=3), clock), "c", "a", 10) == 3
    assert let_in(RateLimit(Settings(per_address=4), clock), "c", "a", 10) == 4


def test_names_that_rest_for_a_minute_are_forgotten(clock):
    window = MovingWindow(3, clock)
    for number in range(100):
        window.seconds_to_wait(f"name {number}")
    clock.now += WINDOW_SECONDS
    window.seconds_to_wait("another")

    assert list(window._times) == ["another"]


def test_a_name_that_does_not_rest_is_not_forgotten(clock):
    window = MovingWindow(2, clock)
    window.seconds_to_wait("busy")
    window.seconds_to_wait("resting")
    clock.now += 40
    window.seconds_to_wait("busy")
    clock.now += 15
    assert window.seconds_to_wait("busy") == 5
    clock.now += 10

    assert window.seconds_to_wait("busy") == 0
    assert list(window._times) == ["busy"]


def test_switched_off_nobody_waits():
    assert let_in(RateLimit(Settings(rate_limit=False)), "c", "a", 500) == 500


class Broken:
    """Stands for a count over all workers whose database is gone."""

    def seconds_to_wait(self, most):
        raise RestingError

    def forget_old(self):
        raise RestingError


async def test_without_a_shared_database_messages_are_counted_here(monkeypatch):
    monkeypatch.setattr(rate, "shared_count", lambda: None)
    limit = SharedRateLimit(Settings(per_conversation=2))

    assert [bool(await limit.seconds_to_wait("c", "a")) for _ in range(3)] == [False, False, True]
    await tidy_counts()


async def test_when_the_shared_database_fails_the_limits_hold_here_and_the_log_says_so(monkeypatch, caplog):
    monkeypatch.setattr(rate, "shared_count", Broken)
    limit = SharedRateLimit(Settings(per_conversation=2))

    assert [bool(await limit.seconds_to_wait("zebrafinch", "a")) for _ in range(3)] == [False, False, True]
    await tidy_counts()
    assert "messages are counted in this process only: RestingError" in caplog.text
    assert "zebrafinch" not in caplog.text


async def test_messages_leave_the_count_in_the_order_in_which_they_came(monkeypatch):
    class Uneven:
        def seconds_to_wait(self, most):
            list(range(100_000 if len(seen) % 2 else 1))
            seen.append(most)
            return 0.0

    seen, left = [], []
    monkeypatch.setattr(rate, "shared_count", Uneven)
    limit = SharedRateLimit(Settings())

    async def message(number):
        await limit.seconds_to_wait("c", "a")
        left.append(number)

    await asyncio.gather(*(message(number) for number in range(20)))
    assert left == list(range(20))


async def test_switched_off_no_database_is_asked(monkeypatch):
    monkeypatch.setattr(rate, "shared_count", Broken)
    assert await SharedRateLimit(Settings(rate_limit=False)).seconds_to_wait("c", "a") == 0
