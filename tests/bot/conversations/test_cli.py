"""The operator's commands on conversations (PRV-5)."""

import pytest

from bot.cli import main
from bot.conversations.opened import kept_conversations, opened


@pytest.fixture
def three(monkeypatch, tmp_path):
    """Three conversations in the database of the settings."""
    monkeypatch.setenv("WAYMARK_CONVERSATIONS_DB", f"sqlite:///{tmp_path}/conversations.db")
    engine = opened()
    kept = kept_conversations(engine)
    for name in ("web:a", "web:b", "rest:a"):
        kept.write(name, {}, None)
    yield kept
    engine.dispose()


def said(capsys, *words):
    assert main(["conversations", *words]) == 0
    return capsys.readouterr().out.strip()


def test_they_are_counted(three, capsys):
    assert said(capsys, "count") == "3"


def test_one_is_forgotten_by_channel_and_name(three, capsys):
    assert said(capsys, "forget", "web:a") == "1 forgotten."
    assert said(capsys, "forget", "web:a") == "0 forgotten."
    assert three.read("web:a") is None
    assert three.read("rest:a")


def test_all_are_forgotten(three, capsys):
    assert said(capsys, "forget", "--all") == "3 forgotten."
    assert three.count() == 0


def test_those_that_go_on_are_not_quiet(three, capsys):
    assert said(capsys, "forget", "--quiet") == "0 forgotten."


def test_with_conversations_in_memory_the_command_says_so(monkeypatch, capsys):
    monkeypatch.setenv("WAYMARK_CONVERSATIONS_DB", "memory")
    assert main(["conversations", "count"]) == 1
    assert "memory only" in capsys.readouterr().err
