"""One import from beginning to end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from knowledge.directory.core import read_core, read_core_folder
from knowledge.directory.imports.model import FAILED, HELD, OK, PARTIAL, Report, Request
from knowledge.directory.imports.rows import Owner
from knowledge.directory.imports.stage import Stage, stage_items, stage_records
from knowledge.directory.imports.write import Run, batches, withdraw_unseen, write_services
from knowledge.directory.oruk.adapt import Setting
from knowledge.directory.oruk.fetch import Fetcher
from knowledge.directory.oruk.issues import FeedError, Issue
from knowledge.directory.oruk.source import Item, PageMark, Reading, is_address, read_address, read_files
from knowledge.directory.places.index import PlaceIndex
from knowledge.directory.places.stored import read_book
from knowledge.directory.sheet import DirectoryError
from knowledge.directory.tables import FeedPageRow, FeedRow, FeedRunRow, ImportIssueRow, ServiceRow

FEWEST = 0.7
"""A feed with this part of last time's services, or less, is held: something is wrong with it more often than not."""


@dataclass(frozen=True)
class _Known:
    """What is stored of a feed before an import."""

    owner: Owner
    publisher: str | None
    live: int
    modified: dict[str, str]
    marks: dict[int, PageMark]


def run_import(engine: Engine, request: Request) -> Report:
    """Read a source, and write what is new in it. What was there stays as it was unless the whole import succeeds."""
    report = Report(request.feed, dry_run=request.dry_run)
    reading = Reading()
    run_id = None if request.dry_run else _begin(engine, request)
    try:
        known = _known(engine, request)
        with Stage() as stage:
            _read(engine, request, known, stage, reading, report)
            _decide(stage, known, request, report)
            if report.status in (OK, PARTIAL) and run_id is not None:
                _write(engine, request, known, stage, reading, report, run_id)
    except (FeedError, DirectoryError) as error:
        report.status, report.message = FAILED, str(error)
    except SQLAlchemyError as error:
        report.status, report.message = FAILED, f"the directory database cannot be written: {type(error).__name__}"
    if run_id is not None:
        _finish(engine, request, report, run_id)
    return report


def _begin(engine: Engine, request: Request) -> int:
    """Note that an import began. Should the process die, this is what is found: failed, never finished."""
    with engine.begin() as connection:
        feed_id = connection.execute(select(FeedRow.id).where(FeedRow.name == request.feed)).scalar_one_or_none()
        if feed_id is None:
            feed_id = connection.execute(insert(FeedRow).values(name=request.feed)).inserted_primary_key[0]
        started = insert(FeedRunRow).values(feed_id=feed_id, started_at=_now(), status=FAILED)
        return int(connection.execute(started).inserted_primary_key[0])


def _known(engine: Engine, request: Request) -> _Known:
    with engine.connect() as connection:
        feed = connection.execute(select(FeedRow).where(FeedRow.name == request.feed)).first()
        if feed is None:
            return _Known(Owner(0, request.feed), request.publisher, 0, {}, {})
        web = is_address(request.location)
        live = (ServiceRow.feed_id == feed.id, ServiceRow.withdrawn_at.is_(None))
        count = connection.execute(select(func.count()).select_from(ServiceRow).where(*live)).scalar_one()
        modified = select(ServiceRow.source_key, ServiceRow.source_modified)
        marks = select(*FeedPageRow.__table__.columns).where(FeedPageRow.feed_id == feed.id)
        return _Known(
            owner=Owner(feed.id, request.feed),
            publisher=request.publisher or feed.publisher_place,
            live=count,
            modified={r.source_key: r.source_modified for r in connection.execute(modified.where(*live))}
            if web
            else {},
            marks={r.number: PageMark(r.etag, tuple(r["keys"]), r.last) for r in connection.execute(marks)}
            if web
            else {},
        )


