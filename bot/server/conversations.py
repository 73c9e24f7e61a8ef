"""Conversations between their messages, for an hour: their last few turns in memory, where they stand in a database.

What was said stays in the memory of this process. The database holds the slots, which are closed values (CAL-2),
so that a conversation goes on after a restart, or at another worker.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversations.database import FAILURES
from bot.conversations.kept import QUIET_SECONDS, ChangedMeanwhileError, Kept, KeptConversations
from bot.dialogue.topic import Topic

logger = logging.getLogger(__name__)

Done = TypeVar("Done")

MOST_CONVERSATIONS = 2_000
TURNS_KEPT = 6


class ForgetfulTrackerStore(TrackerStore):
    """A tracker store with an end: quiet, surplus and long-past conversation is dropped.

    Trackers are kept as they are, not as text: writing and reading them back took a fifth of each turn (measured).
    """

    def __init__(
        self,
        domain: Domain,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        most: int = MOST_CONVERSATIONS,
        quiet_seconds: float = QUIET_SECONDS,
        clock: Callable[[], float] = time.monotonic,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)
        self.store: dict[str, DialogueStateTracker] = {}
        self._most, self._quiet, self._clock = most, quiet_seconds, clock
        self._last_used: OrderedDict[str, float] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the conversation."""
        self.hold(tracker)

    def hold(self, tracker: DialogueStateTracker) -> None:
        """Hold the conversation in memory, without its oldest turns, and drop those that are over."""
        self.store[tracker.sender_id] = shortened(tracker, TURNS_KEPT)
        self._last_used[tracker.sender_id] = self._clock()
        self._last_used.move_to_end(tracker.sender_id)
        self._drop_old()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the conversation unless it is over."""
        self._drop_old()
        return self.store.get(sender_id)

    async def retrieve_full_tracker(self, sender_id: str) -> DialogueStateTracker | None:
        """Return what is kept of the conversation."""
        return await self.retrieve(sender_id)

    async def keys(self) -> Iterable[str]:
        """Return the ids of all conversations."""
        return list(self.store)

    async def forget(self, sender_id: str) -> None:
        """Drop one conversation now."""
        self.drop(sender_id)

    async def tidy(self) -> None:
        """Drop what is over, without waiting for somebody's next message."""
        self._drop_old()

    def drop(self, sender_id: str) -> None:
        """Drop one conversation from memory."""
        self.store.pop(sender_id, None)
        self._last_used.pop(sender_id, None)

    def _drop_old(self) -> None:
        oldest_kept = self._clock() - self._quiet
        while self._last_used:
            sender_id, last_used = next(iter(self._last_used.items()))
            if last_used >= oldest_kept and len(self._last_used) <= self._most:
                return
            self.drop(sender_id)


