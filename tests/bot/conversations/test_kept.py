"""Where a conversation stands is kept for an hour, in SQLite and in PostgreSQL alike."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from bot.conversations.kept import QUIET_SECONDS, ChangedMeanwhileError
from bot.conversations.tables import conversation

LAW, ABUSE = {"need": "law"}, {"need": "law", "subjects": ["domestic_abuse"]}


def test_what_is_written_is_read(kept):
    kept.write("web:a", ABUSE, None)

    assert kept.read("web:a").state == ABUSE
    assert kept.read("web:b") is None
    assert kept.count() == 1


def test_each_turn_is_counted_and_changes_the_version(kept):
    first = kept.write("web:a", LAW, None)
    second = kept.write("web:a", ABUSE, first)

    assert (first.turns, second.turns) == (1, 2)
    assert first.version != second.version
    assert kept.read("web:a") == second


def test_nothing_is_overwritten_that_somebody_else_wrote(kept):
    first = kept.write("web:a", LAW, None)
    theirs = kept.write("web:a", ABUSE, first)
    for stale in (None, first):
        with pytest.raises(ChangedMeanwhileError):
            kept.write("web:a", LAW, stale)

    assert kept.read("web:a") == theirs


def test_what_was_forgotten_is_not_written_again_by_who_did_not_know(kept):
    first = kept.write("web:a", LAW, None)
    assert kept.forget("web:a") is True
    with pytest.raises(ChangedMeanwhileError):
        kept.write("web:a", LAW, first)

    assert kept.read("web:a") is None
    assert kept.forget("web:a") is False


def test_of_many_who_write_at_once_one_succeeds(kept):
    def wrote(_):
        try:
            return bool(kept.write("web:a", LAW, first))
        except ChangedMeanwhileError:
            return False

    first = kept.write("web:a", LAW, None)
    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(wrote, range(20))) == 1
    assert kept.read("web:a").turns == 2


def test_prv4_after_an_hour_of_quiet_it_is_over(kept, clock):
    kept.write("web:quiet", LAW, None)
    clock.pass_by(QUIET_SECONDS - 1)
    kept.write("web:late", LAW, None)
    assert kept.read("web:quiet")
    clock.pass_by(2)

    assert kept.read("web:quiet") is None
    assert kept.forget_quiet() == 1
    assert kept.count() == 1
    assert kept.read("web:late")


def test_a_conversation_that_is_over_may_begin_anew_before_it_is_removed(kept, clock):
    kept.write("web:a", ABUSE, None)
    clock.pass_by(QUIET_SECONDS + 1)
    kept.write("web:a", LAW, None)

    assert (kept.read("web:a").state, kept.read("web:a").turns) == (LAW, 1)


def test_each_message_makes_the_hour_begin_again(kept, clock):
    first = kept.write("web:a", LAW, None)
    clock.pass_by(QUIET_SECONDS - 1)
    kept.write("web:a", LAW, first)
    clock.pass_by(QUIET_SECONDS - 1)

    assert kept.read("web:a")


def test_prv5_all_can_be_forgotten(kept):
    for number in range(3):
        kept.write(f"web:{number}", LAW, None)

    assert kept.forget_all() == 3
    assert kept.count() == 0


def test_those_that_are_gone_are_found_among_very_many(kept):
    kept.write("web:here", LAW, None)
    names = {f"web:{number}" for number in range(1_200)}

    assert kept.gone({"web:here", *names}) == names


def test_prv3_no_name_is_stored(kept, engine):
    kept.write("rest:zebrafinch", LAW, None)
    with engine.connect() as connection:
        row = connection.execute(select(conversation)).one()

    assert "zebrafinch" not in str(row)
    assert len(row.key) == 32
