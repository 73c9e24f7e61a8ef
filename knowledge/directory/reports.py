"""What readers say is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from knowledge.directory.tables import ContactReportRow, FeedRow, ServiceRow
from knowledge.directory.tables.people import REASONS

LONGEST_NOTE = 500


@dataclass(frozen=True)
class Report:
    """A report that waits to be handled."""

    id: int
    service_id: str
    service: str
    feed: str
    created_at: datetime
    reason: str


def file_report(connection: Connection, service_id: str, reason: str, at: datetime) -> bool:
    """Note that a contact is wrong; return whether there is such a contact.

    The same reason for the same contact is noted once until it is handled: a queue that anyone can fill is no use.

    Raises:
        ValueError: there is no such reason.

    """
    if reason not in REASONS:
        raise ValueError(f"{reason!r} is none of: {', '.join(REASONS)}")
    if connection.execute(select(ServiceRow.id).where(ServiceRow.id == service_id)).first() is None:
        return False
    same = (ContactReportRow.service_id == service_id, ContactReportRow.reason == reason)
    waiting = select(ContactReportRow.id).where(*same, ContactReportRow.handled_at.is_(None))
    if connection.execute(waiting).first() is None:
        row = {"service_id": service_id, "created_at": at, "reason": reason}
        connection.execute(insert(ContactReportRow), [row])
    return True


def open_reports(connection: Connection) -> tuple[Report, ...]:
    """Return what waits, the oldest first."""
    query = (
        select(
            ContactReportRow.id,
            ContactReportRow.service_id,
            ServiceRow.name.label("service"),
            FeedRow.name.label("feed"),
            ContactReportRow.created_at,
            ContactReportRow.reason,
        )
        .join(ServiceRow, ServiceRow.id == ContactReportRow.service_id)
        .join(FeedRow, FeedRow.id == ServiceRow.feed_id)
        .where(ContactReportRow.handled_at.is_(None))
        .order_by(ContactReportRow.created_at, ContactReportRow.id)
    )
    return tuple(Report(*row) for row in connection.execute(query))


def handle_report(connection: Connection, number: int, note: str | None, at: datetime) -> bool:
    """Close a report, with what was done; return whether it was open."""
    waiting = (ContactReportRow.id == number, ContactReportRow.handled_at.is_(None))
    values = {"handled_at": at, "note": note[:LONGEST_NOTE] if note else None}
    return bool(connection.execute(update(ContactReportRow).where(*waiting).values(**values)).rowcount)
