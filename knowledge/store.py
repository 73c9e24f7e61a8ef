"""Typed questions to the knowledge database. Callers see plain data, never SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.engine import Engine, Row
from sqlalchemy.exc import SQLAlchemyError

from knowledge.choose import Candidate, Vector, choose
from knowledge.model import Contact, Page, Point, Release, Source, Term
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
    TermRow,
)


class StoreError(Exception):
    """The knowledge database cannot be read."""


class KnowledgeStore:
    """Read access to what is loaded. One store serves a whole process and may be used from several threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def release(self) -> Release:
        """Return what is loaded.

        Raises:
            StoreError: nothing is loaded or the database cannot be read.
        """
        rows = self._rows(select(ReleaseRow.content_hash, ReleaseRow.loaded_at))
        if not rows:
            raise StoreError("no content is loaded")
        return Release(rows[0].content_hash, rows[0].loaded_at)

    def subjects(self) -> tuple[str, ...]:
        """Return the ids of the subjects that have content."""
        return tuple(row.id for row in self._rows(select(SubjectRow.id).order_by(SubjectRow.id)))

    def find(
        self,
        subjects: Sequence[str],
        need: str,
        nation: str | None = None,
        question: Vector | None = None,
        limit: int = 6,
    ) -> Page:
        """Return the points on these subjects and this need that fit best.

        Args:
            subjects: ids, most important first.
            need: one need id.
            nation: only points that hold there; None for all nations.
            question: the vector of what was asked, shape (width,); None keeps the curated order.
            limit: how many points to show; a checklist is shown whole.
        """
        chosen = select(PointRow.id).where(PointRow.subject.in_(subjects), PointRow.need == need)
        if nation is not None:
            chosen = chosen.join(PointNationRow).where(PointNationRow.nation == nation)
        return choose(self._candidates(chosen), subjects, nation, question, limit)

    def points(self, ids: Sequence[str]) -> tuple[Point, ...]:
        """Return points by id, in the order asked; ids that are not there are left out."""
        found = {c.point.id: c.point for c in self._candidates(select(PointRow.id).where(PointRow.id.in_(ids)))}
        return tuple(found[name] for name in ids if name in found)

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Return sources by id, in the order asked."""
        wanted = list(dict.fromkeys(ids))
        rows = self._rows(select(*SourceRow.__table__.columns).where(SourceRow.id.in_(wanted)))
        found = {row.id: Source(row.id, row.title, row.publisher, row.date, row.url) for row in rows}
        return tuple(found[name] for name in wanted if name in found)

    def contacts(self, subjects: Sequence[str], nation: str | None = None) -> tuple[Contact, ...]:
        """Return the national services for these subjects.

        The most particular come first: those for few subjects before those for all, and those of the first subject
        before those of the second.
        """
        breadth = (
            select(ContactSubjectRow.contact_id, func.count().label("subjects"))
            .group_by(ContactSubjectRow.contact_id)
            .subquery()
        )
        query = (
            select(*ContactRow.__table__.columns, ContactSubjectRow.subject.label("matched"))
            .join(ContactSubjectRow, ContactSubjectRow.contact_id == ContactRow.id)
            .join(breadth, breadth.c.contact_id == ContactRow.id)
            .where(ContactSubjectRow.subject.in_(subjects))
            .order_by(breadth.c.subjects, ContactRow.position)
        )
        if nation is not None:
            query = query.join(ContactNationRow, ContactNationRow.contact_id == ContactRow.id)
            query = query.where(ContactNationRow.nation == nation)
        rows = sorted(self._rows(query), key=lambda row: list(subjects).index(row.matched))
        unique = {row.id: row for row in reversed(rows)}
        return self._contacts([unique[name] for name in dict.fromkeys(row.id for row in rows)])

    def contacts_by_id(self, ids: Sequence[str]) -> tuple[Contact, ...]:
        """Return contacts by id, in the order asked."""
        rows = self._rows(select(*ContactRow.__table__.columns).where(ContactRow.id.in_(ids)))
        found = {row.id: row for row in rows}
        return self._contacts([found[name] for name in ids if name in found])

    def terms(self) -> tuple[Term, ...]:
        """Return every spelling of every glossary term."""
        query = select(TermRow.spelling, TermRow.point_id, PointRow.subject).join(PointRow).order_by(TermRow.spelling)
        return tuple(Term(row.spelling, row.point_id, row.subject) for row in self._rows(query))

    def _rows(self, query: object) -> list[Row]:
        try:
            with self._engine.connect() as connection:
                return list(connection.execute(query).all())  # type: ignore[arg-type]
        except SQLAlchemyError as error:
            raise StoreError(f"the knowledge database cannot be read: {type(error).__name__}") from error

    def _candidates(self, ids: object) -> list[Candidate]:
        rows = self._rows(select(*PointRow.__table__.columns).where(PointRow.id.in_(ids)))  # type: ignore[arg-type]
        if not rows:
            return []
        names = [row.id for row in rows]
        sources = _grouped(
            self._rows(
                select(PointSourceRow.point_id, PointSourceRow.source_id)
                .where(PointSourceRow.point_id.in_(names))
                .order_by(PointSourceRow.position)
            )
        )
        nations = _grouped(
            self._rows(
                select(PointNationRow.point_id, PointNationRow.nation).where(PointNationRow.point_id.in_(names))
            )
        )
        return [_candidate(row, sources[row.id], nations[row.id]) for row in rows]

    def _contacts(self, rows: Sequence[Row]) -> tuple[Contact, ...]:
        names = [row.id for row in rows]
        subjects = _grouped(
            self._rows(
                select(ContactSubjectRow.contact_id, ContactSubjectRow.subject).where(
                    ContactSubjectRow.contact_id.in_(names)
                )
            )
        )
        nations = _grouped(
            self._rows(
                select(ContactNationRow.contact_id, ContactNationRow.nation).where(
                    ContactNationRow.contact_id.in_(names)
                )
            )
        )
        return tuple(_contact(row, subjects[row.id], nations[row.id]) for row in rows)


def _grouped(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for owner, value in rows:
        groups[owner] = (*groups.get(owner, ()), value)
    return groups


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
        list_id=row.list_id,
        list_title=row.list_title,
        term=row.term,
    )
    return Candidate(point, np.frombuffer(row.vector, dtype=np.float32))


def _contact(row: Row, subjects: tuple[str, ...], nations: tuple[str, ...]) -> Contact:
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
    )
