"""How often somebody may write."""

import time

import pytest

from bot.channels.rate import RateLimit
from bot.settings import Settings


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until it is moved."""
    clock = Clock()
    monkeypatch.setattr(time, "time", clock)
    return clock


class Clock:
    def __init__(self):
        self.now = 1_800_000_000.0

    def __call__(self):
        return self.now


def let_in(limit, conversation, address, times):
    """Return how many of so many messages are let in."""
    return sum(limit.seconds_to_wait(conversation, address) == 0 for _ in range(times))


def test_fifteen_messages_a_minute_are_let_in_from_one_conversation(clock):
    assert let_in(RateLimit(Settings()), "c", "a", 100) == 15


def test_a_hundred_and_twenty_messages_a_minute_are_let_in_from_one_address(clock):
    limit = RateLimit(Settings())

    assert sum(let_in(limit, f"c{number}", "a", 10) for number in range(20)) == 120


def test_one_conversation_does_not_use_up_that_of_another(clock):
    limit = RateLimit(Settings())
    let_in(limit, "c1", "a", 16)

    assert limit.seconds_to_wait("c2", "a") == 0


def test_one_address_does_not_use_up_that_of_another(clock):
    limit = RateLimit(Settings(per_conversation=1_000))
    let_in(limit, "c1", "a1", 121)

    assert limit.seconds_to_wait("c1", "a1") > 0
    assert limit.seconds_to_wait("c2", "a2") == 0


def test_a_conversation_is_counted_across_addresses(clock):
    limit = RateLimit(Settings())

    assert sum(let_in(limit, "c", f"a{number}", 1) for number in range(20)) == 15


def test_a_conversation_and_an_address_of_one_name_are_counted_apart(clock):
    limit = RateLimit(Settings(per_conversation=1, per_address=2))

    assert let_in(limit, "same", "same", 1) == 1
    assert let_in(limit, "other", "same", 1) == 1


def test_whoever_is_too_fast_is_told_to_wait_within_the_minute(clock):
    limit = RateLimit(Settings())
    let_in(limit, "c", "a", 15)

    assert 1 <= limit.seconds_to_wait("c", "a") <= 60


def test_after_a_minute_messages_are_let_in_again(clock):
    limit = RateLimit(Settings())
    let_in(limit, "c", "a", 15)
    clock.now += 61

    assert let_in(limit, "c", "a", 100) == 15


def test_whoever_waits_as_told_is_let_in(clock):
    limit = RateLimit(Settings())
    let_in(limit, "c", "a", 15)
    clock.now += limit.seconds_to_wait("c", "a") + 1

    assert limit.seconds_to_wait("c", "a") == 0


def test_the_counts_are_settings(clock):
    assert let_in(RateLimit(Settings(per_conversation=3)), "c", "a", 10) == 3
    assert let_in(RateLimit(Settings(per_address=4)), "c", "a", 10) == 4


def test_switched_off_nobody_waits():
    assert let_in(RateLimit(Settings(rate_limit=False)), "c", "a", 500) == 500
