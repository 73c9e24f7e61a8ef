"""Health tells of every part, and of each which version it is."""

import pytest

from bot.conversations.database import open_conversations
from bot.conversations.opened import opened
from bot.safety.reviewed import texts_hash
from bot.server import health
from bot.training import danger_hash
from knowledge.store import StoreError
from tests.servers import free_port


class Loaded:
    """Stands for Rasa's agent with a model."""

    model_id = "m1"

    def is_ready(self):
        return True


@pytest.fixture(autouse=True)
def conversations(monkeypatch, tmp_path):
    """A database of conversations for these tests; give its file."""
    engine = opened(f"sqlite:///{tmp_path}/conversations.db")
    monkeypatch.setattr(health, "shared_engine", lambda: engine)
    yield tmp_path / "conversations.db"
    engine.dispose()


def test_without_the_database_of_conversations_it_still_answers_and_says_so(conversations):
    assert health.health_report(Loaded())["conversations"] == "ok"
    conversations.unlink()
    report = health.health_report(Loaded())

    assert (report["status"], report["conversations"]) == ("ok", "down")
    assert health.parts_up(report)["conversations"] is False


def test_a_database_that_does_not_answer_is_named(monkeypatch):
    gone = open_conversations(f"postgresql://nobody@127.0.0.1:{free_port()}/none")
    monkeypatch.setattr(health, "shared_engine", lambda: gone)
    assert health.health_report(Loaded())["conversations"] == "down"


def test_conversations_in_memory_only_are_no_fault(monkeypatch):
    monkeypatch.setattr(health, "shared_engine", lambda: None)
    report = health.health_report(Loaded())

    assert report["conversations"] == "memory"
    assert all(health.parts_up(report).values())


def broken(*_):
    raise OSError("zebrafinch")


def test_every_part_has_a_version():
    report = health.health_report(Loaded())

    assert report["status"] == "ok"
    assert report["model"] == "m1"
    assert report["danger"] == danger_hash()
    assert report["urgent_texts"] == texts_hash()
    assert len(report["content"]) == 64


def test_without_a_model_it_is_down():
    assert health.health_report(None)["status"] == "down"


def test_a_danger_model_that_does_not_judge_is_down_and_named(monkeypatch, caplog):
    monkeypatch.setattr(health, "judge_meaning", broken)
    report = health.health_report(Loaded())

    assert (report["status"], report["danger"]) == ("down", None)
    assert "zebrafinch" not in caplog.text


def test_knowledge_that_cannot_be_read_is_down_and_named(monkeypatch):
    class Gone:
        def release(self):
            raise StoreError("gone")

    monkeypatch.setattr(health, "shared_store", Gone)
    report = health.health_report(Loaded())

    assert (report["status"], report["content"]) == ("down", None)


@pytest.mark.parametrize("part", ["model", "content", "danger", "urgent_texts"])
def test_nothing_but_hashes_and_names_is_told(part):
    assert isinstance(health.health_report(Loaded())[part], str)
