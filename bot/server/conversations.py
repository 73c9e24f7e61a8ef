"""Conversations are kept in the memory of this process only, for an hour, and only their last few turns."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

MOST_CONVERSATIONS = 2_000
QUIET_SECONDS = 3_600
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
        """Keep the conversation, without its oldest turns, and drop those that are over."""
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

    def forget(self, sender_id: str) -> None:
        """Drop one conversation now."""
        self.store.pop(sender_id, None)
        self._last_used.pop(sender_id, None)

    def _drop_old(self) -> None:
        oldest_kept = self._clock() - self._quiet
        while self._last_used:
            sender_id, last_used = next(iter(self._last_used.items()))
            if last_used >= oldest_kept and len(self._last_used) <= self._most:
                return
            self.forget(sender_id)


def forget(store: TrackerStore, sender_id: str) -> None:
    """Drop one conversation now, also from inside the fail-safe that Rasa wraps every tracker store in."""
    for inner in _inside(store):
        if hasattr(inner, "forget"):
            inner.forget(sender_id)


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
    start: Iterable[Event] = (
        ActionExecuted("action_session_start"),
        SessionStarted(),
        *_slots_before(events, kept),
    )
    return DialogueStateTracker.from_events(
        tracker.sender_id, [*start, ActionExecuted("action_listen"), *kept], tracker.slots.values()
    )


def _slots_before(events: list[Event], kept: list[Event]) -> list[SlotSet]:
    values: dict[str, Any] = {}
    for event in events[: len(events) - len(kept)]:
        if isinstance(event, SlotSet):
            values[event.key] = event.value
    return [SlotSet(name, value) for name, value in values.items()]