def _read(engine: Engine, request: Request, known: _Known, stage: Stage, reading: Reading, report: Report) -> None:
    with engine.connect() as connection:
        index = PlaceIndex(read_book(connection))
    if request.publisher and request.publisher not in index.places:
        raise FeedError(f"there is no place {request.publisher!r}: give its ONS code, or its key in places/")
    if request.kind == "csv":
        path = Path(request.location)
        read = read_core_folder if path.is_dir() else read_core
        stage_records(read(path, index.places, request.today), stage, report)
        return
    setting = Setting(index, known.publisher, request.today)
    stage_items(_items(request, known, reading), stage, setting, report)
    for issue in reading.issues:
        report.add(issue)


def _items(request: Request, known: _Known, reading: Reading) -> Iterator[Item]:
    if not is_address(request.location):
        return read_files(Path(request.location), reading)
    if request.manners is None:
        raise FeedError("a web address is read only with the address under which its publisher can reach you")
    return read_address(Fetcher(request.manners), request.location, known.modified, known.marks, reading)


def _decide(stage: Stage, known: _Known, request: Request, report: Report) -> None:
    """Decide whether what was read is written."""
    if not len(stage):
        report.status, report.message = FAILED, "no service could be read"
    elif len(stage) <= known.live * FEWEST and not request.accept_fewer:
        report.status = HELD
        report.message = (
            f"{len(stage)} services, {known.live} were there: nothing was changed. "
            "Ask the publisher; if it is right, import again with --accept-fewer"
        )
    else:
        report.status = PARTIAL if report.rejected else OK


def _write(
    engine: Engine,
    request: Request,
    known: _Known,
    stage: Stage,
    reading: Reading,
    report: Report,
    run_id: int,
) -> None:
    run = Run(known.owner, run_id, _now())
    with engine.begin() as connection, _counts_undone_on_error(report):
        kind = "csv" if request.kind == "csv" else reading.version
        _save_feed(connection, request, known, kind)
        write_services(connection, stage.read(), run, report)
        report.withdrawn = withdraw_unseen(connection, run)
        connection.execute(delete(FeedPageRow).where(FeedPageRow.feed_id == known.owner.feed_id))
        pages = [
            {"feed_id": known.owner.feed_id, "number": n, "etag": mark.etag, "keys": list(mark.keys), "last": mark.last}
            for n, mark in reading.pages.items()
        ]
        if pages:
            connection.execute(insert(FeedPageRow), pages)


@contextmanager
def _counts_undone_on_error(report: Report) -> Iterator[None]:
    """Keep the report true: when the transaction is undone, nothing was added."""
    try:
        yield
    except BaseException:
        report.added = report.changed = report.unchanged = report.withdrawn = 0
        raise


def _save_feed(connection: Connection, request: Request, known: _Known, kind: str | None) -> None:
    given = {
        "kind": kind,
        "location": request.location,
        "publisher_place": request.publisher,
        "licence": request.licence,
        "attribution": request.attribution,
        "last_success_at": _now(),
    }
    values = {name: value for name, value in given.items() if value is not None}
    connection.execute(update(FeedRow).where(FeedRow.id == known.owner.feed_id).values(**values))


def _finish(engine: Engine, request: Request, report: Report, run_id: int) -> None:
    """Write down how it ended, in a transaction of its own: a failed import is told too."""
    counts = ("seen", "added", "changed", "withdrawn", "rejected")
    values = {name: getattr(report, name) for name in counts}
    with engine.begin() as connection:
        connection.execute(
            update(FeedRunRow)
            .where(FeedRunRow.id == run_id)
            .values(**values, status=report.status, message=report.message, finished_at=_now())
        )
        for batch in batches(report.issues):
            connection.execute(insert(ImportIssueRow), [_issue_row(issue, run_id) for issue in batch])


def _issue_row(issue: Issue, run_id: int) -> dict[str, object]:
    return {
        "run_id": run_id,
        "source_key": issue.source_key,
        "level": issue.level,
        "field": issue.field,
        "message": issue.message,
    }


def _now() -> datetime:
    return datetime.now(timezone.utc)
