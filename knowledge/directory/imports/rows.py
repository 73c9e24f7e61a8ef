"""A record as rows of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.directory.records import (
    LocationRecord,
    OrganisationRecord,
    PhoneRecord,
    ServiceRecord,
    stable_id,
)
from knowledge.directory.tables import (
    PhoneRow,
    ScheduleRow,
    ServiceAreaRow,
    ServiceClientGroupRow,
    ServiceLanguageRow,
    ServiceLocationRow,
    ServiceReachRow,
    ServiceTermRow,
)

COPIED = (
    *(
        "source_key",
        "name",
        "status",
        "summary",
        "remit",
        "position",
        "url",
        "email",
        "referral_route",
        "who_can_refer",
    ),
    *("eligibility", "minimum_age", "maximum_age", "audience", "fees", "alert", "hours_text", "languages_text"),
    *(
        "coverage",
        "published_checked_by",
        "source_date",
        "source_url",
        "source_modified",
        "note",
        "held_why",
        "protected",
        "review_state",
    ),
)
"""What a service row takes from its record as it is."""


@dataclass(frozen=True)
class Owner:
    """Whose rows these are: the feed by number and name."""

    feed_id: int
    feed: str

    def id(self, *parts: str) -> str:
        """Return the stable id of a thing of this feed."""
        return stable_id(self.feed, *parts)


def service_id(feed: str, source_key: str) -> str:
    """Return the id under which a service is stored, shown, checked and reported."""
    return stable_id(feed, "service", source_key)


def service_row(record: ServiceRecord, owner: Owner, digest: str) -> dict[str, Any]:
    """Return the row of a service, without the run that saw it and the day of its last check."""
    return {
        **{name: getattr(record, name) for name in COPIED},
        "id": service_id(owner.feed, record.source_key),
        "feed_id": owner.feed_id,
        "organisation_id": owner.id("organisation", record.organisation.source_key),
        "published_checked_on": record.checked_on(),
        "read_on": record.read_day(),
        "content_hash": digest,
        "withdrawn_at": None,
    }


def organisation_row(organisation: OrganisationRecord, owner: Owner, digest: str) -> dict[str, Any]:
    """Return the row of an organisation."""
    values = dict(vars(organisation))
    del values["phones"]
    key = owner.id("organisation", organisation.source_key)
    return {**values, "id": key, "feed_id": owner.feed_id, "content_hash": digest}


def location_row(location: LocationRecord, owner: Owner, digest: str) -> dict[str, Any]:
    """Return the row of a location."""
    values = dict(vars(location))
    del values["hours_text"]
    key = owner.id("location", location.source_key)
    return {**values, "id": key, "feed_id": owner.feed_id, "content_hash": digest}


def phone_rows(phones: Iterable[PhoneRecord], **owner: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of numbers with one owner: ``service_id``, ``organisation_id`` or ``location_id``."""
    for phone in phones:
        values = dict(vars(phone))
        values["number_e164"], values["number_display"] = values.pop("number"), values.pop("display")
        yield {"service_id": None, "organisation_id": None, "location_id": None, **values, **owner}


def detail_rows(record: ServiceRecord, owner: Owner) -> dict[Any, list[dict[str, Any]]]:
    """Return the rows that hang on a service, by table."""
    key = service_id(owner.feed, record.source_key)
    return {
        PhoneRow: list(phone_rows(record.phones, service_id=key)),
        ScheduleRow: [
            {**vars(s), "service_id": key, "valid_from": _day(s.valid_from), "valid_to": _day(s.valid_to)}
            for s in record.schedules
        ],
        ServiceLanguageRow: [{"service_id": key, "code": c, "mode": mode} for c, mode in record.languages.items()],
        ServiceAreaRow: [
            {"service_id": key, "place": area.place, "raw": area.raw, "extent_uri": area.uri} for area in record.areas
        ],
        ServiceClientGroupRow: [
            {"service_id": key, "client_group": group, "how": how} for group, how in record.client_groups.items()
        ],
        ServiceLocationRow: [
            {"service_id": key, "location_id": owner.id("location", at.source_key), "hours_text": at.hours_text}
            for at in record.locations
        ],
        ServiceReachRow: list(_reach_rows(record, key)),
        ServiceTermRow: [
            {"service_id": key, "term_id": term_id}
            for term_id in dict.fromkeys(stable_id("term", term.scheme, term.code) for term in record.terms)
        ],
    }


def _reach_rows(record: ServiceRecord, key: str) -> Iterator[dict[str, Any]]:
    """Yield what the service is asked by: each place with each subject, or with the remit of a core contact."""
    about = [record.remit] if record.remit else list(record.client_groups)
    for place in dict.fromkeys(area.place for area in record.areas if area.place):
        yield from (
            {"place": place, "core": record.remit is not None, "about": word, "service_id": key} for word in about
        )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
