"""Towns and regions of which only the nation is told: enough to say whose law applies, not whom to ring."""

from __future__ import annotations

from functools import lru_cache

from knowledge.directory.places.files import FOLDER
from knowledge.directory.sheet import read_sheet


@lru_cache(maxsize=1)
def settlements() -> dict[str, str]:
    """Return the nation of each town or region by name.

    Left out: names of councils, names found in two nations, and names that are ordinary words or people's names.
    """
    return {row["name"]: row["nation"] for row in read_sheet(FOLDER / "settlements.csv", ("name", "nation"))}
