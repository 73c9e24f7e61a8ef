"""Where a conversation stands outlives the process, and what was said does not leave it."""

import logging

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import select

from bot.channels.workplace.identity import SenderKey
from bot.conversations.database import make_tables, open_conversations
from bot.conversations.kept import KeptConversations
from bot.conversations.tables import conversation
from bot.dialogue.topic import Topic
from bot.paths import DOMAIN as DOMAIN_FILE
from bot.server.conversations import KeptTrackerStore, state_of

DOMAIN = Domain.load(str(DOMAIN_FILE))
CANARY = "zebrafinch"


@pytest.fixture
def kept(tmp_path):
    engine = open_conversations(f"sqlite:///{tmp_path}/conversations.db")
    make_tables(engine)
    yield KeptConversations(engine, SenderKey(""))
    engine.dispose()


@pytest.fixture
def here(kept):
    return KeptTrackerStore(DOMAIN, kept)


@pytest.fixture
def there(kept):
    """Another worker, or this one after a restart."""
    return KeptTrackerStore(DOMAIN, kept)


async def turn(store, name, **slots):
    """Take a turn as Rasa does: fetch, hear, set slots, save."""
    tracker = await store.get_or_create_tracker(name)
    tracker.update(UserUttered(f"a question with {CANARY}", {"name": "law"}))
    for slot, value in slots.items():
        tracker.update(SlotSet(slot, value))
    tracker.update(ActionExecuted("action_listen"))
    await store.save(tracker)
    return tracker


def said(tracker):
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


def stored(kept):
    with kept._engine.connect() as connection:
        return str(connection.execute(select(conversation)).all())


async def test_a_conversation_goes_on_elsewhere_from_where_it_stands(here, there):
    await turn(here, "web:a", subjects=["hiv"], need="law", nation="Wales")
    tracker = await there.retrieve("web:a")

    assert Topic.from_slots(tracker.current_slot_values()) == Topic(subjects=("hiv",), need="law", nation="Wales")
    assert said(tracker) == []
    assert tracker.latest_action_name == "action_listen"


async def test_the_latest_turn_counts_wherever_it_was_taken(here, there):
    await turn(here, "web:a", need="law")
    await turn(there, "web:a", need="contacts")
    await turn(here, "web:a", nation="Wales")
    tracker = await there.retrieve("web:a")

    assert (tracker.get_slot("need"), tracker.get_slot("nation")) == ("contacts", "Wales")


async def test_where_nobody_else_took_a_turn_what_was_said_is_still_known(here):
    for _ in range(3):
        await turn(here, "web:a", need="law")
    assert len(said(await here.retrieve("web:a"))) == 3


async def test_one_that_left_memory_comes_back_from_the_database(kept):
    small = KeptTrackerStore(DOMAIN, kept, most=1)
    await turn(small, "web:a", need="law")
    await turn(small, "web:b", need="contacts")

    assert (await small.retrieve("web:a")).get_slot("need") == "law"


async def test_prv5_what_is_forgotten_in_one_place_is_forgotten_in_all(here, there):
    await turn(here, "web:a", need="law")
    await there.retrieve("web:a")
    await here.forget("web:a")

    assert await here.retrieve("web:a") is None
    assert await there.retrieve("web:a") is None


async def test_what_was_forgotten_elsewhere_leaves_memory_without_anybody_writing(here, there):
    await turn(here, "web:a", need="law")
    await turn(here, "web:b", need="law")
    await there.forget("web:a")
    await here.tidy()

    assert list(here.store) == ["web:b"]


async def test_nothing_is_stored_before_something_is_said(here, kept):
    await here.get_or_create_tracker("web:a")
    assert kept.count() == 0
    assert await here.retrieve("web:a")


async def test_cal2_only_closed_values_are_stored(here, kept):
    await turn(
        here,
        f"rest:{CANARY}",
        subjects=["hiv", CANARY],
        need=CANARY,
        nation=CANARY,
        area=CANARY,
        remaining=[CANARY],
        asked=CANARY,
        offered=[CANARY, "HIV: law and duties"],
        trail=[{"subjects": ["hiv"], "need": "law", "nation": CANARY, "points": [CANARY]}, CANARY],
        wishes={"languages": [CANARY], "audience": CANARY},
        contacts=[CANARY],
        session_started_metadata={"removed": [CANARY]},
    )
    assert CANARY not in stored(kept)
    assert "hiv" in stored(kept)


async def test_every_slot_of_the_domain_that_is_kept_is_one_of_the_topic():
    tracker = DialogueStateTracker.from_events("a", [SlotSet("nation", "Wales")], DOMAIN.slots)
    assert state_of(tracker) == {"nation": "Wales"}
    ours = {slot.name for slot in DOMAIN.slots} - {"session_started_metadata", "requested_slot"}
    assert set(Topic().to_slots()) == ours


@pytest.fixture
def gone(kept):
    """The table is taken away, as when a disk is lost."""

    def take():
        with kept._engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE conversation RENAME TO away")

    def give():
        kept._patience._until = 0
        with kept._engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE away RENAME TO conversation")

    return take, give


async def test_f23_while_the_database_fails_memory_serves_and_the_log_says_so(here, there, gone, caplog):
    take, give = gone
    await turn(here, "web:a", need="law")
    take()
    await turn(here, "web:a", nation="Wales")
    assert (await here.retrieve("web:a")).get_slot("nation") == "Wales"
    told = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert any("was not read" in line for line in told)
    assert CANARY not in caplog.text
    give()

    await turn(here, "web:a", need="contacts")
    tracker = await there.retrieve("web:a")
    assert (tracker.get_slot("need"), tracker.get_slot("nation")) == ("contacts", "Wales")


async def test_f23_what_could_not_be_kept_is_kept_without_another_message(here, there, gone):
    take, give = gone
    take()
    await turn(here, "web:a", need="law")
    give()
    await here.tidy()

    assert (await there.retrieve("web:a")).get_slot("need") == "law"


async def test_f23_a_worker_that_could_not_read_overwrites_nothing(here, there, gone):
    take, give = gone
    await turn(here, "web:a", need="law", nation="Wales")
    take()
    tracker = await there.get_or_create_tracker("web:a")
    give()
    tracker.update(UserUttered("another question", {"name": "law"}))
    await there.save(tracker)

    assert (await there.retrieve("web:a")).get_slot("nation") == "Wales"
    assert (await here.retrieve("web:a")).get_slot("nation") == "Wales"
