"""Everything in the knowledge database, read at once: a release is small, and it never changes while it is loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.engine import Connection, Row

from knowledge.likeness import Halves, LikenessIndex, Mask, Passages, Rows
from knowledge.model import Contact, Point, Release, Source
from knowledge.tables import (
    ContactNationRow,
    ContactRow,
    ContactSubjectRow,
    PointNationRow,
    PointRow,
    PointSourceRow,
    QuestionRow,
    ReleaseRow,
    SourceRow,
    SubjectRow,
)
from knowledge.vocabulary import NATIONS, NEEDS

WIDTH = 384
"""Numbers in one vector of the encoder."""

BYTES = WIDTH * np.dtype(np.float32).itemsize
"""Length of one stored vector."""

AT_ONCE = 1_000
"""Questions read at a time: their vectors need not lie in memory twice."""


@dataclass(frozen=True)
class Snapshot:
    """One release of the knowledge, by id.

    ``by_subject`` holds the rows of ``points`` of each subject; ``by_need`` and ``by_nation`` say of every row whether
    it is one of them, shape (points,).
    """

    release: Release
    subjects: tuple[str, ...]
    sources: dict[str, Source]
    points: tuple[Point, ...]
    row_of: dict[str, int]
    by_subject: dict[str, Rows]
    by_need: dict[str, Mask]
    by_nation: dict[str, Mask]
    vectors: Halves
    """The vector of each point, shape (points, width)."""
    likeness: LikenessIndex
    contacts: dict[str, Contact]


def read_release(connection: Connection) -> Release | None:
    """Return what is loaded, None when nothing is."""
    row = connection.execute(select(ReleaseRow.content_hash, ReleaseRow.loaded_at)).first()
    return Release(row.content_hash, row.loaded_at) if row else None


def read_snapshot(connection: Connection, release: Release) -> Snapshot:
    """Read the whole release."""
    rows = connection.execute(select(*PointRow.__table__.columns).order_by(PointRow.position, PointRow.id)).all()
    points = _points(connection, rows)
    vectors = _vectors([row.vector for row in rows])
    by_subject: dict[str, list[int]] = defaultdict(list)
    for row, point in enumerate(points):
        for subject in point.subjects:
            by_subject[subject].append(row)
    return Snapshot(
        release=release,
        subjects=tuple(row.id for row in connection.execute(select(SubjectRow.id).order_by(SubjectRow.id))),
        sources={
            row.id: Source(row.id, row.title, row.publisher, row.date, row.url)
            for row in connection.execute(select(*SourceRow.__table__.columns))
        },
        points=points,
        row_of={point.id: row for row, point in enumerate(points)},
        by_subject={subject: np.array(found, dtype=np.intp) for subject, found in by_subject.items()},
        by_need={need: np.array([point.need == need for point in points], dtype=bool) for need in NEEDS},
        by_nation={nation: np.array([nation in point.nations for point in points], dtype=bool) for nation in NATIONS},
        vectors=vectors,
        likeness=LikenessIndex(
            Passages([row.passage for row in rows], vectors, [(row,) for row in range(len(points))]),
            _questions(connection, points),
        ),
        contacts={contact.id: contact for contact in _contacts(connection)},
    )


def _points(connection: Connection, rows: Sequence[Row]) -> tuple[Point, ...]:
    sources = _grouped(
        connection.execute(select(PointSourceRow.point_id, PointSourceRow.source_id).order_by(PointSourceRow.position))
    )
    nations = _nations(connection, select(PointNationRow.point_id, PointNationRow.nation))
    return tuple(_point(row, sources[row.id], nations[row.id]) for row in rows)


def _point(row: Row, sources: tuple[str, ...], nations: tuple[str, ...]) -> Point:
    return Point(
        id=row.id,
        subject=row.subject,
        need=row.need,
        text=row.text,
        sources=sources,
        nations=nations,
        status=row.status,
        as_of=row.as_of,
        review_due=row.review_due,
        position=row.position,
        roles=tuple(row.roles),
        see_also=tuple(row.see_also),
        also_about=tuple(row.also_about),
        list_id=row.list_id,
        list_title=row.list_title,
        term=row.term,
    )


def _questions(connection: Connection, points: Sequence[Point]) -> Passages:
    """Return the questions kept beside the points; that of a checklist belongs to each of its steps."""
    owned: dict[str, list[int]] = defaultdict(list)
    for row, point in enumerate(points):
        owned[point.id].append(row)
        if point.list_id:
            owned[point.list_id].append(row)
    size = connection.execute(select(func.count()).select_from(QuestionRow)).scalar_one()
    texts: list[str] = []
    owners: list[list[int]] = []
    vectors = np.zeros((size, WIDTH), dtype=np.float16)
    rows = connection.execute(select(QuestionRow.text, QuestionRow.about, QuestionRow.vector).order_by(QuestionRow.id))
    for batch in rows.partitions(AT_ONCE):
        asked, about, stored = zip(*batch, strict=True)
        vectors[len(texts) : len(texts) + len(stored)] = _vectors(stored)
        texts.extend(asked)
        owners.extend(owned[name] for name in about)
    return Passages(texts, vectors, owners)


def _vectors(stored: Sequence[bytes]) -> Halves:
    """Return stored vectors, shape (vectors, width).

    Raises:
        ValueError: one of them is no whole vector.

    """
    if any(len(vector) != BYTES for vector in stored):
        raise ValueError("a stored vector is cut short")
    return np.frombuffer(b"".join(stored), dtype=np.float32).reshape(len(stored), WIDTH).astype(np.float16)


def _contacts(connection: Connection) -> list[Contact]:
    subjects = _grouped(
        connection.execute(
            select(ContactSubjectRow.contact_id, ContactSubjectRow.subject).order_by(ContactSubjectRow.subject)
        )
    )
    nations = _nations(connection, select(ContactNationRow.contact_id, ContactNationRow.nation))
    ranks: dict[str, dict[str, int]] = defaultdict(dict)
    for row in connection.execute(select(*ContactSubjectRow.__table__.columns)):
        if row.rank is not None:
            ranks[row.contact_id][row.subject] = row.rank
    rows = connection.execute(select(*ContactRow.__table__.columns).order_by(ContactRow.position))
    return [_contact(row, subjects[row.id], nations[row.id], ranks[row.id]) for row in rows]


def _contact(row: Row, subjects: tuple[str, ...], nations: tuple[str, ...], ranks: dict[str, int]) -> Contact:
    return Contact(
        id=row.id,
        name=row.name,
        purpose=row.purpose,
        for_whom=row.for_whom,
        subjects=subjects,
        nations=nations,
        phone=row.phone,
        phone_label=row.phone_label,
        text_or_sms=row.text_or_sms,
        web=row.web,
        email=row.email,
        hours=row.hours,
        cost=row.cost,
        caution=row.caution,
        verified=row.verified,
        check_first=bool(row.check_first),
        ranks=ranks,
    )


def _nations(connection: Connection, query: Any) -> dict[str, tuple[str, ...]]:
    """Return the nations of each owner in the order of the vocabulary, whatever order the database gives."""
    order = {nation: at for at, nation in enumerate(NATIONS)}
    return _grouped(sorted(connection.execute(query), key=lambda pair: order[pair[1]]))


def _grouped(rows: Iterable[Any]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for owner, value in rows:
        groups[owner].append(value)
    return defaultdict(tuple, {owner: tuple(values) for owner, values in groups.items()})
