"""Ask the directory for what a conversation is about."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timezone

from bot.dialogue.topic import Topic
from bot.dialogue.wishes import MEN, WOMEN
from knowledge.directory.finding.model import Found, Wanted
from knowledge.directory.places.model import COUNTY, LOWER, Place
from knowledge.directory.remits import TIERS, remits_for
from knowledge.directory.store import DirectoryStore, DirectoryUnavailableError

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Local:
    """What the directory says.

    Attributes:
        found: its answer; None when it was not asked or could not be.
        down: whether it could not be asked.
        districts: the councils that do the work, where it is a county's districts'.

    """

    found: Found | None = None
    down: bool = False
    districts: tuple[Place, ...] = ()


def look_up(
    directory: DirectoryStore | None, topic: Topic, limit: int, skip: int = 0, when: datetime | None = None
) -> Local:
    """Return the contacts for a topic; nothing when no place is known.

    Args:
        directory: the directory; None when there is none.
        topic: what is talked about.
        limit: how many contacts to give.
        skip: how many were given before.
        when: the moment; now when left out.

    """
    if topic.area is None or directory is None:
        return Local()
    moment = when or datetime.now(timezone.utc)
    wishes = topic.wishes
    wanted = Wanted(
        place=topic.area,
        subjects=topic.subjects,
        remits=wishes.remits,
        languages=wishes.languages,
        audience=wishes.audience if wishes.audience in (MEN, WOMEN) else None,
        when=moment,
        out_of_hours=bool(wishes.out_of_hours),
        near=topic.near,
        today=moment.date(),
        skip=skip,
        limit=limit,
    )
    try:
        found = directory.find(wanted)
        return Local(found, districts=_districts(directory, topic, found))
    except (DirectoryUnavailableError, KeyError) as error:
        logger.error("the directory cannot be asked: %s", type(error).__name__)
        return Local(down=True)


def _districts(directory: DirectoryStore, topic: Topic, found: Found) -> tuple[Place, ...]:
    """Return the districts of a county when the first thing asked for is their work."""
    remit = first_remit(topic)
    if found.place.kind != COUNTY or remit is None or TIERS[remit] != LOWER:
        return ()
    return directory.below(found.place.key)


def first_remit(topic: Topic) -> str | None:
    """Return the core contact that comes first for a topic."""
    return next(iter((*topic.wishes.remits, *remits_for(topic.subjects))), None)
