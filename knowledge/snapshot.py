"""Everything in the knowledge database, read at once: a release is small, and it never changes while it is loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import select
from sqlalchemy.engine import Connection, Row

from knowledge.choose import Candidate
from knowledge.model import Contact, Point, Release, Source
from knowledge.tables import (
    ContactNationRow,
    ContactRow,
    ContactSubjectRow,
    PointNationRow,
    PointRow,
    PointSourceRow,
    ReleaseRow,
    SourceRow,
    SubjectRow,
)
from knowledge.vocabulary import NATIONS

WIDTH = 384
"""Numbers in one vector of the encoder."""


@dataclass(frozen=True)
class Snapshot:
    """One release of the knowledge, by id; points also by subject."""

    release: Release
    subjects: tuple[str, ...]
    sources: dict[str, Source]
    points: dict[str, Candidate]
    by_subject: dict[str, tuple[Candidate, ...]]
    contacts: dict[str, Contact]


def read_release(connection: Connection) -> Release | None:
    """Return what is loaded, None when nothing is."""
    row = connection.execute(select(ReleaseRow.content_hash, ReleaseRow.loaded_at)).first()
    return Release(row.content_hash, row.loaded_at) if row else None


def read_snapshot(connection: Connection, release: Release) -> Snapshot:
    """Read the whole release."""
    candidates = _candidates(connection)
    by_subject: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        for subject in candidate.point.subjects:
            by_subject[subject].append(candidate)
    return Snapshot(
        release=release,
        subjects=tuple(row.id for row in connection.execute(select(SubjectRow.id).order_by(SubjectRow.id))),
        sources={
            row.id: Source(row.id, row.title, row.publisher, row.date, row.url)
            for row in connection.execute(select(*SourceRow.__table__.columns))
        },
        points={candidate.point.id: candidate for candidate in candidates},
        by_subject={subject: tuple(found) for subject, found in by_subject.items()},
        contacts={contact.id: contact for contact in _contacts(connection)},
    )


def _candidates(connection: Connection) -> list[Candidate]:
    sources = _grouped(
        connection.execute(select(PointSourceRow.point_id, PointSourceRow.source_id).order_by(PointSourceRow.position))
    )
    nations = _nations(connection, select(PointNationRow.point_id, PointNationRow.nation))
    rows = connection.execute(select(*PointRow.__table__.columns).order_by(PointRow.position))
    return [_candidate(row, sources[row.id], nations[row.id]) for row in rows]


def _candidate(row: Row, sources: tuple[str, ...], nations: tuple[str, ...]) -> Candidate:
    point = Point(
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
    return Candidate(point, vectors_from(row.vectors))


def vectors_from(stored: bytes) -> npt.NDArray[np.float32]:
    """Return stored vectors, shape (passages, width).

    Raises:
        ValueError: the bytes are no whole vectors.

    """
    vectors = np.frombuffer(stored, dtype=np.float32).reshape(-1, WIDTH)
    if not len(vectors):
        raise ValueError("a point has no vectors")
    return vectors


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
    rows = sorted(connection.execute(query), key=lambda row: NATIONS.index(row.nation))
    return _grouped(rows)


def _grouped(rows: Iterable[Any]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for owner, value in rows:
        groups[owner].append(value)
    return defaultdict(tuple, {owner: tuple(values) for owner, values in groups.items()})
