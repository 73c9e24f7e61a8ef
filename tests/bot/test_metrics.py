"""Counts and times as Prometheus reads them, and nothing else."""

import logging
import re

import pytest

from bot.metrics import ALL, SECONDS, Count, CountsErrors, Times, event_of, exposition

LINE = re.compile(r'[a-z_]+(\{[a-z]+="[^"\\]*"(,[a-z]+="[^"\\]*")*\})? -?[0-9.]+')


def test_a_count_is_kept_apart_for_each_label():
    count = Count("c", "About.", ("channel", "outcome"))
    for outcome in ("answered", "answered", "failed"):
        count.add("web", outcome)

    assert list(count.lines()) == [
        "# HELP c About.",
        "# TYPE c counter",
        'c{channel="web",outcome="answered"} 2',
        'c{channel="web",outcome="failed"} 1',
    ]


def test_times_are_counted_below_each_bound_and_summed():
    times = Times("t", "About.")
    for seconds in (0.01, 0.02, 99.0):
        times.add(seconds)
    lines = list(times.lines())

    assert 't_bucket{le="0.01"} 1' in lines
    assert 't_bucket{le="0.025"} 2' in lines
    assert f't_bucket{{le="{SECONDS[-1]}"}} 2' in lines
    assert lines[-3:] == ['t_bucket{le="+Inf"} 3', "t_sum 99.030000", "t_count 3"]


def test_every_line_is_one_that_prometheus_reads():
    for line in exposition({"model": True, "directory": False}).splitlines():
        assert line.startswith("# ") or LINE.fullmatch(line), line


@pytest.mark.parametrize(
    ("words", "event"),
    [("turn failed: %s", "turn failed"), ("Slack is off: %s is not set", "Slack is off: … is not set")],
)
def test_the_words_of_a_line_stand_without_what_is_filled_in(words, event):
    assert event_of(logging.LogRecord("bot.x", logging.ERROR, __file__, 1, words, ("x",), None)) == event


def test_the_parts_that_are_up_are_told():
    told = exposition({"model": True, "directory": False})

    assert 'waymark_part_up{part="model"} 1' in told
    assert 'waymark_part_up{part="directory"} 0' in told


def test_each_name_is_used_once():
    assert len({metric.name for metric in ALL}) == len(ALL)


@pytest.mark.parametrize(("level", "counted"), [(logging.INFO, 0), (logging.ERROR, 1)])
def test_errors_of_the_log_are_counted_by_their_fixed_words(monkeypatch, level, counted):
    errors = Count("e", "About.", ("event",))
    monkeypatch.setattr("bot.metrics.ERRORS", errors)
    logger = logging.Logger("bot.test")
    logger.addHandler(CountsErrors())
    logger.log(level, "turn failed: %s", "zebrafinch")

    assert errors.found[("turn failed",)] == counted
    assert "zebrafinch" not in "".join(errors.lines())
