"""Opening hours in words."""

from datetime import datetime, timezone

import pytest

from knowledge.directory.hours import read_hours
from knowledge.directory.opening import Openness, in_office_hours, never_closes, openness
from knowledge.directory.records import ScheduleRecord


def week(text):
    """Return what was read as {days: (opens, closes)}, hours as numbers."""
    return {s.byday: (s.opens / 60, s.closes / 60) for s in read_hours(text)}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Mon-Fri 9am-5pm", {"MO,TU,WE,TH,FR": (9, 17)}),
        ("Monday to Friday 9am to 5pm", {"MO,TU,WE,TH,FR": (9, 17)}),
        ("Mon–Fri 09:00–17:30", {"MO,TU,WE,TH,FR": (9, 17.5)}),
        ("Mon-Thu 8.45am-4.45pm, Fri 8.45am-3.55pm", {"MO,TU,WE,TH": (8.75, 16.75), "FR": (8.75, 15 + 55 / 60)}),
        ("Mon-Fri 9am-5pm, Wed from 10am", {"MO,TU,TH,FR": (9, 17), "WE": (10, 17)}),
        ("24 hours", {"MO,TU,WE,TH,FR,SA,SU": (0, 24)}),
        ("24 hours, every day", {"MO,TU,WE,TH,FR,SA,SU": (0, 24)}),
        ("9am-9pm, every day", {"MO,TU,WE,TH,FR,SA,SU": (9, 21)}),
        ("Mon 9am-12pm, 1pm-5pm", {"MO": (13, 17)} | {"MO": (13, 17)}),
        ("Fri-Mon 10am-2pm", {"MO,FR,SA,SU": (10, 14)}),
    ],
)
def test_read(text, read):
    assert week(text) == read


def test_a_break_at_noon_is_two_spans():
    assert [(s.opens, s.closes) for s in read_hours("Mon 9am-12pm, 1pm-5pm")] == [(540, 720), (780, 1020)]


def test_a_night_runs_past_midnight():
    found = read_hours("Mon-Thu 5pm-8am, Fri 4.30pm to Mon 8am, bank holidays 24 hours")
    assert ScheduleRecord(byday="SA,SU", opens=0, closes=1440) in found
    assert ScheduleRecord(byday="MO,TU,WE,TH,FR", opens=0, closes=480) in found


def test_a_remark_without_a_time_does_no_harm():
    assert week("Mon-Thu 9am-5pm; free emergency line at other times") == {"MO,TU,WE,TH": (9, 17)}


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "9am-5pm",
        "outside office hours",
        "outside Mon-Fri 9am-5pm (Wed 10am-5pm)",
        "Mon-Fri 9am-5pm, closed Wed",
        "Mon-Fri 9-5",
        "Mon-Fri 25pm-3am",
        "Mon-Fri 9am-5pm, weekends",
        "Mon-Fri except holidays 9am-5pm",
        "first Tuesday 9am-5pm",
        "Mon-Fri",
        "Mon-Fri 9am-5pm " * 50,
    ],
)
def test_what_is_unclear_is_not_read(text):
    assert read_hours(text) == []


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("when", "state"),
    [
        ("2026-11-30T09:00", Openness.OPEN),  # a Monday, in winter: London is at UTC
        ("2026-11-30T08:59", Openness.CLOSED),
        ("2026-11-30T16:59", Openness.OPEN),
        ("2026-11-30T17:00", Openness.CLOSED),
        ("2026-07-06T08:00", Openness.OPEN),  # in summer it is an hour later there
        ("2026-07-06T16:00", Openness.CLOSED),
        ("2026-11-29T12:00", Openness.CLOSED),  # a Sunday
    ],
)
def test_open_and_closed_go_by_london_time(when, state):
    assert openness(read_hours("Mon-Fri 9am-5pm"), at(when)) is state


def test_a_night_line_is_open_after_midnight():
    found = read_hours("Mon-Thu 5pm-8am, Fri 4.30pm to Mon 8am")
    assert openness(found, at("2026-12-01T02:00")) is Openness.OPEN
    assert openness(found, at("2026-12-05T12:00")) is Openness.OPEN
    assert openness(found, at("2026-12-01T12:00")) is Openness.CLOSED


def test_without_times_nothing_is_known():
    assert openness([], at("2026-11-30T12:00")) is Openness.UNKNOWN


def test_what_is_not_every_week_leaves_it_unknown():
    monthly = [ScheduleRecord(freq="MONTHLY", byday="1MO", opens=540, closes=1020)]
    assert openness(monthly, at("2026-11-30T12:00")) is Openness.UNKNOWN
    fortnightly = [ScheduleRecord(interval=2, byday="MO", opens=540, closes=1020)]
    assert openness(fortnightly, at("2026-11-30T12:00")) is Openness.UNKNOWN


@pytest.mark.parametrize(
    ("when", "office"), [("2026-11-30T12:00", True), ("2026-11-30T20:00", False), ("2026-11-28T12:00", False)]
)
def test_office_hours(when, office):
    assert in_office_hours(at(when)) is office


def test_on_a_bank_holiday_only_what_never_closes_is_known_to_be_open():
    monday = at("2026-11-30T12:00")
    assert openness(read_hours("Mon-Fri 9am-5pm"), monday, holiday=True) is Openness.UNKNOWN
    assert openness(read_hours("Mon-Thu 5pm-9am, Fri 5pm to Mon 9am"), monday, holiday=True) is Openness.UNKNOWN
    assert openness(read_hours("24 hours, every day"), monday, holiday=True) is Openness.OPEN
    assert in_office_hours(monday, holiday=True) is False


def test_a_feed_that_closes_a_minute_before_midnight_never_closes():
    week = [ScheduleRecord(byday="MO,TU,WE,TH,FR,SA,SU", opens=0, closes=1439)]
    assert never_closes(week, at("2026-11-30T12:00").date())
    assert not never_closes(read_hours("Mon-Fri 24 hours"), at("2026-11-30T12:00").date())
