"""Which core contacts must be checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.engine import Connection

from knowledge.directory.freshness import Freshness, freshness
from knowledge.directory.tables import FeedRow, PlaceRow, ServiceAreaRow, ServiceRow


@dataclass(frozen=True)
class DueContact:
    """A core contact, and how it stands on a day. ``held`` says why it is not shown before it is checked."""

    id: str
    source_key: str
    name: str
    remit: str
    place: str
    authority: str
    checked_on: date | None
    freshness: Freshness
    held: str | None
    feed: str
    due_on: date | None


@dataclass(frozen=True)
class Overdue:
    """An authority with core contacts that must be checked."""

    place: str
    authority: str
    overdue: int
    of: int


def core_contacts(connection: Connection, today: date) -> tuple[DueContact, ...]:
    """Return every core contact of a real authority, authority by authority, in the order of the files."""
    columns = (
        *(ServiceRow.id, ServiceRow.source_key, ServiceRow.name, ServiceRow.remit, ServiceRow.checked_on),
        *(ServiceRow.held_why, ServiceRow.review_state, ServiceAreaRow.place, PlaceRow.name.label("authority")),
        *(FeedRow.name.label("feed"), FeedRow.due_after_days, FeedRow.stale_after_days),
    )
    query = (
        select(*columns)
        .join(ServiceAreaRow, ServiceAreaRow.service_id == ServiceRow.id)
        .join(PlaceRow, PlaceRow.key == ServiceAreaRow.place)
        .join(FeedRow, FeedRow.id == ServiceRow.feed_id)
        .where(ServiceRow.remit.is_not(None), ServiceRow.withdrawn_at.is_(None), FeedRow.active)
        .where(PlaceRow.fictional.is_(False), ServiceRow.review_state != "hidden")
        .order_by(PlaceRow.name, ServiceRow.position, ServiceRow.id)
    )
    return tuple(
        DueContact(
            id=row.id,
            source_key=row.source_key,
            name=row.name,
            remit=row.remit,
            place=row.place,
            authority=row.authority,
            checked_on=row.checked_on,
            freshness=freshness(row.checked_on, today, row.due_after_days, row.stale_after_days),
            held=(row.held_why or "held by an editor") if row.review_state == "held" else None,
            feed=row.feed,
            due_on=row.checked_on + timedelta(days=row.due_after_days) if row.checked_on else None,
        )
        for row in connection.execute(query)
    )


def overdue_authorities(connection: Connection, today: date) -> tuple[Overdue, ...]:
    """Return the authorities with a core contact that was not checked within its time."""
    contacts = core_contacts(connection, today)
    found = []
    for place, authority in dict.fromkeys((contact.place, contact.authority) for contact in contacts):
        own = [contact for contact in contacts if contact.place == place]
        overdue = sum(contact.freshness is not Freshness.CHECKED for contact in own)
        if overdue:
            found.append(Overdue(place, authority, overdue, len(own)))
    return tuple(found)
