"""Two real workers and a real PostgreSQL: nothing is lost or out of order, limits hold over both, either may die.

The client stands for the proxy in front: it says which worker a message goes to.
"""

import asyncio
import os
import signal

import aiohttp
import pytest
import requests
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from bot.channels.workplace.identity import SenderKey
from bot.conversations.database import open_conversations
from bot.conversations.kept import KeptConversations
from bot.dialogue.topic import TRAIL_KEPT
from bot.options import about
from knowledge.vocabulary import SUBJECTS
from tests.postgres import postgres
from tests.servers import running_bots

KEY = "k" * 32
TALKS, MESSAGES = 20, 10
ASKED = list(SUBJECTS)[:MESSAGES]
PATIENCE = {"WAYMARK_TURN_SECONDS": "60", "WAYMARK_PER_ADDRESS": "100000"}
"""200 messages at once on a slow machine take longer than one person is let wait."""


@pytest.fixture(scope="module")
def address():
    with postgres() as found:
        yield found


@pytest.fixture(scope="module")
def workers(address, tmp_path_factory):
    shared = {"WAYMARK_CONVERSATIONS_DB": address, "WAYMARK_SENDER_KEY": KEY, **PATIENCE}
    with running_bots(tmp_path_factory.mktemp("workers"), 2, **shared) as bots:
        yield bots


@pytest.fixture(scope="module")
def kept(address):
    engine = open_conversations(address)
    yield KeptConversations(engine, SenderKey(KEY))
    engine.dispose()


@pytest.fixture
async def http():
    """A client without a limit of its own on connections."""
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    timeout = aiohttp.ClientTimeout(total=120)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        yield session


@pytest.fixture
def send(http, workers):
    """Ask for the law on a subject at one of the workers; return which subjects the answer is about."""

    async def ask(talk, subject, worker):
        body = {"sender": talk, "message": about([subject], "law")}
        async with http.post(workers[worker].rest, json=body) as reply:
            assert reply.status == 200
            (message,) = await reply.json()
        assert message["custom"]["answer"]["kind"] == "guidance"
        return message["custom"]["answer"]["subjects"]

    return ask


def trail(kept, talk):
    """Return how many turns were kept of a conversation, and the subjects of the last of them."""
    found = kept.read(f"rest:{talk}")
    return found.turns, [subject for shown in found.state["trail"] for subject in shown["subjects"]]


async def test_200_messages_at_once_each_conversation_at_its_worker_are_kept_in_order(workers, kept):
    """Each message is written before the next, on a connection of its own, and no answer is awaited in between."""

    async def write(talk, subject, worker):
        host, port = workers[worker].url.removeprefix("http://").split(":")
        body = f'{{"sender": "{talk}", "message": "{about([subject], "law")}"}}'
        reader, writer = await asyncio.open_connection(host, int(port))
        head = f"POST /webhooks/rest/webhook HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
        writer.write(f"{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
        await writer.drain()
        return reader, writer

    open_ones = [await write(f"ordered-{talk}", subject, talk % 2) for subject in ASKED for talk in range(TALKS)]
    replies = await asyncio.gather(*(reader.read() for reader, _ in open_ones))
    for _, writer in open_ones:
        writer.close()

    assert len(replies) == 200
    assert all(reply.startswith(b"HTTP/1.1 200 OK") for reply in replies)
    assert [trail(kept, f"ordered-{talk}") for talk in range(TALKS)] == [(MESSAGES, ASKED[-TRAIL_KEPT:])] * TALKS


async def test_200_messages_at_once_each_at_the_other_worker_are_all_kept(send, kept):
    talks = [f"spread-{talk}" for talk in range(TALKS)]
    asked = [(talk, subject) for subject in ASKED for talk in talks]
    answers = await asyncio.gather(*(send(talk, subject, n // TALKS % 2) for n, (talk, subject) in enumerate(asked)))

    assert answers == [[subject] for _, subject in asked]
    for talk in talks:
        turns, subjects = trail(kept, talk)
        assert turns == MESSAGES
        assert len(subjects) == len(set(subjects) & set(ASKED)) == TRAIL_KEPT


async def test_a_conversation_that_changes_workers_with_each_message_goes_on_in_order(send, kept):
    async def talk_over(talk):
        for number, subject in enumerate(ASKED):
            await send(talk, subject, number % 2)

    talks = [f"changing-{talk}" for talk in range(TALKS)]
    await asyncio.gather(*(talk_over(talk) for talk in talks))
    assert [trail(kept, talk) for talk in talks] == [(MESSAGES, ASKED[-TRAIL_KEPT:])] * TALKS


def test_what_was_said_at_one_worker_is_known_at_the_other(workers):
    first, second = workers
    first.say(about(["homelessness"], "law"), "follows")
    second.say("and in Wales?", "follows")
    answer = first.say("who do I ring", "follows").answer

    assert (answer["subjects"], answer["need"]) == (["homelessness"], "contacts")
    assert answer["area"]["nation"] == "Wales"


def test_sec4_the_limit_of_a_conversation_holds_over_both(workers):
    statuses = [workers[number % 2].say("hello", "hasty").status for number in range(20)]
    assert statuses == [200] * 15 + [429] * 5


def test_prv5_clearing_at_one_worker_clears_at_both(workers):
    first, second = workers
    web = "/webhooks/web"

    def say(bot, message):
        sent = requests.post(f"{bot.url}{web}/messages", json={"sender": "cleared", "message": message}, timeout=60)
        return sent.json()[0]["custom"]["answer"]

    assert say(first, about(["hiv"], "law"))["subjects"] == ["hiv"]
    requests.post(f"{second.url}{web}/forget", json={"sender": "cleared"}, timeout=60).raise_for_status()
    assert say(first, "who do I ring")["subjects"] == []


def test_f26_a_killed_process_of_the_database_loses_no_conversation(workers, address, kept):
    first, _ = workers
    first.say(about(["hiv"], "law"), "survivor")
    engine = create_engine(address, future=True)
    with engine.connect() as connection:
        query = "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND client_addr IS NOT NULL LIMIT 1"
        victim = connection.exec_driver_sql(query).scalar_one()
    os.kill(victim, signal.SIGKILL)
    assert first.say("and in Wales?", "survivor").answer["area"]["nation"] == "Wales"
    engine.dispose()
    assert _when_it_is_back(kept, "rest:survivor").state["subjects"] == ["hiv"]


def _when_it_is_back(kept, name):
    """The server recovers by itself in a moment."""
    kept._patience._rest = 0
    while True:
        try:
            return kept.read(name)
        except OperationalError:
            continue


async def test_f26_a_killed_worker_loses_no_conversation_and_the_other_goes_on(workers, send):
    """Last, since one worker is gone afterwards."""
    first, second = workers
    talks = [f"left-{talk}" for talk in range(TALKS)]
    for talk in talks:
        await send(talk, "homelessness", 0)
    under_way = [asyncio.create_task(send(talk, "hiv", 0)) for talk in talks]
    await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
    first.process.send_signal(signal.SIGKILL)
    results = await asyncio.gather(*under_way, return_exceptions=True)
    answered = {talk: result == ["hiv"] for talk, result in zip(talks, results, strict=True)}

    assert any(answered.values())
    for talk in talks:
        answer = (await asyncio.to_thread(second.say, "who do I ring", talk)).answer
        assert answer["subjects"] in ([["hiv"]] if answered[talk] else [["hiv"], ["homelessness"]])
