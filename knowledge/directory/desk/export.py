"""Contacts to files: our own CSV, with the checks made here, and the feed that others can read."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from knowledge.directory.core import CAN_BE_HELD, COLUMNS, HELD_STATES
from knowledge.directory.oruk.publish import page, published, root, services
from knowledge.directory.tables import (
    FeedRow,
    OrganisationRow,
    PhoneRow,
    ServiceAreaRow,
    ServiceClientGroupRow,
    ServiceRow,
    VerificationRow,
)

IMPORTED = "import"


def export_csv(connection: Connection, target: Path, today: date) -> int:
    """Write every contact that came from a CSV, with the checks made since; return how many.

    The file can be imported again: what was checked here is then checked there too.
    """
    rows = list(_rows(connection, today))
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def export_feed(connection: Connection, target: Path, today: date) -> int:
    """Write the feed as files that any web server can serve; return how many contacts are in it."""
    folder = target / "services"
    folder.mkdir(parents=True, exist_ok=True)
    _write(target / "index.json", root())
    ids = published(connection, today).ids
    pages = page(connection, today)["total_pages"]
    for number in range(1, pages + 1):
        _write(target / f"services-{number}.json", page(connection, today, number))
    for service in services(connection, ids):
        _write(folder / f"{service['id']}.json", service)
    return len(ids)


def _write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _rows(connection: Connection, today: date) -> Iterator[dict[str, Any]]:
    query = (
        select(*ServiceRow.__table__.columns, OrganisationRow.name.label("organisation_name"))
        .join(OrganisationRow, OrganisationRow.id == ServiceRow.organisation_id)
        .join(FeedRow, FeedRow.id == ServiceRow.feed_id)
        .where(FeedRow.kind == "csv", ServiceRow.withdrawn_at.is_(None), ServiceRow.review_state != "hidden")
        .order_by(FeedRow.name, ServiceRow.source_key)
    )
    for row in connection.execute(query).all():
        yield _row(connection, row, today)


def _row(connection: Connection, row: Any, today: date) -> dict[str, Any]:
    owned = PhoneRow.service_id == row.id
    phones = connection.execute(select(*PhoneRow.__table__.columns).where(owned).order_by(PhoneRow.id)).all()
    area = select(ServiceAreaRow.place).where(ServiceAreaRow.service_id == row.id)
    groups = select(ServiceClientGroupRow.client_group).where(ServiceClientGroupRow.service_id == row.id)
    day, night = ([p for p in phones if p.out_of_hours is late] for late in (False, True))
    checked = row.checked_on
    states = {} if checked or not row.held_why else _states(row, phones)
    return {
        **dict.fromkeys(COLUMNS, ""),
        "id": row.source_key,
        "authority": connection.execute(area).scalars().first(),
        "remit": row.remit or "",
        "organisation": row.organisation_name,
        "service": row.name,
        "phone": day[0].number_display if day else "",
        "phone_label": (day[0].label or "") if day else "",
        "out_of_hours_phone": night[0].number_display if night else "",
        "email": row.email or "",
        "url": row.url or "",
        "hours": row.hours_text or "",
        "who_can_refer": row.who_can_refer or "",
        "languages": row.languages_text or "",
        "client_groups": ";".join(sorted(connection.execute(groups).scalars())),
        "eligibility": row.eligibility or "",
        "audience": row.audience or "",
        "minimum_age": "" if row.minimum_age is None else row.minimum_age,
        "maximum_age": "" if row.maximum_age is None else row.maximum_age,
        "verified_on": checked.isoformat() if checked else "",
        "verified_by_role": _role(connection, row) if checked else "",
        "source_url": row.source_url or "",
        "source_date": row.source_date or "undated",
        "read_on": row.read_on.isoformat() if row.read_on else "",
        "note": row.note or "",
        **states,
    }


def _states(row: Any, phones: list[Any]) -> dict[str, str]:
    """Return the columns that say why a contact, or some of its numbers, is held back."""
    held = [
        name
        for name, late in zip(CAN_BE_HELD, (False, True), strict=True)
        if any(p.held and p.out_of_hours is late for p in phones)
    ]
    about = "yes" if row.review_state == "held" else ";".join(held)
    return {state: about for state, why in HELD_STATES.items() if why in row.held_why}


def _role(connection: Connection, row: Any) -> str:
    """Return in what role the last check was made."""
    query = (
        select(VerificationRow.by_role)
        .where(VerificationRow.service_id == row.id, VerificationRow.result == "ok")
        .order_by(VerificationRow.on.desc(), VerificationRow.id.desc())
    )
    return connection.execute(query).scalars().first() or row.published_checked_by or IMPORTED
