"""Conversations live in memory, for an hour, their last turns only."""

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.server.conversations import TURNS_KEPT, ForgetfulTrackerStore, fall_back_forgetfully, forget, shortened

DOMAIN = Domain.from_dict(
    {
        "intents": ["law"],
        "slots": {"need": {"type": "text", "influence_conversation": False, "mappings": [{"type": "custom"}]}},
    }
)


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(clock):
    return ForgetfulTrackerStore(DOMAIN, most=3, quiet_seconds=60, clock=clock)


def conversation(sender, turns=1):
    tracker = DialogueStateTracker.from_events(sender, [], DOMAIN.slots)
    tracker.update(ActionExecuted("action_listen"))
    for i in range(turns):
        tracker.update(UserUttered(f"question {i}", {"name": "law"}))
        tracker.update(SlotSet("need", "law" if i else "contacts"))
        tracker.update(BotUttered(f"answer {i}"))
        tracker.update(ActionExecuted("action_listen"))
    return tracker


async def test_a_conversation_is_remembered(store):
    await store.save(conversation("a"))
    assert (await store.retrieve("a")).sender_id == "a"
    assert await store.retrieve("b") is None


async def test_a_quiet_conversation_is_forgotten(store, clock):
    await store.save(conversation("a"))
    clock.now = 61
    assert await store.retrieve("a") is None
    assert list(await store.keys()) == []


async def test_the_longest_quiet_goes_when_there_are_too_many(store, clock):
    for i, sender in enumerate(["a", "b", "c", "a", "d"]):
        clock.now = i
        await store.save(conversation(sender))
    assert set(await store.keys()) == {"c", "a", "d"}


async def test_forgetting_removes_it_at_once(store):
    await store.save(conversation("a"))
    await store.forget("a")
    assert await store.retrieve("a") is None
    await store.forget("a")


async def test_forgetting_reaches_through_the_fail_safe_that_rasa_wraps_around_it(store):
    wrapped = FailSafeTrackerStore(store)
    await wrapped.save(conversation("a"))
    await forget(wrapped, "a")

    assert await wrapped.retrieve("a") is None
    assert await store.retrieve("a") is None


async def test_what_rasa_falls_back_on_forgets_too(store, monkeypatch):
    async def full(_):
        raise OSError("disk full")

    wrapped = FailSafeTrackerStore(store)
    fall_back_forgetfully(wrapped)
    monkeypatch.setattr(store, "save", full)
    await wrapped.save(conversation("a"))
    fallback = wrapped.fallback_tracker_store

    assert (await fallback.retrieve("a")).sender_id == "a"
    await forget(wrapped, "a")
    assert await fallback.retrieve("a") is None


def test_only_the_last_turns_are_kept_and_slots_keep_their_values():
    tracker = conversation("a", turns=TURNS_KEPT + 5)
    short = shortened(tracker, TURNS_KEPT)

    said = [event.text for event in short.events if isinstance(event, UserUttered)]
    assert said == [f"question {i}" for i in range(5, TURNS_KEPT + 5)]
    assert short.get_slot("need") == tracker.get_slot("need") == "law"
    assert "question 0" not in str(short.as_dialogue().as_dict())


def test_a_short_conversation_stays_as_it_is():
    tracker = conversation("a", turns=2)
    assert shortened(tracker, TURNS_KEPT) is tracker
