"""Everything that is shown of a few services, read by their ids. The queries are put together once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlalchemy.engine import Connection

from knowledge.directory.tables import (
    FeedRow,
    LocationRow,
    OrganisationRow,
    PhoneRow,
    ScheduleRow,
    ServiceAreaRow,
    ServiceLanguageRow,
    ServiceLocationRow,
    ServiceRow,
)

Rows = dict[str, list[Any]]

_IDS, _ORGANISATIONS = bindparam("ids", expanding=True), bindparam("organisations", expanding=True)

_SCHEDULES = select(
    *(ScheduleRow.service_id, ScheduleRow.freq, ScheduleRow.interval, ScheduleRow.byday, ScheduleRow.opens),
    *(ScheduleRow.closes, ScheduleRow.valid_from, ScheduleRow.valid_to),
).where(ScheduleRow.service_id.in_(_IDS))
_LANGUAGES = select(*ServiceLanguageRow.__table__.columns).where(ServiceLanguageRow.service_id.in_(_IDS))
_SERVICES = (
    select(
        *ServiceRow.__table__.columns,
        OrganisationRow.name.label("organisation_name"),
        FeedRow.attribution,
    )
    .join(OrganisationRow, OrganisationRow.id == ServiceRow.organisation_id)
    .join(FeedRow, FeedRow.id == ServiceRow.feed_id)
    .where(ServiceRow.id.in_(_IDS))
)
_PHONES = (
    select(*PhoneRow.__table__.columns)
    .where(or_(PhoneRow.service_id.in_(_IDS), PhoneRow.organisation_id.in_(_ORGANISATIONS)))
    .order_by(PhoneRow.id)
)
_AREAS = (
    select(ServiceAreaRow.service_id, ServiceAreaRow.place)
    .where(ServiceAreaRow.service_id.in_(_IDS))
    .order_by(ServiceAreaRow.id)
)
_LOCATIONS = (
    select(ServiceLocationRow.service_id, LocationRow.line1, LocationRow.town, LocationRow.postcode)
    .join(LocationRow, LocationRow.id == ServiceLocationRow.location_id)
    .where(ServiceLocationRow.service_id.in_(_IDS), LocationRow.kind == "physical")
    .order_by(LocationRow.id)
)


@dataclass(frozen=True)
class Details:
    """Rows by the id of their service; numbers by the id of their service or organisation."""

    services: dict[str, Any]
    phones: Rows
    areas: Rows
    locations: Rows


def read_schedules(connection: Connection, ids: Sequence[str]) -> Rows:
    """Return opening times."""
    return _grouped(connection.execute(_SCHEDULES, {"ids": list(ids)}))


def read_languages(connection: Connection, ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return languages, each with how it is offered."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in connection.execute(_LANGUAGES, {"ids": list(ids)}):
        found[row.service_id][row.code] = row.mode
    return found


def read_details(connection: Connection, ids: Sequence[str]) -> Details:
    """Return all that is shown of these services."""
    services = {row.id: row for row in connection.execute(_SERVICES, {"ids": list(ids)})}
    organisations = [row.organisation_id for row in services.values()]
    phones: Rows = defaultdict(list)
    for row in connection.execute(_PHONES, {"ids": list(ids), "organisations": organisations}):
        phones[row.service_id or row.organisation_id].append(row)
    return Details(
        services=services,
        phones=phones,
        areas=_grouped(connection.execute(_AREAS, {"ids": list(ids)})),
        locations=_grouped(connection.execute(_LOCATIONS, {"ids": list(ids)})),
    )


def _grouped(rows: Iterable[Any]) -> Rows:
    groups: Rows = defaultdict(list)
    for row in rows:
        groups[row.service_id].append(row)
    return groups
