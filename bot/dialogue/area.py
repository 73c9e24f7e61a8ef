"""The place a conversation is about, as it is shown."""

from __future__ import annotations

from bot.answer import Area
from bot.dialogue.topic import Topic
from knowledge.directory.councils import councils


def area_of(topic: Topic) -> Area | None:
    """Return the place the answer is for."""
    if topic.area:
        council = councils()[topic.area]
        return Area(council.name, council.name, council.gss, council.nation)
    return Area(topic.nation, None, None, topic.nation) if topic.nation else None
