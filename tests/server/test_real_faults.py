"""The trained bot with one part broken at a time: F-20 to F-24, F-33, PRV-2. No test waits for a time to pass."""

import asyncio
import errno
import logging
import threading

import pytest
from rasa.core.agent import load_agent
from rasa.utils.log_utils import configure_structlog

from bot.channels.turn import take_turn
from bot.knowledge import shared_store
from bot.privacy import redaction
from bot.server.actions_endpoint import DEADLINE_SECONDS, trust_own_actions
from bot.server.run import endpoints_in_one_process
from bot.settings import Settings
from bot.training import MODEL
from knowledge.database import BUSY_SECONDS
from knowledge.store import KnowledgeStore, StoreError
from tests.bot.channels.workplace.must_catch import ALL, ONE_EACH

QUESTION = "what is the law on homelessness and priority need"
DANGER = "he is outside her door with a knife"
CANARY = "zebrafinch"
PATIENT = 60
SOON = 0.2


@pytest.fixture(scope="module")
def agent():
    """The trained model with its actions, conversations and locks in this process, as it is served: content is read."""
    configure_structlog(logging.ERROR)
    trust_own_actions()
    shared_store().release()
    return asyncio.run(load_agent(str(MODEL), endpoints=endpoints_in_one_process()))


@pytest.fixture
def ask(agent):
    """Take one turn in a conversation."""

    async def ask_now(text, sender="a", seconds=PATIENT):
        reply = await take_turn(agent.handle_message, sender, text, "rest", seconds)
        return reply["custom"]["answer"], reply["text"]

    return ask_now


def assert_apology(answer, text):
    assert answer["kind"] == "error"
    assert [contact["phone"] for contact in answer["contacts"]] == ["999", "101", "116 123"]
    assert "999" in text


def raising(error):
    def fail(*_, **__):
        raise error

    async def fail_later(*_, **__):
        raise error

    return fail, fail_later


DISK_FULL = OSError(errno.ENOSPC, f"No space left on device {CANARY}")
READ_ONLY = OSError(errno.EROFS, f"Read-only file system {CANARY}")
LOCKED = RuntimeError(f"database is locked {CANARY}")


def test_every_wait_ends_before_the_three_seconds_are_over():
    assert BUSY_SECONDS < DEADLINE_SECONDS < Settings().turn_seconds <= 3


async def test_a_whole_bot_answers(ask):
    answer, _ = await ask(QUESTION, "whole")
    assert answer["kind"] == "guidance"


@pytest.mark.parametrize("error", [DISK_FULL, READ_ONLY, LOCKED], ids=["full", "read-only", "locked"])
@pytest.mark.parametrize("part", ["save", "retrieve", "get_or_create_tracker"])
async def test_f23_conversations_that_cannot_be_kept_or_read_still_end_in_a_reply(ask, agent, monkeypatch, error, part):
    monkeypatch.setattr(agent.tracker_store, part, raising(error)[1])
    answer, text = await ask(f"{QUESTION} {CANARY}", "tracker")

    assert answer["points"] or "999" in text
    urgent, text = await ask(DANGER, "tracker")
    assert urgent["urgency"] == "emergency"
    assert text.startswith("**Danger now")


