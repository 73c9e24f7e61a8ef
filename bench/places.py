"""How many ways of saying where are understood: the table of issue 6, and the development set of phrasings."""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml

from bench.evaluate.questions import FOLDER
from knowledge.directory.places.index import PlaceIndex
from knowledge.directory.places.resolver import Resolution, Resolver, Status

TABLE, PHRASINGS = "places_table", "places"
TODAY = date(2026, 11, 29)
"""The day on which they are asked, unless a row gives another: councils change on dates."""

Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """Return the rows of a set; ``places.yml`` says what they hold."""
    read: list[Row] = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return read


def wrong(resolver: Resolver, found_in: list[Row]) -> list[Row]:
    """Return the rows that are not read as expected."""
    return [
        row
        for row in found_in
        if not is_right(row, resolver.resolve(row["text"], row.get("day", TODAY)), resolver.index)
    ]


def is_right(row: Row, found: Resolution, index: PlaceIndex) -> bool:
    """Return whether an answer is what a row expects."""
    if found.asked != row.get("code", found.asked):
        return False
    options = sorted(index.label(p.key) if p.kind == "town" else p.name for p in found.options)
    if "found" in row:
        right = found.status is Status.FOUND and found.place is not None and found.place.name == row["found"]
        return right and ("near" not in row or [p.name for p in found.neighbours] == row["near"])
    if "mean" in row:
        return found.status is Status.DID_YOU_MEAN and options == [row["mean"]]
    if "ask" in row:
        asked = found.status is Status.ASK and options == sorted(row["ask"])
        return asked and found.elsewhere == row.get("elsewhere", False)
    return found.status in (Status.NOT_A_PLACE, Status.NONE)
