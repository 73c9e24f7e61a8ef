"""Our checked contacts as an Open Referral UK 3.0 feed, read-only, so that a council can take them up.

Only what was checked within its time is published: never what is held back, protected, made up or from another feed.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from knowledge.directory.finding.details import Details, read_details, read_languages, read_schedules
from knowledge.directory.freshness import Freshness, freshness
from knowledge.directory.remits import REMITS
from knowledge.directory.tables import FeedRow, PlaceRow, ServiceAreaRow, ServiceRow

VERSION = "3.0"
PROFILE = "https://docs.openreferraluk.org/"
MOST_PER_PAGE = 100
TAXONOMY = "Waymark remits"


@dataclass(frozen=True)
class Published:
    """The contacts that may be published on a day, by id, in the order of the feed."""

    ids: tuple[str, ...]


def published(connection: Connection, today: date) -> Published:
    """Return what may be published."""
    fictional = select(ServiceAreaRow.service_id).join(PlaceRow, PlaceRow.key == ServiceAreaRow.place)
    query = (
        select(ServiceRow.id, ServiceRow.checked_on, FeedRow.due_after_days, FeedRow.stale_after_days)
        .join(FeedRow, FeedRow.id == ServiceRow.feed_id)
        .where(FeedRow.kind == "csv", FeedRow.active, ServiceRow.withdrawn_at.is_(None), ServiceRow.status == "active")
        .where(ServiceRow.review_state == "approved", ServiceRow.protected.is_(False))
        .where(ServiceRow.id.not_in(fictional.where(PlaceRow.fictional)))
        .order_by(ServiceRow.id)
    )
    return Published(
        tuple(
            row.id
            for row in connection.execute(query)
            if freshness(row.checked_on, today, row.due_after_days, row.stale_after_days) is not Freshness.NOT_CHECKED
        )
    )


def root() -> dict[str, Any]:
    """Return the page at ``/``: which version this is."""
    return {"version": VERSION, "profile": PROFILE}


def page(connection: Connection, today: date, number: int = 1, per_page: int = MOST_PER_PAGE) -> dict[str, Any]:
    """Return one page of ``/services``; ``number`` counts from 1. A page past the end is empty."""
    ids = published(connection, today).ids
    size = max(1, min(per_page, MOST_PER_PAGE))
    pages = max(1, -(-len(ids) // size))
    shown = ids[(number - 1) * size : number * size]
    return {
        "contents": list(services(connection, shown)),
        "total_items": len(ids),
        "total_pages": pages,
        "page_number": number,
        "size": len(shown),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not shown,
    }


def one(connection: Connection, today: date, key: str) -> dict[str, Any] | None:
    """Return ``/services/{id}``; None when there is no such service."""
    ids = {_uuid(found): found for found in published(connection, today).ids}
    return next(services(connection, (ids[key],)), None) if key in ids else None


def services(connection: Connection, ids: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Yield services as objects of the feed."""
    details = read_details(connection, ids)
    schedules, languages = read_schedules(connection, ids), read_languages(connection, ids)
    areas = [area.place for key in ids for area in details.areas.get(key, []) if area.place]
    names = select(PlaceRow.key, PlaceRow.name).where(PlaceRow.key.in_(areas))
    places = {row.key: row.name for row in connection.execute(names)}
    for key in ids:
        yield _service(key, details, schedules.get(key, []), languages.get(key, {}), places)


def _service(
    key: str, details: Details, schedules: list[Any], languages: dict[str, str], places: dict[str, str]
) -> dict[str, Any]:
    row = details.services[key]
    phones = [phone for phone in details.phones.get(key, []) if not (phone.held or phone.extracted)]
    remit = REMITS.get(row.remit or "")
    found = {
        "id": _uuid(key),
        "name": row.name,
        "description": row.summary or ", ".join(part for part in (remit, row.organisation_name) if part),
        "status": "active",
        "url": row.url,
        "email": row.email,
        "assured_date": row.checked_on.isoformat(),
        "application_process": row.who_can_refer,
        "eligibility_description": row.eligibility,
        "minimum_age": row.minimum_age,
        "maximum_age": row.maximum_age,
        "alert": row.alert,
        "organization": {
            "id": _uuid(row.organisation_id),
            "name": row.organisation_name,
            "description": row.organisation_name,
        },
        "phones": [
            {"id": _uuid(key, phone.number_e164), "number": phone.number_display, "description": _label(phone)}
            for phone in phones
        ],
        "schedules": [_schedule(key, schedule) for schedule in schedules],
        "service_areas": [
            {"id": _uuid(key, area.place), "name": places[area.place], "extent": area.place}
            for area in details.areas.get(key, [])
            if area.place
        ],
        "languages": [{"id": _uuid(key, code), "code": code} for code in sorted(languages)],
        "attributes": [_attribute(key, row.remit, remit)] if remit else [],
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def _label(phone: Any) -> str:
    parts = [phone.label, "out of hours" if phone.out_of_hours else None]
    return ", ".join(part for part in parts if part)


def _schedule(key: str, row: Any) -> dict[str, Any]:
    closes = min(row.closes or 0, 24 * 60 - 1)
    return {
        "id": _uuid(key, row.byday or "", str(row.opens)),
        "freq": row.freq,
        "interval": row.interval,
        "byday": row.byday,
        "opens_at": f"{(row.opens or 0) // 60:02}:{(row.opens or 0) % 60:02}",
        "closes_at": f"{closes // 60:02}:{closes % 60:02}",
    }


def _attribute(key: str, remit: str, name: str) -> dict[str, Any]:
    term = {"id": _uuid("remit", remit), "code": remit, "name": name, "description": name, "taxonomy": TAXONOMY}
    return {"id": _uuid(key, remit), "taxonomy_term": term}


def _uuid(*parts: str) -> str:
    """Return the same identifier for the same thing in every copy of the feed: the format asks for UUIDs."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "waymark:" + ":".join(parts)))