async def test_f23_it_answers_again_when_conversations_can_be_kept_again(ask, agent, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(agent.tracker_store, "save", raising(DISK_FULL)[1])
        await ask(QUESTION, "again")
    answer, _ = await ask(QUESTION, "again")
    assert answer["kind"] == "guidance"


async def test_f24_a_store_that_fails_at_run_time_is_an_apology(ask, monkeypatch):
    monkeypatch.setattr(KnowledgeStore, "find", raising(StoreError(CANARY))[0])
    assert_apology(*await ask(QUESTION, "store"))


async def test_f24_a_row_that_is_missing_at_run_time_is_an_apology_or_an_answer_without_it(ask, monkeypatch):
    monkeypatch.setattr(KnowledgeStore, "sources", lambda self, ids: ())
    answer, text = await ask(QUESTION, "row")
    assert answer["kind"] in ("guidance", "error")
    assert text


async def test_f21_prv2_an_action_that_raises_with_the_message_in_it_tells_no_log(ask, monkeypatch, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(KnowledgeStore, "find", raising(ValueError(f"{QUESTION} {CANARY}"))[0])
    assert_apology(*await ask(f"{QUESTION} {CANARY}", "log"))

    told = capfd.readouterr()
    ours = "\n".join(record.getMessage() for record in caplog.records if record.name.startswith(("bot", "actions")))
    assert "ValueError" in ours
    assert not any(CANARY in text for text in (ours, told.out, told.err))
    assert not any(CANARY in str(record.exc_info) for record in caplog.records if record.levelno >= logging.WARNING)


async def test_f22_a_store_that_hangs_holds_nobody_up(ask, agent, monkeypatch):
    release = threading.Event()

    def hang(*_, **__):
        release.wait()
        raise StoreError("released")

    monkeypatch.setattr(agent.action_endpoint, "_deadline", SOON)
    monkeypatch.setattr(KnowledgeStore, "find", hang)
    try:
        (answer, text), (greeting, _) = await asyncio.gather(ask(QUESTION, "hangs"), ask("hello", "beside"))
        urgent, _ = await ask(DANGER, "hangs")
    finally:
        release.set()
    assert_apology(answer, text)
    assert greeting["kind"] == "conversation"
    assert urgent["urgency"] == "emergency"


async def test_f22_a_model_that_hangs_is_an_apology_with_danger_first(agent):
    async def endless(message):
        await asyncio.Event().wait()

    reply = await take_turn(endless, "a", DANGER, "rest", SOON)
    assert reply["text"].startswith("**Danger now")
    assert reply["custom"]["answer"]["kind"] == "error"


@pytest.mark.parametrize("error", [DISK_FULL, LOCKED], ids=["full", "broken"])
async def test_a_message_that_cannot_be_redacted_is_not_passed_on(agent, monkeypatch, caplog, error):
    heard = []

    async def listen(message):
        heard.append(message)

    monkeypatch.setattr(redaction, "shared_vocabulary", raising(error)[0])
    reply = await take_turn(listen, "a", f"{DANGER} {CANARY}", "rest", PATIENT)

    assert heard == []
    assert reply["text"].startswith("**Danger now")
    assert CANARY not in reply["text"] + caplog.text


def in_store(monkeypatch, agent):
    monkeypatch.setattr(KnowledgeStore, "_current", raising(StoreError("gone"))[0])


def in_tracker(monkeypatch, agent):
    monkeypatch.setattr(agent.tracker_store, "save", raising(DISK_FULL)[1])


def in_actions(monkeypatch, agent):
    monkeypatch.setattr(agent.action_endpoint._executor, "run", raising(RuntimeError("gone"))[1])


def in_reading(monkeypatch, agent):
    monkeypatch.setattr(agent.tracker_store, "get_or_create_tracker", raising(LOCKED)[1])


@pytest.mark.parametrize("fault", [in_store, in_tracker, in_actions, in_reading])
async def test_f33_danger_of_every_kind_comes_first_whatever_is_down(ask, agent, monkeypatch, fault):
    fault(monkeypatch, agent)
    for number, message in enumerate(ONE_EACH):
        _, text = await ask(message, f"{fault.__name__}-{number}")
        assert text.startswith(("**Danger now", "**Act today")), message


async def silent(message):
    """As stock Rasa when its action server is down."""


async def test_f33_every_message_of_the_list_is_caught_with_rasa_silent():
    for message in ALL:
        reply = await take_turn(silent, "a", message, "web", PATIENT)
        assert reply["text"].startswith(("**Danger now", "**Act today")), message


def test_the_shared_store_is_whole_again():
    assert shared_store().release()
