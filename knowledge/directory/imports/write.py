"""Write what was staged: what is new or changed, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.engine import Connection

from knowledge.directory.checked import set_checked_on
from knowledge.directory.imports.model import Report
from knowledge.directory.imports.rows import (
    Owner,
    detail_rows,
    location_row,
    organisation_row,
    phone_rows,
    service_id,
    service_row,
)
from knowledge.directory.imports.stage import Staged
from knowledge.directory.records import ServiceRecord, digest, stable_id
from knowledge.directory.tables import (
    LocationRow,
    OrganisationRow,
    PhoneRow,
    ScheduleRow,
    ServiceAreaRow,
    ServiceClientGroupRow,
    ServiceLanguageRow,
    ServiceLocationRow,
    ServiceReachRow,
    ServiceRow,
    ServiceTermRow,
    TermRow,
)

BATCH = 500
DETAILS = (
    *(PhoneRow, ScheduleRow, ServiceLanguageRow, ServiceAreaRow),
    *(ServiceClientGroupRow, ServiceLocationRow, ServiceReachRow, ServiceTermRow),
)


@dataclass(frozen=True)
class Run:
    """The import that is writing."""

    owner: Owner
    id: int
    at: datetime


def write_services(connection: Connection, staged: Iterable[Staged], run: Run, report: Report) -> None:
    """Write every staged service, some hundreds at a time."""
    rows = iter(staged)
    while batch := list(islice(rows, BATCH)):
        _write_batch(connection, batch, run, report)


def withdraw_unseen(connection: Connection, run: Run) -> int:
    """Withdraw what this run did not see; return how many services that were."""
    unseen = (
        ServiceRow.feed_id == run.owner.feed_id,
        ServiceRow.last_seen_run_id != run.id,
        ServiceRow.withdrawn_at.is_(None),
    )
    return int(connection.execute(update(ServiceRow).where(*unseen).values(withdrawn_at=run.at)).rowcount)


def _write_batch(connection: Connection, batch: list[Staged], run: Run, report: Report) -> None:
    items = {service_id(run.owner.feed, item.key): item for item in batch}
    query = select(ServiceRow.id, ServiceRow.content_hash).where(ServiceRow.id.in_(items))
    known = {row.id: row.content_hash for row in connection.execute(query)}
    same = {key: item for key, item in items.items() if key in known and item.digest in (None, known[key])}
    written = {key: item.record() for key, item in items.items() if item.digest and key not in same}
    new = [(record, items[key].digest or "") for key, record in written.items() if key not in known]
    changed = [(record, items[key].digest or "") for key, record in written.items() if key in known]
    report.added += len(new)
    report.changed += len(changed)
    report.unchanged += len(same)
    _touch(connection, same, run)
    _write_around(connection, list(written.values()), run.owner)
    _insert_services(connection, new, run)
    _update_services(connection, changed, run)
    _write_details(connection, list(written.values()), run.owner)
    set_checked_on(connection, list(written))


def _touch(connection: Connection, same: dict[str, Staged], run: Run) -> None:
    """Note that services were seen. One that had been withdrawn is there again."""
    if not same:
        return
    values = {"last_seen_run_id": run.id, "withdrawn_at": None}
    connection.execute(update(ServiceRow).where(ServiceRow.id.in_(same)).values(**values))
    moved = [
        {"key": k, "modified": i.modified, "place": i.position} for k, i in same.items() if i.modified or i.position
    ]
    if moved:
        table = ServiceRow.__table__
        marks = {"source_modified": bindparam("modified"), "position": bindparam("place")}
        connection.execute(table.update().where(table.c.id == bindparam("key")).values(**marks), moved)


def _insert_services(connection: Connection, new: list[tuple[ServiceRecord, str]], run: Run) -> None:
    if new:
        runs = {"first_seen_run_id": run.id, "last_seen_run_id": run.id}
        connection.execute(insert(ServiceRow), [{**service_row(r, run.owner, hash_), **runs} for r, hash_ in new])


def _update_services(connection: Connection, changed: list[tuple[ServiceRecord, str]], run: Run) -> None:
    """Write changed services. What an editor decided about one was about what it said then: it is undone."""
    if not changed:
        return
    rows = [{**service_row(r, run.owner, hash_), "last_seen_run_id": run.id} for r, hash_ in changed]
    table = ServiceRow.__table__
    names = [name for name in rows[0] if name != "id"]
    statement = table.update().where(table.c.id == bindparam("key"))
    connection.execute(
        statement.values(**{name: bindparam(f"new_{name}") for name in names}),
        [{"key": row["id"], **{f"new_{name}": row[name] for name in names}} for row in rows],
    )
    for detail in DETAILS:
        connection.execute(delete(detail).where(detail.service_id.in_([row["id"] for row in rows])))


def _write_details(connection: Connection, written: list[ServiceRecord], owner: Owner) -> None:
    by_table: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for record in written:
        for table, rows in detail_rows(record, owner).items():
            by_table[table] += rows
    for table, rows in by_table.items():
        if rows:
            connection.execute(insert(table), rows)


def _write_around(connection: Connection, written: list[ServiceRecord], owner: Owner) -> None:
    """Write the organisations, locations and terms that these services need, each once."""
    organisations = {record.organisation.source_key: record.organisation for record in written}
    rows = [organisation_row(found, owner, digest(found)) for found in organisations.values()]
    fresh = _upsert(connection, OrganisationRow, rows)
    connection.execute(delete(PhoneRow).where(PhoneRow.organisation_id.in_(fresh)))
    phones = [
        phone
        for found in organisations.values()
        if (key := owner.id("organisation", found.source_key)) in fresh
        for phone in phone_rows(found.phones, organisation_id=key)
    ]
    if phones:
        connection.execute(insert(PhoneRow), phones)
    locations = {at.source_key: at for record in written for at in record.locations}
    _upsert(connection, LocationRow, [location_row(at, owner, digest(at)) for at in locations.values()])
    terms = {stable_id("term", t.scheme, t.code): t for record in written for t in record.terms}
    known = {row.id for row in connection.execute(select(TermRow.id).where(TermRow.id.in_(terms)))}
    missing = [{"id": key, **vars(term)} for key, term in terms.items() if key not in known]
    if missing:
        connection.execute(insert(TermRow), missing)


def _upsert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> set[str]:
    """Insert rows that are new and update those whose hash differs; return the ids of both."""
    by_id = {row["id"]: row for row in rows}
    query = select(table.id, table.content_hash).where(table.id.in_(by_id))
    known = {row.id: row.content_hash for row in connection.execute(query)}
    new = [row for key, row in by_id.items() if key not in known]
    changed = [row for key, row in by_id.items() if key in known and known[key] != row["content_hash"]]
    if new:
        connection.execute(insert(table), new)
    for row in changed:
        connection.execute(update(table).where(table.id == row["id"]).values(**row))
    return {row["id"] for row in (*new, *changed)}


def batches(items: Iterable[Any], size: int = BATCH) -> Iterator[list[Any]]:
    """Yield lists of at most this many."""
    rows = iter(items)
    while batch := list(islice(rows, size)):
        yield batch
