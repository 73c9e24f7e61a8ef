"""A service on its way into the directory: plain data, whatever it was read from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

LONGEST_SUMMARY = 600


@dataclass
class PhoneRecord:
    """A number in international form and as printed."""

    number: str
    display: str
    label: str | None = None
    out_of_hours: bool = False
    textphone: bool = False
    extracted: bool = False
    held: bool = False


@dataclass
class ScheduleRecord:
    """When something is open, in minutes after midnight, London time."""

    freq: str = "WEEKLY"
    interval: int = 1
    byday: str | None = None
    bymonthday: str | None = None
    opens: int | None = None
    closes: int | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    note: str | None = None


@dataclass
class OrganisationRecord:
    """Who runs it."""

    source_key: str
    name: str
    description: str | None = None
    url: str | None = None
    email: str | None = None
    phones: list[PhoneRecord] = field(default_factory=list)


@dataclass
class LocationRecord:
    """Where it is."""

    source_key: str
    kind: str = "physical"
    name: str | None = None
    line1: str | None = None
    line2: str | None = None
    town: str | None = None
    postcode: str | None = None
    lat: float | None = None
    lon: float | None = None
    place: str | None = None
    access_note: str | None = None
    hours_text: str | None = None


@dataclass
class AreaRecord:
    """Where it works: the key of a place, or what was written."""

    place: str | None = None
    raw: str | None = None
    uri: str | None = None


@dataclass
class TermRecord:
    """A word of the publisher's by which it is sorted."""

    scheme: str
    code: str
    name: str


@dataclass
class ServiceRecord:
    """A service. Dates are ISO 8601 text, so that a record can be written to a file and read back as it was."""

    source_key: str
    name: str
    organisation: OrganisationRecord
    status: str = "active"
    summary: str | None = None
    remit: str | None = None
    position: int = 0
    url: str | None = None
    email: str | None = None
    referral_route: str | None = None
    who_can_refer: str | None = None
    eligibility: str | None = None
    minimum_age: int | None = None
    maximum_age: int | None = None
    audience: str | None = None
    fees: str | None = None
    alert: str | None = None
    hours_text: str | None = None
    languages_text: str | None = None
    coverage: str = "unknown"
    published_checked_on: str | None = None
    published_checked_by: str | None = None
    source_date: str | None = None
    source_url: str | None = None
    read_on: str | None = None
    source_modified: str | None = None
    note: str | None = None
    held_why: str | None = None
    protected: bool = False
    review_state: str = "auto"
    phones: list[PhoneRecord] = field(default_factory=list)
    schedules: list[ScheduleRecord] = field(default_factory=list)
    locations: list[LocationRecord] = field(default_factory=list)
    areas: list[AreaRecord] = field(default_factory=list)
    terms: list[TermRecord] = field(default_factory=list)
    languages: dict[str, str] = field(default_factory=dict)
    client_groups: dict[str, str] = field(default_factory=dict)
    """Each with how it was decided: ``mapped`` or ``editor``."""

    def checked_on(self) -> date | None:
        """Return the day of the publisher's own check."""
        return date.fromisoformat(self.published_checked_on) if self.published_checked_on else None

    def read_day(self) -> date | None:
        """Return the day its page was read."""
        return date.fromisoformat(self.read_on) if self.read_on else None

    def content_hash(self) -> str:
        """Return a hash of what it says; when it was read last and where it stands in its file do not count."""
        said = dict(vars(self))
        for name in ("source_modified", "position", "read_on"):
            del said[name]
        return digest(said)


def to_json(record: ServiceRecord) -> str:
    """Return a record as one line."""
    return json.dumps(record, default=vars, ensure_ascii=False)


def digest(thing: Any) -> str:
    """Return a hash of a record or of a dictionary of records."""
    return hashlib.sha256(json.dumps(thing, default=vars, sort_keys=True).encode()).hexdigest()


def from_json(line: str) -> ServiceRecord:
    """Return the record that was written as this line."""
    data: dict[str, Any] = json.loads(line)
    organisation = data.pop("organisation")
    organisation["phones"] = [PhoneRecord(**phone) for phone in organisation["phones"]]
    lists = {
        "phones": PhoneRecord,
        "schedules": ScheduleRecord,
        "locations": LocationRecord,
        "areas": AreaRecord,
        "terms": TermRecord,
    }
    for name, kind in lists.items():
        data[name] = [kind(**item) for item in data[name]]
    return ServiceRecord(organisation=OrganisationRecord(**organisation), **data)


def stable_id(*parts: str) -> str:
    """Return 16 hexadecimal digits for a thing, the same in every import and every database."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
