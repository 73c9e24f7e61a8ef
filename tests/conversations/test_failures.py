"""When a part is down, the person still gets an answer with emergency numbers: cases F-20 to F-22, real failures."""

import shutil
import sys
from pathlib import Path

import pytest
import requests

from bot.paths import KNOWLEDGE_DB
from bot.training import MODEL
from tests.servers import Bot, free_port, running, running_bot, wait_until

QUESTION = "what is the law on homelessness and priority need"
DANGER = "he's outside her door with a knife"
CANARY = "zebrafinch"


def assert_apology(reply):
    assert reply.status == 200
    assert reply.answer["kind"] == "error"
    assert "999" in reply.text
    assert reply.answer["contacts"]


@pytest.fixture(scope="module")
def fragile(tmp_path_factory):
    """A bot of its own, with a copy of the knowledge that a test may destroy, and the stated rate limits."""
    folder = tmp_path_factory.mktemp("fragile")
    database = folder / "knowledge.db"
    shutil.copyfile(KNOWLEDGE_DB, database)
    with running_bot(folder / "bot.log", WAYMARK_KNOWLEDGE_DB=f"sqlite:///{database}") as bot:
        yield bot, database, folder / "bot.log"


def test_the_store_gone_is_an_apology_and_back_is_an_answer(fragile):
    bot, database, log = fragile
    assert bot.say(QUESTION, "store").answer["kind"] == "guidance"

    kept = database.read_bytes()
    database.unlink()
    assert_apology(bot.say(f"{QUESTION} {CANARY}", "store"))
    assert requests.get(bot.url + "/health", timeout=5).status_code == 503

    database.write_bytes(b"this is no database" * 100)
    assert_apology(bot.say(QUESTION, "store"))

    database.write_bytes(kept)
    assert bot.say(QUESTION, "store").answer["kind"] == "guidance"
    assert CANARY not in log.read_text()


def test_danger_comes_first_with_the_store_gone(fragile):
    bot, database, _ = fragile
    kept = database.read_bytes()
    database.unlink()
    try:
        reply = bot.say(DANGER, "danger")
    finally:
        database.write_bytes(kept)

    assert reply.answer["kind"] == "error"
    assert reply.answer["urgency"] == "emergency"
    assert reply.text.startswith("**Danger now")


def test_too_many_messages_are_slowed_down_and_others_are_not(fragile):
    bot, _, _ = fragile
    replies = [bot.say("hello", "hasty") for _ in range(20)]

    assert [reply.status for reply in replies] == [200] * 15 + [429] * 5
    assert "wait" in replies[-1].text
    assert bot.say("hello", "patient").status == 200


def test_interrupting_stops_it_cleanly(tmp_path):
    with running_bot(tmp_path / "bot.log") as bot:
        process = bot.process
    assert process.returncode == 0


@pytest.fixture(scope="module")
def rasa_run(tmp_path_factory):
    """Rasa's own server beside its own action server, with the same action classes."""
    folder = tmp_path_factory.mktemp("rasa-run")
    port, action_port = free_port(), free_port()
    endpoints = folder / "endpoints.yml"
    endpoints.write_text(Path("endpoints.yml").read_text().replace("5055", str(action_port)))
    rasa = str(Path(sys.executable).with_name("rasa"))
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "WAYMARK_RATE_LIMIT": "off"}
    serve = [rasa, "run", "-i", "127.0.0.1", "-p", str(port), "--endpoints", str(endpoints)]
    serve += ["-m", str(MODEL)]
    act = [rasa, "run", "actions", "--port", str(action_port), "--actions", "actions"]
    logs = folder / "rasa.log", folder / "actions.log"
    with running(serve, logs[0], quiet) as server, running(act, logs[1], quiet) as actions:
        bot = Bot(f"http://127.0.0.1:{port}", server)
        wait_until(lambda: _answers(bot.url + "/webhooks/rest/"), server, logs[0])
        wait_until(lambda: _answers(f"http://127.0.0.1:{action_port}/health"), actions, logs[1])
        yield bot, actions


def test_f20_a_separate_action_server_works_and_its_end_is_an_apology(rasa_run):
    bot, actions = rasa_run
    assert bot.say(QUESTION, "separate").answer["kind"] == "guidance"

    actions.kill()
    actions.wait()
    assert_apology(bot.say(QUESTION, "separate"))
    urgent = bot.say(DANGER, "separate")
    assert urgent.answer["urgency"] == "emergency"
    assert urgent.text.startswith("**Danger now")


def _answers(url):
    try:
        return requests.get(url, timeout=2).status_code == 200
    except requests.ConnectionError:
        return False
