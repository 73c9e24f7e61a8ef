"""mySociety's open list of local authorities (CC BY 4.0), as an operator downloads it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from knowledge.directory.places.model import COMBINED, LOWER, UNITARY, UPPER, Name, Place, PlaceBook, Succession
from knowledge.directory.sheet import DirectoryError
from knowledge.reading import Problem

KINDS = {
    "NMD": "district",
    "UA": "unitary",
    "MD": "metropolitan",
    "LBO": "london",
    "CC": "london",
    "CTY": "county",
    "WPA": "principal",
    "SCO": "council_area",
    "NID": "ni_district",
    "COMB": COMBINED,
    "SRA": COMBINED,
}
TIERS = {"NMD": LOWER, "CTY": UPPER, "COMB": None, "SRA": None}
COLUMNS = (
    *("local-authority-code", "official-name", "nice-name", "gss-code", "start-date", "end-date", "replaced-by"),
    *("nation", "local-authority-type", "county-la", "combined-authority", "former-gss-codes", "lat", "long"),
)
FIRST_OF_APRIL = (4, 1)


def read_mysociety(path: Path) -> PlaceBook:
    """Read the list. Authorities without an ONS code are left out: nothing would tell them from others of that name.

    Raises:
        DirectoryError: a column is missing, or a row does not fit.

    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                raise DirectoryError([Problem(path, 1, name, "this column is missing") for name in missing])
            rows = [row for row in reader if row["gss-code"] and row["local-authority-type"] in KINDS]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DirectoryError([Problem(path, 1, "file", f"cannot be read: {error}")]) from error
    codes = {row["local-authority-code"]: row["gss-code"] for row in rows}
    places = {row["gss-code"]: _place(row, codes) for row in rows}
    return PlaceBook(
        places=places,
        names=tuple(
            Name(row["gss-code"], row["official-name"], "en", "more")
            for row in rows
            if row["official-name"] and row["official-name"] != row["nice-name"]
        ),
        successions=tuple(step for row in rows for step in _successions(row, codes)),
        outward_codes=(),
    )


def _place(row: dict[str, str], codes: dict[str, str]) -> Place:
    kind = row["local-authority-type"]
    has_centre = row["lat"] and row["long"] and KINDS[kind] not in ("county", COMBINED)
    return Place(
        key=row["gss-code"],
        name=row["nice-name"].strip(),
        kind=KINDS[kind],
        tier=TIERS.get(kind, UNITARY),
        nation=row["nation"],
        parent=codes.get(row["county-la"]),
        combined=codes.get(row["combined-authority"]),
        valid_from=_day(row["start-date"]),
        valid_to=_last_day(row["end-date"]),
        centre=(float(row["lat"]), float(row["long"])) if has_centre else None,
        former_codes=tuple(filter(None, row["former-gss-codes"].split(","))),
    )


def _successions(row: dict[str, str], codes: dict[str, str]) -> Iterator[Succession]:
    ended = _last_day(row["end-date"])
    for code in filter(None, row["replaced-by"].split(",")):
        if ended and code in codes:
            yield Succession(row["gss-code"], codes[code], ended + timedelta(days=1))


def _last_day(written: str) -> date | None:
    """Return the last day. The list gives some ends as the first day of what follows, always the first of April."""
    day = _day(written)
    return day - timedelta(days=1) if day and (day.month, day.day) == FIRST_OF_APRIL else day


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
