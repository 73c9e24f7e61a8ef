"""Usage is counted over turns of the trained bot, as closed values."""

import asyncio
import logging
from collections import Counter
from datetime import date

import pytest
from rasa.core.agent import load_agent
from rasa.utils.log_utils import configure_structlog

from bot.channels import turn
from bot.channels.turn import take_turn
from bot.dialogue.where import where_in
from bot.directory import shared_directory
from bot.server.actions_endpoint import trust_own_actions
from bot.server.health import health_report
from bot.server.run import endpoints_in_one_process
from bot.training import MODEL
from bot.usage.counting import Counting
from bot.usage.store import UsageStore
from knowledge.database import open_database
from knowledge.vocabulary import NEEDS, SUBJECTS

TODAY = date(2026, 11, 30)
PATIENT = 60
MESSAGES = (
    "hello",
    "what is the law on HIV, zebrafinch",
    "who do I ring about homelessness in Stirling",
    "how do I repair a bicycle tyre",
    "he is outside her door with a knife",
)


@pytest.fixture(scope="module")
def agent():
    """The trained model with its actions, conversations and locks in this process, warm, as it is served."""
    configure_structlog(logging.ERROR)
    trust_own_actions()
    loaded = asyncio.run(load_agent(str(MODEL), endpoints=endpoints_in_one_process()))
    assert health_report(loaded)["status"] == "ok"
    where_in(shared_directory(), "warm up")
    return loaded


async def test_messages_are_counted_as_they_were_answered_without_their_words(agent, tmp_path, monkeypatch):
    engine = open_database(f"sqlite:///{tmp_path}/feedback.db")
    kept = UsageStore(engine)
    counting = Counting(lambda: kept, lambda: TODAY, on=True)
    monkeypatch.setattr(turn, "USAGE", counting)
    for number, text in enumerate(MESSAGES):
        await take_turn(agent.handle_message, f"wallaby-{number}", text, "web", PATIENT)
    await counting.keep()
    found = Counter({what: count for (_, what), count in kept.between(TODAY, TODAY).items()})
    engine.dispose()

    assert found["channel", "web"] == len(MESSAGES)
    assert {what[1] for what in found if what[0] == "answer"} == {
        "conversation",
        "guidance",
        "contacts",
        "out_of_scope",
        "urgent",
    }
    assert found["question", "hiv", "law", "answered"] == 1
    assert found["look_up", "missed", "Scotland", "S12000030"] == 1
    assert {what[1] for what in found if what[0] == "question"} <= {*SUBJECTS, ""}
    assert {what[2] for what in found if what[0] == "question"} <= {*NEEDS, ""}
    data = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not any(word in data for word in (b"zebrafinch", b"wallaby", b"knife"))
