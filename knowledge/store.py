"""Typed questions to the knowledge. Callers see plain data, never SQL."""

from __future__ import annotations

import logging
import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from knowledge.choose import choose
from knowledge.choose_openly import choose_openly
from knowledge.fit import Candidate
from knowledge.likeness import Mask, Meanings, Question, Rows
from knowledge.model import Contact, Page, Point, Release, Source
from knowledge.snapshot import Snapshot, read_release, read_snapshot
from knowledge.vocabulary import NEEDS, SUBJECTS
from knowledge.votes import read_again, shares_of_subjects

logger = logging.getLogger(__name__)

ONLY_WHEN_ASKED_FOR = frozenset({"case_example", "reflection"})
"""Needs whose points, stories and questions for supervision, answer nothing else."""

SURE_OF_SUBJECT = 0.8
"""Share of a subject from which only points on what the words may mean vote; under it, all do."""

MOST_VOTES = 60
"""Points that vote; further ones fit so much worse that they count nothing."""

LAST = 1_000
"""Rank of a contact that nobody put in order."""


class StoreError(Exception):
    """The knowledge database cannot be read."""


class KnowledgeStore:
    """Read access to what is loaded. One store serves a whole process and may be used from several threads.

    Each call asks the database which release is loaded and reads a new one once, so that new content is seen without a
    restart, and a database that is gone is noticed at once. An answer is made ``at_one_release``.
    """

    def __init__(self, engine: Engine, *, wait: bool = True) -> None:
        """Read from this database.

        Args:
            engine: the knowledge database.
            wait: whether a call waits until a new release is read, which takes seconds; otherwise it is read beside
                the calls, and they get the one before until then.

        """
        if engine.dialect.name == "postgresql":
            # A release is read by several queries: none may see what another program puts in its place meanwhile.
            engine = engine.execution_options(isolation_level="REPEATABLE READ")
        self._engine = engine
        self._wait = wait
        self._snapshot: Snapshot | None = None
        self._reading = threading.Lock()
        self._beside: threading.Thread | None = None

    def at_one_release(self) -> KnowledgeStore:
        """Return a store of what is loaded now: its answers go together, whatever is loaded meanwhile."""
        return _OneRelease(self._current())

    def release(self) -> Release:
        """Return what is loaded.

        Raises:
            StoreError: nothing is loaded or the database cannot be read. So do all other methods.

        """
        return self._current().release

    def subjects(self) -> tuple[str, ...]:
        """Return the ids of the subjects that have content."""
        return self._current().subjects

    def find(
        self,
        subjects: Sequence[str],
        need: str,
        nation: str | None = None,
        question: Question | None = None,
        limit: int = 6,
    ) -> Page:
        """Return the points on these subjects and this need that fit best.

        Args:
            subjects: ids, most important first.
            need: one need id.
            nation: only points that hold there; None for those that the question names, or else all.
            question: what was asked; None keeps the curated order. With its meanings, other headings count as well.
            limit: how many points to show; a checklist is shown whole.

        """
        meanings = question.meanings if question else None
        nations = (nation,) if nation else question.nations if question else ()
        needs = {*(NEEDS.keys() - ONLY_WHEN_ASKED_FOR), need} if meanings else {need}
        about = dict.fromkeys([*subjects, *(meanings.subjects if meanings else ())])
        snapshot = self._current()
        rows = _rows(snapshot, about, needs, nations)
        likeness = snapshot.likeness.scores(question, rows).tolist() if question else [None] * len(rows)
        candidates = [Candidate(snapshot.points[row], fits) for row, fits in zip(rows.tolist(), likeness, strict=True)]
        if question and meanings:
            page = choose_openly(candidates, subjects, meanings, nations, limit, alone=question.alone)
        else:
            page = choose(candidates, subjects, nations, limit)
        return replace(page, likeness=max((c.likeness for c in candidates if c.likeness is not None), default=None))

    def read_again(self, question: Question, meanings: Meanings) -> Meanings:
        """Return what a question means, judged from what its words may mean by the points that fit it best."""
        known = max(meanings.subjects.values(), default=0.0) >= SURE_OF_SUBJECT
        return read_again(meanings, self._best(question, meanings.subjects if known else SUBJECTS))

    def subjects_of(self, question: Question) -> dict[str, float]:
        """Return the subjects of the points that fit a question best, each with its share, 0 to 1."""
        return shares_of_subjects(self._best(question, SUBJECTS))

    def _best(self, question: Question, subjects: Iterable[str]) -> list[Candidate]:
        """Return the points on these subjects that fit a question best, whatever they are filed under."""
        snapshot = self._current()
        rows = _rows(snapshot, subjects, NEEDS, question.nations)
        likeness = snapshot.likeness.scores(question, rows)
        best = np.argsort(-likeness)[:MOST_VOTES].tolist()
        return [Candidate(snapshot.points[rows[i]], float(likeness[i])) for i in best]

    def points(self, ids: Sequence[str]) -> tuple[Point, ...]:
        """Return points by id, in the order asked; ids that are not there are left out."""
        snapshot = self._current()
        return tuple(snapshot.points[snapshot.row_of[name]] for name in ids if name in snapshot.row_of)

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Return sources by id, in the order asked, each once."""
        sources = self._current().sources
        return tuple(sources[name] for name in dict.fromkeys(ids) if name in sources)

    def contacts(self, subjects: Sequence[str], nation: str | None = None) -> tuple[Contact, ...]:
        """Return the national services for these subjects: curators' order first, then the most particular."""
        found = [
            contact
            for contact in self._current().contacts.values()
            if set(contact.subjects) & set(subjects) and (nation is None or nation in contact.nations)
        ]
        return tuple(sorted(found, key=lambda contact: _contact_order(contact, subjects)))

    def named_contacts(self, ids: Iterable[str]) -> tuple[Contact, ...]:
        """Return services by id, in the order asked; ids that are not there are left out."""
        contacts = self._current().contacts
        return tuple(contacts[name] for name in ids if name in contacts)

    def _current(self) -> Snapshot:
        try:
            with self._engine.connect() as connection:
                release, known = read_release(connection), self._snapshot
            if known is None or release is None or (self._wait and known.release != release):
                return self._read()
        except (SQLAlchemyError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"the knowledge database cannot be read: {type(error).__name__}") from error
        if known.release != release and not (self._beside and self._beside.is_alive()):
            self._beside = threading.Thread(target=self._read_beside, daemon=True)
            self._beside.start()
        return known

    def _read(self) -> Snapshot:
        """Return the release that is loaded; read it unless another thread just did."""
        with self._reading, self._engine.connect() as connection:
            release = read_release(connection)
            if release is None:
                raise StoreError("no content is loaded")
            if self._snapshot is None or self._snapshot.release != release:
                self._snapshot = read_snapshot(connection, release)
            return self._snapshot

    def _read_beside(self) -> None:
        try:
            self._read()
        except (StoreError, SQLAlchemyError, ValueError, KeyError, TypeError) as error:
            logger.error("new content was not read: %s", type(error).__name__)


