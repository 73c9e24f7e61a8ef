"""When a service was last found right as it stands: the publisher's own date, or a check made here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.engine import Connection

from knowledge.directory.tables import ServiceRow, VerificationRow


def set_checked_on(connection: Connection, ids: Sequence[str]) -> None:
    """Work out the day for these services anew. A check counts only while the service says what it said then."""
    if not ids:
        return
    query = select(ServiceRow.id, ServiceRow.content_hash, ServiceRow.published_checked_on)
    services = connection.execute(query.where(ServiceRow.id.in_(ids))).all()
    checks: dict[tuple[str, str], list[date]] = defaultdict(list)
    found = select(VerificationRow.service_id, VerificationRow.content_hash, VerificationRow.on)
    right = VerificationRow.result == "ok"
    for row in connection.execute(found.where(VerificationRow.service_id.in_(ids), right)):
        checks[row.service_id, row.content_hash].append(row.on)
    days = [
        {
            "key": row.id,
            "day": max([*checks[row.id, row.content_hash], *filter(None, [row.published_checked_on])], default=None),
        }
        for row in services
    ]
    table = ServiceRow.__table__
    connection.execute(table.update().where(table.c.id == bindparam("key")).values(checked_on=bindparam("day")), days)
