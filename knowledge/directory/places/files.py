"""Read the project's own place files."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from pathlib import Path

from knowledge.directory.places.model import KINDS, TIERS, TOWN, Name, OutwardCode, Place, PlaceBook, Succession
from knowledge.directory.sheet import Row, built, read_sheet
from knowledge.vocabulary import NATIONS

FOLDER = Path(__file__).parent
AUTHORITY_COLUMNS = (
    *("key", "name", "kind", "tier", "nation", "parent", "combined", "valid_from", "valid_to"),
    *("lat", "lon", "page", "former_codes", "fictional"),
)
FILES = {
    "authorities.csv": AUTHORITY_COLUMNS,
    "names.csv": ("place", "name", "lang", "kind"),
    "towns.csv": ("key", "name", "lang", "authority", "confirm"),
    "successors.csv": ("old", "new", "from"),
    "outward_codes.csv": ("outward", "place", "share"),
    "neighbours.csv": ("place", "neighbour"),
}


@lru_cache(maxsize=1)
def own_places() -> PlaceBook:
    """Return the places the project comes with."""
    return read_places(FOLDER)


def read_places(folder: Path) -> PlaceBook:
    """Read all place files of a folder.

    Raises:
        DirectoryError: with the problems of the first file that has any, each with its line and column.

    """
    rows = {name: read_sheet(folder / name, columns) for name, columns in FILES.items()}
    keys = {row["key"] for row in rows["authorities.csv"]}
    places = {p.key: p for p in built(rows["authorities.csv"], lambda row: _authority(row, keys))}
    towns, town_names = _towns(rows["towns.csv"], places)
    places |= towns
    return PlaceBook(
        places=places,
        names=(*built(rows["names.csv"], lambda row: _name(row, places)), *town_names),
        successions=tuple(built(rows["successors.csv"], lambda row: _succession(row, places))),
        outward_codes=tuple(built(rows["outward_codes.csv"], lambda row: _outward(row, places))),
        neighbours=tuple(
            built(rows["neighbours.csv"], lambda row: (row.known("place", places), row.known("neighbour", places)))
        ),
    )


def _authority(row: Row, keys: Container[str]) -> Place:
    lat, lon = row.number("lat"), row.number("lon")
    return Place(
        key=row.needed("key"),
        name=row.needed("name"),
        kind=row.word("kind", KINDS),
        tier=row.word("tier", (*TIERS, "")) or None,
        nation=row.word("nation", NATIONS),
        parent=row.known("parent", keys) or None,
        combined=row.known("combined", keys) or None,
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        centre=(lat, lon) if lat is not None and lon is not None else None,
        page=row["page"] or None,
        former_codes=tuple(filter(None, row["former_codes"].split("|"))),
        fictional=row.yes("fictional"),
    )


def _towns(rows: list[Row], places: dict[str, Place]) -> tuple[dict[str, Place], list[Name]]:
    """Return the towns, each under the name written first, and their other names."""
    towns: dict[str, Place] = {}
    names: list[Name] = []
    for town in built(rows, lambda row: _town(row, places)):
        if town.key in towns:
            names.append(Name(town.key, town.name, "", "more"))
        towns.setdefault(town.key, town)
    return towns, names


def _town(row: Row, places: dict[str, Place]) -> Place:
    authority = places[row.known("authority", places)]
    return Place(
        key=row.needed("key"),
        name=row.needed("name"),
        kind=TOWN,
        tier=None,
        nation=authority.nation,
        parent=authority.key,
        fictional=authority.fictional,
        confirm=row.yes("confirm"),
    )


def _name(row: Row, places: Container[str]) -> Name:
    return Name(row.known("place", places), row.needed("name"), row["lang"], row.word("kind", ("name", "more")))


def _succession(row: Row, places: Container[str]) -> Succession:
    return Succession(row.known("old", places), row.known("new", places), row.needed_day("from"))


def _outward(row: Row, places: Container[str]) -> OutwardCode:
    return OutwardCode(row.needed("outward"), row.known("place", places), row.number("share"))
