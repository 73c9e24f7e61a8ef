"""The services that may answer a question, as the database gives them: few columns, few rows.

The queries are put together once and filled with values at each call: composing them took longer than running them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Integer, String, bindparam, case, exists, func, or_, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql import Select

from knowledge.directory.finding.model import Wanted
from knowledge.directory.finding.reach import COVERAGES, UNKNOWN, Reach
from knowledge.directory.freshness import STALE_AFTER_DAYS
from knowledge.directory.tables import (
    FeedRow,
    PhoneRow,
    ServiceClientGroupRow,
    ServiceLanguageRow,
    ServiceReachRow,
    ServiceRow,
)

MOST_RANKED = 30
"""Local services that are ranked in full; the database has put them in order before."""

_COLUMNS = (
    *(ServiceRow.id, ServiceRow.name, ServiceRow.remit, ServiceRow.position, ServiceRow.checked_on),
    *(ServiceRow.review_state, FeedRow.due_after_days, FeedRow.stale_after_days),
)
_LIVE = (
    ServiceRow.withdrawn_at.is_(None),
    ServiceRow.status == "active",
    ServiceRow.review_state != "hidden",
    FeedRow.active,
)
_OF_SERVICE = PhoneRow.service_id == ServiceRow.id
_SHOWN = (_OF_SERVICE, PhoneRow.held.is_(False), PhoneRow.extracted.is_(False))


@dataclass(frozen=True)
class Candidate:
    """A service and why it may answer.

    ``group`` is 0 when it is for the first of the subjects asked about. The last three are told of core contacts:
    ``night_only`` means that all its numbers are for nights and weekends, ``night_line`` that it shows such a number,
    ``rings`` that it shows any.
    """

    id: str
    name: str
    remit: str | None
    position: int
    place: str
    coverage: str
    group: int
    checked_on: date | None
    due_after: int
    stale_after: int
    held: bool
    night_only: bool = False
    night_line: bool = False
    rings: bool = True


def core_candidates(
    connection: Connection, remits: Sequence[str], named: Sequence[str], subjects: Sequence[str], places: Reach
) -> list[Candidate]:
    """Return the core contacts for these remits in reach, those that are held back too.

    Where a council has several for one remit (children at night, adults at night), those for other subjects are left
    out, or come after when the remit itself was named.
    """
    if not remits:
        return []
    values = {"remits": list(remits), "places": list(places.coverage)}
    rows: dict[str, Any] = {}
    fitting = set()
    for row in connection.execute(_core_query(), values):
        rows[row.id] = row
        if row.client_group in subjects:
            fitting.add(row.id)
    better = {(rows[key].remit, rows[key].place) for key in fitting}
    return [
        _candidate(
            row,
            row.place,
            places.coverage[row.place],
            group=int(row.id not in fitting),
            night_only=row.has_phone and not row.has_day_line,
            night_line=row.shows_night_line,
            rings=row.shows_phone,
        )
        for row in rows.values()
        if row.id in fitting or row.remit in named or (row.remit, row.place) not in better
    ]


def local_candidates(connection: Connection, wanted: Wanted, places: Reach, today: date) -> list[Candidate]:
    """Return the local services for the subjects asked about, about as they will be ranked."""
    if not wanted.subjects:
        return []
    values = {
        "subjects": list(wanted.subjects),
        "first": wanted.subjects[0],
        "places": list(places.coverage),
        **{name: [key for key, found in places.coverage.items() if found == name] for name in COVERAGES},
        "stale_before": today - timedelta(days=STALE_AFTER_DAYS),
        "most": MOST_RANKED + wanted.skip,
        "audience": wanted.audience,
        "age": wanted.age,
        "languages": list(wanted.languages),
    }
    query = _local_query(wanted.audience is not None, wanted.age is not None, bool(wanted.languages))
    return [
        _candidate(row, row.place, COVERAGES[row.nearest], group=row.first) for row in connection.execute(query, values)
    ]


def _several(name: str) -> Any:
    return bindparam(name, expanding=True)


def _asked_by(about: str, core: bool) -> tuple[Any, ...]:
    """Return what leads to services: places, and the words of one list."""
    places = ServiceReachRow.place.in_(_several("places"))
    return places, ServiceReachRow.core.is_(core), ServiceReachRow.about.in_(_several(about))


@lru_cache(maxsize=1)
def _core_query() -> Select:
    return (
        select(
            *_COLUMNS,
            ServiceReachRow.place,
            ServiceClientGroupRow.client_group,
            exists().where(_OF_SERVICE).label("has_phone"),
            exists().where(_OF_SERVICE, PhoneRow.out_of_hours.is_(False)).label("has_day_line"),
            exists().where(*_SHOWN, PhoneRow.out_of_hours).label("shows_night_line"),
            exists().where(*_SHOWN).label("shows_phone"),
        )
        .select_from(ServiceReachRow)
        .join(ServiceRow, ServiceRow.id == ServiceReachRow.service_id)
        .join(FeedRow, FeedRow.id == ServiceRow.feed_id)
        .outerjoin(ServiceClientGroupRow, ServiceClientGroupRow.service_id == ServiceRow.id)
        .where(*_asked_by("remits", core=True), *_LIVE)
    )


@lru_cache(maxsize=8)
def _local_query(by_audience: bool, by_age: bool, by_language: bool) -> Select:
    coverage = case(
        (ServiceRow.coverage == UNKNOWN, COVERAGES.index(UNKNOWN)),
        *((ServiceReachRow.place.in_(_several(name)), rank) for rank, name in enumerate(COVERAGES)),
        else_=COVERAGES.index(UNKNOWN),
    )
    nearest = func.min(coverage)
    first = func.min(case((ServiceReachRow.about == bindparam("first", type_=String), 0), else_=1))
    stale = case((ServiceRow.checked_on >= bindparam("stale_before"), 0), else_=1)
    query = (
        select(
            *_COLUMNS, nearest.label("nearest"), first.label("first"), func.min(ServiceReachRow.place).label("place")
        )
        .select_from(ServiceReachRow)
        .join(ServiceRow, ServiceRow.id == ServiceReachRow.service_id)
        .join(FeedRow, FeedRow.id == ServiceRow.feed_id)
        .where(*_asked_by("subjects", core=False), ServiceRow.review_state != "held", *_LIVE)
        .group_by(ServiceRow.id, FeedRow.id)
        .order_by(stale, nearest, first, ServiceRow.checked_on.desc(), ServiceRow.name)
        .limit(bindparam("most", type_=Integer))
    )
    if by_audience:
        same = ServiceRow.audience.in_([bindparam("audience", type_=String), "everyone"])
        query = query.where(or_(ServiceRow.audience.is_(None), same))
    if by_age:
        age = bindparam("age", type_=Integer)
        query = query.where(or_(ServiceRow.minimum_age.is_(None), ServiceRow.minimum_age <= age))
        query = query.where(or_(ServiceRow.maximum_age.is_(None), ServiceRow.maximum_age >= age))
    if by_language:
        speakers = select(ServiceLanguageRow.service_id).where(ServiceLanguageRow.code.in_(_several("languages")))
        query = query.where(ServiceRow.id.in_(speakers))
    return query


def _candidate(row: Any, place: str, coverage: str, group: int, **lines: bool) -> Candidate:
    return Candidate(
        id=row.id,
        name=row.name,
        remit=row.remit,
        position=row.position,
        place=place,
        coverage=coverage,
        group=group,
        checked_on=row.checked_on,
        due_after=row.due_after_days,
        stale_after=row.stale_after_days,
        held=row.review_state == "held",
        **lines,
    )
