"""The place a conversation is about, as it is shown."""

from __future__ import annotations

from bot.answer import Area
from bot.dialogue.topic import Topic
from bot.directory import known_place


def area_of(topic: Topic, code: str | None = None) -> Area | None:
    """Return the place the answer is for. ``code`` is the first half of a postcode by which it was asked for."""
    place = known_place(topic.area) if topic.area else None
    if place:
        return Area(code or place.name, place.name, place.gss, place.nation)
    return Area(topic.nation, None, None, topic.nation) if topic.nation else None
