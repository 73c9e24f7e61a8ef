"""What is remembered, how long, and how much of it."""

import pytest

from bot.channels.workplace.recent import Recent


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_a_name_is_new_once(clock):
    recent = Recent(clock=clock)

    assert [recent.is_new("a"), recent.is_new("a"), recent.is_new("b")] == [True, False, True]


def test_a_delivery_is_known_by_any_of_its_names(clock):
    recent = Recent(clock=clock)
    recent.is_new("event 1", "message 1")

    assert not recent.is_new("event 2", "message 1")
    assert not recent.is_new("event 2")


@pytest.mark.parametrize(("later", "new"), [(599, False), (600, True)])
def test_after_ten_minutes_it_is_forgotten(clock, later, new):
    recent = Recent(clock=clock)
    recent.is_new("a")
    clock.now += later

    assert recent.is_new("a") is new


def test_a_name_that_is_used_lasts(clock):
    recent = Recent(10, clock=clock)
    for _ in range(5):
        recent.remember("a")
        clock.now += 9

    assert recent.knows("a")


def test_of_too_many_the_oldest_go(clock):
    recent = Recent(most=3, clock=clock)
    for name in "abcd":
        recent.remember(name)

    assert [recent.knows(name) for name in "abcd"] == [False, True, True, True]
