"""What readers say is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from knowledge.directory.tables import ContactReportRow, FeedRow, NationalReportRow, ServiceRow
from knowledge.directory.tables.people import REASONS

LONGEST_NOTE = 500
NATIONAL = "n"
"""How the numbers of reports on national contacts begin: they are counted by themselves."""


@dataclass(frozen=True)
class Report:
    """A report that waits to be handled. ``about`` is the contact in words, ``contact`` its id, ``source`` its feed."""

    number: str
    contact: str
    about: str
    source: str
    created_at: datetime
    reason: str


def file_report(connection: Connection, service_id: str, reason: str, at: datetime) -> bool:
    """Note that a contact of the directory is wrong; return whether there is such a contact.

    The same reason for the same contact is noted once until it is handled: a queue that anyone can fill is no use.

    Raises:
        ValueError: there is no such reason.

    """
    if connection.execute(select(ServiceRow.id).where(ServiceRow.id == service_id)).first() is None:
        return False
    _file(connection, ContactReportRow, {"service_id": service_id}, reason, at)
    return True


def file_national_report(connection: Connection, contact: str, reason: str, at: datetime) -> None:
    """Note the same of a national contact; that there is one of this id, the caller knows.

    Raises:
        ValueError: there is no such reason.

    """
    _file(connection, NationalReportRow, {"contact": contact}, reason, at)


def open_reports(connection: Connection) -> tuple[Report, ...]:
    """Return what waits, the oldest first."""
    local = (
        select(ContactReportRow, ServiceRow.name.label("service"), FeedRow.name.label("feed"))
        .join(ServiceRow, ServiceRow.id == ContactReportRow.service_id)
        .join(FeedRow, FeedRow.id == ServiceRow.feed_id)
        .where(ContactReportRow.handled_at.is_(None))
        .order_by(ContactReportRow.id)
    )
    wide = select(NationalReportRow).where(NationalReportRow.handled_at.is_(None)).order_by(NationalReportRow.id)
    found = [
        Report(str(row.id), row.service_id, row.service, row.feed, row.created_at, row.reason)
        for row in connection.execute(local)
    ]
    found += [
        Report(f"{NATIONAL}{row.id}", row.contact, row.contact, "national", row.created_at, row.reason)
        for row in connection.execute(wide)
    ]
    return tuple(sorted(found, key=lambda report: report.created_at))


def handle_report(connection: Connection, number: str, note: str | None, at: datetime) -> bool:
    """Close a report, with what was done; return whether it was open."""
    table: Any = NationalReportRow if number.startswith(NATIONAL) else ContactReportRow
    digits = number.removeprefix(NATIONAL)
    if not (digits.isascii() and digits.isdigit()):
        return False
    waiting = (table.id == int(digits), table.handled_at.is_(None))
    values = {"handled_at": at, "note": note[:LONGEST_NOTE] if note else None}
    return bool(connection.execute(update(table).where(*waiting).values(**values)).rowcount)


def _file(connection: Connection, table: Any, about: dict[str, str], reason: str, at: datetime) -> None:
    if reason not in REASONS:
        raise ValueError(f"{reason!r} is none of: {', '.join(REASONS)}")
    same = [getattr(table, column) == value for column, value in about.items()]
    waiting = select(table.id).where(*same, table.reason == reason, table.handled_at.is_(None))
    if connection.execute(waiting).first() is None:
        connection.execute(insert(table), [{**about, "created_at": at, "reason": reason}])