class KeptTrackerStore(ForgetfulTrackerStore):
    """A forgetful store that also keeps in a database where each conversation stands.

    What is in memory counts as long as the database holds what was last read or written here; otherwise another worker
    took a turn, or somebody had it forgotten. While the database fails, memory alone serves, and nothing that others
    wrote meanwhile is overwritten.
    """

    def __init__(self, domain: Domain, kept: KeptConversations, **kwargs: Any) -> None:
        super().__init__(domain, **kwargs)
        self._kept = kept
        self._known: dict[str, Kept] = {}
        self._unkept: set[str] = set()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the conversation here, and where it stands in the database once something was said."""
        self.hold(tracker)
        if tracker.latest_message is not None and tracker.latest_message.text:
            await self._write(tracker)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the conversation unless it is over: as it is here, or anew from where it stands in the database."""
        here = await super().retrieve(sender_id)
        try:
            kept = await self._ask(self._kept.read, sender_id)
        except FAILURES as error:
            logger.error("a conversation was not read: %s", type(error).__name__)
            return here
        if here is not None and _version(kept) == _version(self._known.get(sender_id)):
            return here
        self.drop(sender_id)
        if kept is None:
            return None
        tracker = DialogueStateTracker.from_events(sender_id, _opening(kept.state), self.domain.slots)
        self.hold(tracker)
        self._known[sender_id] = kept
        return tracker

    async def forget(self, sender_id: str) -> None:
        """Drop one conversation now, here and in the database."""
        self.drop(sender_id)
        await self._ask(self._kept.forget, sender_id)

    async def tidy(self) -> None:
        """Drop what is over, and what was forgotten elsewhere; keep what could not be kept when it was said."""
        await super().tidy()
        for name in list(self._unkept):
            await self._write(self.store[name])
        try:
            await self._ask(self._kept.forget_quiet)
            gone = await self._ask(self._kept.gone, list(self._known))
        except FAILURES as error:
            logger.error("conversations were not tidied: %s", type(error).__name__)
            return
        for sender_id in gone:
            self.drop(sender_id)

    def drop(self, sender_id: str) -> None:
        """Drop one conversation from memory."""
        super().drop(sender_id)
        self._known.pop(sender_id, None)
        self._unkept.discard(sender_id)

    async def _ask(self, question: Callable[..., Done], *arguments: Any) -> Done:
        """Ask a server beside the event loop. A file answers sooner (half a millisecond) than a thread could be had."""
        if self._kept.may_wait:
            return await asyncio.to_thread(question, *arguments)
        return question(*arguments)

    async def _write(self, tracker: DialogueStateTracker) -> None:
        name = tracker.sender_id
        state = state_of(tracker)
        try:
            self._known[name] = await self._ask(self._kept.write, name, state, self._known.get(name))
            self._unkept.discard(name)
        except FAILURES as error:
            self._unkept.add(name)
            logger.error("a conversation was not kept: %s", type(error).__name__)
        except ChangedMeanwhileError:
            self._unkept.discard(name)
            logger.error("a conversation was not kept: another worker took a turn meanwhile")


async def forget(store: TrackerStore, sender_id: str) -> None:
    """Drop one conversation now, also from inside the fail-safe that Rasa wraps every tracker store in."""
    for inner in _inside(store):
        if hasattr(inner, "forget"):
            await inner.forget(sender_id)


async def tidy(store: TrackerStore) -> None:
    """Drop what is over, also from inside the fail-safe."""
    for inner in _inside(store):
        if hasattr(inner, "tidy"):
            await inner.tidy()


def state_of(tracker: DialogueStateTracker) -> dict[str, Any]:
    """Return the slots that may be kept: closed values only, whatever the tracker holds (CAL-2)."""
    values = Topic.from_slots(tracker.current_slot_values()).to_slots()
    return {name: value for name, value in values.items() if value is not None}


def fall_back_forgetfully(store: TrackerStore) -> None:
    """Let the fail-safe fall back on a store with an end too: Rasa's keeps what it is given until the process ends."""
    if isinstance(store, FailSafeTrackerStore):
        store._fallback_tracker_store = ForgetfulTrackerStore(store.domain)


def _inside(store: TrackerStore) -> list[Any]:
    if isinstance(store, FailSafeTrackerStore):
        return [store._tracker_store, store._fallback_tracker_store]
    return [store]


def shortened(tracker: DialogueStateTracker, turns: int) -> DialogueStateTracker:
    """Return the tracker with its last ``turns`` user messages; slots keep their values."""
    events = list(tracker.events)
    spoken = [i for i, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(spoken) <= turns:
        return tracker
    kept = events[spoken[-turns] :]
    start = _opening(_slots_before(events, kept))
    return DialogueStateTracker.from_events(tracker.sender_id, [*start, *kept], tracker.slots.values())


def _opening(slots: Mapping[str, Any]) -> list[Event]:
    """Return the events of a conversation that stands there and waits for a message."""
    known = [SlotSet(name, value) for name, value in slots.items()]
    return [ActionExecuted("action_session_start"), SessionStarted(), *known, ActionExecuted("action_listen")]


def _slots_before(events: list[Event], kept: list[Event]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for event in events[: len(events) - len(kept)]:
        if isinstance(event, SlotSet):
            values[event.key] = event.value
    return values


def _version(kept: Kept | None) -> str | None:
    return kept.version if kept else None
