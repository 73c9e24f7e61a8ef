"""Load the curated content into the database: all of it or nothing, in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import delete, insert, inspect, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError

from knowledge.content import Content, PlacedPoint
from knowledge.schema import PointEntry
from knowledge.snapshot import WIDTH
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
    metadata,
)

Vectors = npt.NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]
"""Turns texts into one vector each, shape (len(texts), width)."""

_STORED_AS_WRITTEN = ("status", "as_of", "review_due", "roles", "see_also", "also_about")
_CHECK_FIRST = {"older", "corroborated", "conflicting"}


def is_current(engine: Engine, content_hash: str, encoder_hash: str) -> bool:
    """Return whether exactly this content, with these vectors, in these tables, is loaded."""
    wanted = (content_hash, encoder_hash, form_hash())
    query = select(ReleaseRow.content_hash, ReleaseRow.encoder_hash, ReleaseRow.form_hash)
    try:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(query)] == [wanted]
    except DatabaseError:
        return False


def form_hash() -> str:
    """Return a hash of how content is stored: it changes with the tables and with this module."""
    here = Path(__file__)
    return hashlib.sha256(here.read_bytes() + here.with_name("tables.py").read_bytes()).hexdigest()


def load_content(
    engine: Engine,
    content: Content,
    content_hash: str,
    encoder_hash: str,
    embed: Embed,
) -> None:
    """Replace what the database holds by this content.

    Args:
        engine: the knowledge database.
        content: checked content.
        content_hash: identifies the content.
        encoder_hash: identifies the encoder behind ``embed``.
        embed: gives the vectors by which points are compared with a question.

    """
    vectors = _vectors(content, embed)
    with _emptied(engine) as connection:
        _insert_sources(connection, content)
        _insert_points(connection, content, vectors)
        _insert_questions(connection, content, vectors)
        _insert_contacts(connection, content)
        loaded_at = datetime.now(timezone.utc).isoformat()
        hashes = {"content_hash": content_hash, "encoder_hash": encoder_hash, "form_hash": form_hash()}
        connection.execute(insert(ReleaseRow), [{**hashes, "loaded_at": loaded_at}])


def copy_content(source: Engine, target: Engine) -> None:
    """Replace what one database holds by what another holds, in one transaction."""
    with source.connect() as reading, _emptied(target) as writing:
        for table in metadata.sorted_tables:
            rows = [dict(row._mapping) for row in reading.execute(select(table))]
            if rows:
                writing.execute(insert(table), rows)


@contextmanager
def _emptied(engine: Engine) -> Iterator[Connection]:
    """Give a transaction in which the tables are empty.

    Tables of this form are kept: PostgreSQL lets others read on while rows are exchanged, but not while tables are.
    """
    kept = _has_this_form(engine)
    with engine.begin() as connection:
        if kept:
            for table in reversed(metadata.sorted_tables):
                connection.execute(delete(table))
        else:
            metadata.drop_all(connection)
            metadata.create_all(connection)
        yield connection


def _has_this_form(engine: Engine) -> bool:
    try:
        with engine.connect() as connection:
            forms = connection.execute(select(ReleaseRow.form_hash)).scalars().all()
        return forms == [form_hash()] and set(metadata.tables) <= set(inspect(engine).get_table_names())
    except DatabaseError:
        return False


def passage(point: PlacedPoint) -> str:
    """Return the text by which a point is compared with a question: its heading, in all spellings, and what it says."""
    spellings = (point.entry.term, *point.entry.also) if point.entry.term else ()
    heading = point.list_title or ", ".join(filter(None, spellings)) or point.entry.id.replace("-", " ")
    return f"{heading}: {_one_line(point.entry.text)}"


def texts_compared(content: Content) -> list[str]:
    """Return every text that a question is compared with: passages of points, and the questions kept beside them."""
    asked = (text for questions in content.questions for text in questions.asked)
    return list(dict.fromkeys([*map(passage, content.points), *asked]))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _vectors(content: Content, embed: Embed) -> dict[str, bytes]:
    """Return the vector of every passage and question, as stored, by its text."""
    texts = texts_compared(content)
    vectors = embed(texts)
    if vectors.shape[1:] != (WIDTH,):
        raise ValueError(f"the encoder must give vectors of {WIDTH} numbers, not {vectors.shape[1:]}")
    return {text: vector.astype(np.float32).tobytes() for text, vector in zip(texts, vectors, strict=True)}


def _insert_sources(connection: Connection, content: Content) -> None:
    _insert(connection, SubjectRow, (subject.dict() for subject in content.subjects))
    _insert(connection, SourceRow, (entry.dict() for entry, _ in content.sources))


def _insert_points(connection: Connection, content: Content, vectors: Mapping[str, bytes]) -> None:
    points = content.points
    _insert(connection, PointRow, (_point_row(point, vectors) for point in points))
    _insert(
        connection,
        PointSourceRow,
        (
            {"point_id": point.id, "source_id": source, "position": i}
            for point in points
            for i, source in enumerate(point.entry.sources)
        ),
    )
    _insert(
        connection,
        PointNationRow,
        ({"point_id": point.id, "nation": nation} for point in points for nation in point.entry.nations),
    )


def _point_row(point: PlacedPoint, vectors: Mapping[str, bytes]) -> dict[str, Any]:
    text = passage(point)
    return {
        **{name: getattr(point.entry, name) for name in _STORED_AS_WRITTEN},
        "text": _one_line(point.entry.text),
        "term": _term_with_abbreviation(point.entry),
        "id": point.id,
        "subject": point.subject,
        "need": point.need,
        "position": point.position,
        "list_id": point.list_id,
        "list_title": point.list_title,
        "passage": text,
        "vector": vectors[text],
    }


def _insert_questions(connection: Connection, content: Content, vectors: Mapping[str, bytes]) -> None:
    _insert(
        connection,
        QuestionRow,
        (
            {"about": questions.about, "text": text, "vector": vectors[text]}
            for questions in content.questions
            for text in questions.asked
        ),
    )


def _term_with_abbreviation(entry: PointEntry) -> str | None:
    """Return the term as a heading: "Multi-agency risk assessment conference (MARAC)"."""
    short = next((word for word in entry.also if word.isupper() and " " not in word), None)
    return f"{entry.term} ({short})" if entry.term and short and short not in entry.term else entry.term


def _insert_contacts(connection: Connection, content: Content) -> None:
    contacts = [entry for entry, _ in content.contacts]
    kept_out = {"subjects", "nations", "languages", "source", "confidence"}
    _insert(
        connection,
        ContactRow,
        (
            {
                **entry.dict(exclude=kept_out),
                "verified": entry.source.date[:7]
                if len(entry.source.date) >= 7 and entry.source.date[0] == "2"
                else None,
                "check_first": int(entry.confidence in _CHECK_FIRST),
                "position": i,
            }
            for i, entry in enumerate(contacts)
        ),
    )
    _insert(
        connection,
        ContactSubjectRow,
        (
            {"contact_id": entry.id, "subject": subject, "rank": _rank(content, subject, entry.id)}
            for entry in contacts
            for subject in entry.subjects
        ),
    )
    _insert(
        connection,
        ContactNationRow,
        ({"contact_id": entry.id, "nation": nation} for entry in contacts for nation in entry.nations),
    )


def _rank(content: Content, subject: str, contact: str) -> int | None:
    first = content.first_contacts.get(subject, [])
    return first.index(contact) if contact in first else None


def _insert(connection: Connection, table: type[Any], rows: Iterator[dict[str, Any]]) -> None:
    values = list(rows)
    if values:
        connection.execute(insert(table), values)
