"""Messages are counted over all workers, in real PostgreSQL. Two of these objects stand for two workers."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.channels.workplace.identity import SenderKey
from bot.conversations.shared_count import SharedCount


@pytest.fixture
def workers(shared):
    return [SharedCount(shared, SenderKey("k" * 32)) for _ in range(2)]


@pytest.fixture
def pass_by(shared):
    """Make what was counted older by some seconds."""

    def make_older(seconds):
        with shared.begin() as connection:
            connection.exec_driver_sql(f"UPDATE recent_message SET came_at = came_at - interval '{seconds} seconds'")

    return make_older


def let_in(worker, times, **most):
    return sum(worker.seconds_to_wait(most) == 0 for _ in range(times))


def test_the_limit_holds_over_both_workers(workers):
    assert let_in(workers[0], 10, c=15) == 10
    assert let_in(workers[1], 10, c=15) == 5


def test_it_holds_when_they_count_at_the_same_time(workers):
    with ThreadPoolExecutor(4) as threads:
        waits = list(threads.map(lambda n: workers[n % 2].seconds_to_wait({"c": 15, "a": 100}), range(60)))
    assert waits.count(0.0) == 15


def test_each_name_has_its_own_limit_and_the_stricter_holds(workers):
    assert let_in(workers[0], 5, c1=3, a=4) == 3
    assert let_in(workers[1], 5, c2=3, a=4) == 1


def test_what_is_not_let_in_is_not_counted(workers, pass_by):
    let_in(workers[0], 3, c=3)
    pass_by(30)
    let_in(workers[1], 20, c=3)
    pass_by(31)

    assert let_in(workers[0], 20, c=3) == 3


def test_it_says_how_long_to_wait(workers, pass_by):
    let_in(workers[0], 1, c=1)
    pass_by(20)

    assert 38 < workers[1].seconds_to_wait({"c": 1}) <= 40


def test_places_come_free_one_by_one(workers, pass_by):
    let_in(workers[0], 1, c=2)
    pass_by(30)
    let_in(workers[0], 1, c=2)
    pass_by(31)

    assert let_in(workers[1], 5, c=2) == 1


def test_what_is_older_than_a_minute_is_forgotten(workers, shared, pass_by):
    let_in(workers[0], 2, c=5)
    pass_by(61)
    let_in(workers[0], 1, c=5)
    workers[1].forget_old()

    with shared.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM recent_message").scalar_one() == 1


def test_no_name_and_no_address_is_stored(workers, shared):
    workers[0].seconds_to_wait({"conversation web:zebrafinch": 5, "address 203.0.113.9": 5})
    with shared.connect() as connection:
        rows = str(connection.exec_driver_sql("SELECT * FROM recent_message").all())

    assert "zebrafinch" not in rows
    assert "203.0.113" not in rows
