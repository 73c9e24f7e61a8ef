"""The list of councils."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

COUNCILS_FILE = Path(__file__).with_name("councils.csv")


@dataclass(frozen=True)
class Council:
    """A council: its ONS code, its name, its nation, and other names people use."""

    gss: str
    name: str
    nation: str
    also: tuple[str, ...]


@lru_cache(maxsize=1)
def councils() -> dict[str, Council]:
    """Return all councils by code."""
    with COUNCILS_FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["gss"]: Council(row["gss"], row["name"], row["nation"], tuple(filter(None, row["also"].split("|"))))
            for row in csv.DictReader(file)
        }
