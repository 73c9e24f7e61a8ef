"""Places in the database: written over what is there, never taken away, and read back whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from knowledge.directory.places.model import Name, OutwardCode, Place, PlaceBook, Succession
from knowledge.directory.places.words import fold
from knowledge.directory.tables import (
    DirectoryStateRow,
    PlaceAliasRow,
    PlaceNeighbourRow,
    PlaceRow,
    PlaceSuccessorRow,
    PostcodeDistrictRow,
)

STAMP = "places"
"""Name of the state that changes whenever places do."""


def save_places(connection: Connection, book: PlaceBook, stamp: str, *, corrects: bool = True) -> None:
    """Write a book of places over what is there.

    Places that are stored and not in the book stay: services may lie in them. Outward codes that were counted from
    addresses are better than any in a book, and stay too.

    Args:
        connection: an open transaction.
        book: what to write.
        stamp: any new text; readers see by it that places are new.
        corrects: whether the book is right where it differs. Otherwise it only adds places and tells which have ended.

    """
    _save_authorities(connection, book, corrects)
    for table, rows in (
        (PlaceAliasRow, {(n.place, n.text): _alias(n) for n in book.names}.values()),
        (PlaceSuccessorRow, [{"old": s.old, "new": s.new, "start": s.start} for s in book.successions]),
        (PlaceNeighbourRow, [{"place": place, "neighbour": other} for place, other in book.neighbours]),
    ):
        _add_missing(connection, table, rows)
    if book.outward_codes:
        _save_outward(connection, book.outward_codes)
    set_stamp(connection, stamp)


def read_book(connection: Connection) -> PlaceBook:
    """Return all places that are stored."""
    rows = connection.execute(select(*PlaceRow.__table__.columns))
    return PlaceBook(
        places={row.key: _place(row) for row in rows},
        names=tuple(
            Name(row.place, row.text, row.lang, row.kind)
            for row in connection.execute(select(*PlaceAliasRow.__table__.columns))
        ),
        successions=tuple(
            Succession(row.old, row.new, row.start)
            for row in connection.execute(select(*PlaceSuccessorRow.__table__.columns))
        ),
        outward_codes=tuple(
            OutwardCode(row.outward, row.place, row.share, row.counted)
            for row in connection.execute(select(*PostcodeDistrictRow.__table__.columns))
        ),
        neighbours=tuple(
            (row.place, row.neighbour) for row in connection.execute(select(*PlaceNeighbourRow.__table__.columns))
        ),
    )


def read_stamp(connection: Connection) -> str | None:
    """Return what changes whenever places do; None when none are stored."""
    query = select(DirectoryStateRow.value).where(DirectoryStateRow.name == STAMP)
    value: str | None = connection.execute(query).scalar_one_or_none()
    return value


def set_stamp(connection: Connection, stamp: str) -> None:
    """Say that places are new."""
    connection.execute(delete(DirectoryStateRow).where(DirectoryStateRow.name == STAMP))
    connection.execute(insert(DirectoryStateRow), [{"name": STAMP, "value": stamp}])


def _save_authorities(connection: Connection, book: PlaceBook, corrects: bool) -> None:
    """Write the places without their relations first: a county may come after its districts."""
    known = {row.key for row in connection.execute(select(PlaceRow.key))}
    new = [
        {**_row(place), "parent": None, "combined": None} for place in book.places.values() if place.key not in known
    ]
    if new:
        connection.execute(insert(PlaceRow), new)
    for place in book.places.values():
        values = _row(place) if corrects or place.key not in known else {"valid_to": place.valid_to}
        if values["valid_to"] is None and place.key in known:
            del values["valid_to"]  # an older list does not know of the end: it is not taken back
        if values:
            connection.execute(update(PlaceRow).where(PlaceRow.key == place.key).values(**values))


def _row(place: Place) -> dict[str, Any]:
    lat, lon = place.centre or (None, None)
    return {
        "key": place.key,
        "name": place.name,
        "kind": place.kind,
        "tier": place.tier,
        "nation": place.nation,
        "parent": place.parent,
        "combined": place.combined,
        "valid_from": place.valid_from,
        "valid_to": place.valid_to,
        "lat": lat,
        "lon": lon,
        "page": place.page,
        "former_codes": "|".join(place.former_codes),
        "fictional": place.fictional,
        "confirm": place.confirm,
    }


def _place(row: Any) -> Place:
    return Place(
        key=row.key,
        name=row.name,
        kind=row.kind,
        tier=row.tier,
        nation=row.nation,
        parent=row.parent,
        combined=row.combined,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        centre=(row.lat, row.lon) if row.lat is not None and row.lon is not None else None,
        page=row.page,
        former_codes=tuple(filter(None, row.former_codes.split("|"))),
        fictional=row.fictional,
        confirm=row.confirm,
    )


def _alias(name: Name) -> dict[str, Any]:
    return {"place": name.place, "text": name.text, "norm": fold(name.text), "lang": name.lang, "kind": name.kind}


def _add_missing(connection: Connection, table: Any, rows: Iterable[dict[str, Any]]) -> None:
    """Write the rows whose primary key is not there yet."""
    keys = [column.name for column in table.__table__.primary_key]
    known = {tuple(row) for row in connection.execute(select(*table.__table__.primary_key))}
    new = [row for row in rows if tuple(row[key] for key in keys) not in known]
    if new:
        connection.execute(insert(table), new)


def _save_outward(connection: Connection, found: Iterable[OutwardCode]) -> None:
    counted = select(PostcodeDistrictRow.outward).where(PostcodeDistrictRow.counted)
    better = {row.outward for row in connection.execute(counted)}
    connection.execute(delete(PostcodeDistrictRow).where(PostcodeDistrictRow.counted.is_(False)))
    rows = [
        {"outward": code.outward, "place": code.place, "share": code.share, "counted": code.counted}
        for code in found
        if code.outward not in better
    ]
    if rows:
        connection.execute(insert(PostcodeDistrictRow), rows)
