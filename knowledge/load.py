"""Load the curated content into the database: all of it or nothing, in one transaction."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import insert, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DatabaseError

from knowledge.content import Content, PlacedPoint
from knowledge.schema import PointEntry
from knowledge.snapshot import WIDTH, vectors_from
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
    metadata,
)

Vectors = npt.NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]
"""Turns texts into one vector each, shape (len(texts), width)."""

_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")
_STORED_AS_WRITTEN = {"status", "as_of", "review_due", "roles", "see_also", "also_about"}
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


def kept_vectors(engine: Engine, encoder_hash: str) -> dict[str, Vectors]:
    """Return the vectors that are loaded, by the hash of their texts; none when they are another encoder's."""
    release = select(ReleaseRow.encoder_hash, ReleaseRow.form_hash)
    try:
        with engine.connect() as connection:
            if [tuple(row) for row in connection.execute(release)] != [(encoder_hash, form_hash())]:
                return {}
            stored = connection.execute(select(PointRow.passages_hash, PointRow.vectors))
            return {row.passages_hash: vectors_from(row.vectors) for row in stored}
    except DatabaseError:
        return {}


def load_content(
    engine: Engine,
    content: Content,
    content_hash: str,
    encoder_hash: str,
    embed: Embed,
    kept: Mapping[str, Vectors] | None = None,
) -> None:
    """Replace what the database holds by this content.

    Args:
        engine: the knowledge database; its tables are made anew.
        content: checked content.
        content_hash: identifies the content.
        encoder_hash: identifies the encoder behind ``embed``.
        embed: gives the vectors by which points are compared with a question.
        kept: vectors of an earlier load (``kept_vectors``): only what is new is embedded.

    """
    vectors = _vectors(content.points, embed, kept or {})
    with engine.begin() as connection:
        metadata.drop_all(connection)
        metadata.create_all(connection)
        _insert_sources(connection, content)
        _insert_points(connection, content, vectors)
        _insert_contacts(connection, content)
        loaded_at = datetime.now(timezone.utc).isoformat()
        hashes = {"content_hash": content_hash, "encoder_hash": encoder_hash, "form_hash": form_hash()}
        connection.execute(insert(ReleaseRow), [{**hashes, "loaded_at": loaded_at}])


def passages(point: PlacedPoint) -> list[str]:
    """Return the texts by which a point is compared with a question: the whole, then each sentence."""
    heading = point.list_title or point.entry.term or point.entry.id.replace("-", " ")
    text = " ".join(point.entry.text.split())
    return [f"{heading}: {text}", *_SENTENCE_END.split(text)]


def passages_hash(point: PlacedPoint) -> str:
    """Return a hash of the texts by which a point is compared with a question."""
    return hashlib.sha256("\n".join(passages(point)).encode()).hexdigest()


def _vectors(points: list[PlacedPoint], embed: Embed, kept: Mapping[str, Vectors]) -> dict[str, Vectors]:
    """Return the vectors of every point by the hash of its passages."""
    texts = {passages_hash(point): passages(point) for point in points}
    new = {name: texts[name] for name in texts if name not in kept}
    return {name: kept[name] for name in texts if name in kept} | _embedded(new, embed)


def _embedded(texts: dict[str, list[str]], embed: Embed) -> dict[str, Vectors]:
    if not texts:
        return {}
    flat = embed([text for group in texts.values() for text in group])
    if flat.shape[1:] != (WIDTH,):
        raise ValueError(f"the encoder must give vectors of {WIDTH} numbers, not {flat.shape[1:]}")
    ends = np.cumsum([len(group) for group in texts.values()])
    return dict(zip(texts, np.split(flat, ends[:-1]), strict=True))


def _insert_sources(connection: Connection, content: Content) -> None:
    _insert(connection, SubjectRow, (subject.dict() for subject in content.subjects))
    _insert(connection, SourceRow, (entry.dict() for entry, _ in content.sources))


def _insert_points(connection: Connection, content: Content, vectors: Mapping[str, Vectors]) -> None:
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


def _point_row(point: PlacedPoint, vectors: Mapping[str, Vectors]) -> dict[str, Any]:
    name = passages_hash(point)
    entry = point.entry.dict(include=_STORED_AS_WRITTEN)
    return {
        **entry,
        "text": " ".join(point.entry.text.split()),
        "term": _term_with_abbreviation(point.entry),
        "id": point.id,
        "subject": point.subject,
        "need": point.need,
        "position": point.position,
        "list_id": point.list_id,
        "list_title": point.list_title,
        "passages_hash": name,
        "vectors": vectors[name].astype(np.float32).tobytes(),
    }


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