class _OneRelease(KnowledgeStore):
    """One release, whatever the database holds."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._held = snapshot

    def _current(self) -> Snapshot:
        return self._held


def _rows(snapshot: Snapshot, subjects: Iterable[str], needs: Iterable[str], nations: Collection[str]) -> Rows:
    """Return the rows of points on any of these subjects and needs, in any of these nations or, without one, in all.

    Those of the first subject come first; a point on several comes once.
    """
    wanted = _any_of(snapshot.by_need, needs, len(snapshot.points))
    if nations:
        wanted &= _any_of(snapshot.by_nation, nations, len(snapshot.points))
    found = [np.empty(0, dtype=np.intp)]
    for subject in subjects:
        rows = snapshot.by_subject.get(subject, found[0])
        rows = rows[wanted[rows]]
        wanted[rows] = False
        found.append(rows)
    return np.concatenate(found)


def _any_of(masks: Mapping[str, Mask], names: Iterable[str], size: int) -> Mask:
    """Return where any of these holds; a name that is not known holds nowhere."""
    known = [masks[name] for name in names if name in masks]
    anywhere: Mask = np.logical_or.reduce([np.zeros(size, dtype=bool), *known])
    return anywhere


def _contact_order(contact: Contact, subjects: Sequence[str]) -> tuple[int, int]:
    ranked = [(contact.ranks[subject], i) for i, subject in enumerate(subjects) if subject in contact.ranks]
    return min(ranked, default=(LAST, len(contact.subjects)))
