"""The log: JSON lines in UTC, without a name or a trace."""

import json
import logging
import sys
from datetime import datetime, timezone

import pytest

from bot import logs
from bot.logs import EXTRA, FIELDS, JsonLines, in_logs, set_up_logs


@pytest.fixture
def own_loggers():
    """Put the loggers back as they were."""
    names = (*logs.OURS, logs.TURN_LOGGER)
    before = {name: dict(vars(logging.getLogger(name))) for name in names}
    yield
    for name, state in before.items():
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = state["handlers"], state["propagate"]
        logger.setLevel(state["level"])


def record(words, *arguments, **more):
    made = logging.LogRecord("bot.x", logging.ERROR, __file__, 1, words, arguments, more.pop("exc_info", None))
    for name, value in more.items():
        setattr(made, name, value)
    return made


def line_of(made):
    return json.loads(JsonLines().format(made))


def test_a_line_says_when_in_utc_how_grave_and_what():
    made = record("turn failed: %s", "ValueError")
    made.created = datetime(2026, 11, 30, 9, 30, tzinfo=timezone.utc).timestamp()

    assert line_of(made) == {
        "time": "2026-11-30T09:30:00.000Z",
        "level": "error",
        "event": "turn failed",
        "detail": "ValueError",
    }


def test_what_is_told_of_a_turn_is_in_fields_of_its_own():
    told = dict(zip(EXTRA, ("0123456789ab", "web", "answered", 12), strict=True))
    line = line_of(record("turn taken", **told))

    assert {name: line[name] for name in EXTRA} == told
    assert set(line) <= set(FIELDS)


def test_prv2_no_trace_is_written():
    try:
        raise ValueError("zebrafinch")
    except ValueError:
        line = JsonLines().format(record("turn failed: %s", "ValueError", exc_info=sys.exc_info()))

    assert "zebrafinch" not in line
    assert "\n" not in line


def test_prv3_a_conversation_is_told_apart_and_not_named(monkeypatch):
    monkeypatch.delenv("WAYMARK_SENDER_KEY", raising=False)
    without = in_logs("web:zebrafinch")
    monkeypatch.setenv("WAYMARK_SENDER_KEY", "k" * 32)

    assert in_logs("web:zebrafinch") == in_logs("web:zebrafinch")
    assert len({without, in_logs("web:zebrafinch"), in_logs("web:other")}) == 3
    assert len(without) == 12


@pytest.mark.parametrize("turns", [True, False])
def test_turns_are_written_where_the_settings_ask_for_it(own_loggers, capsys, turns):
    set_up_logs(turns)
    logging.getLogger(logs.TURN_LOGGER).info("turn taken", extra={"outcome": "answered"})
    logging.getLogger(logs.TURN_LOGGER).error("turn failed: %s", "ValueError")
    events = [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()]

    assert events == (["turn taken", "turn failed"] if turns else ["turn failed"])
