"""Plain data about places."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

NATION, COMBINED, COUNTY, TOWN = "nation", "combined", "county", "town"
KINDS = (
    NATION,
    COMBINED,
    COUNTY,
    "unitary",
    "metropolitan",
    "london",
    "district",
    "principal",
    "council_area",
    "ni_district",
    TOWN,
)
UPPER, LOWER, UNITARY = "upper", "lower", "unitary"
TIERS = (UPPER, LOWER, UNITARY)


@dataclass(frozen=True)
class Place:
    """A place. ``key`` never changes: the ONS code where there is one, otherwise words such as ``east-surrey``.

    ``parent`` is the county of a district or the authority of a town; ``combined`` the combined area a council is in.
    ``valid_from`` and ``valid_to`` are the first and the last day; None for always. ``centre`` is latitude, longitude.
    """

    key: str
    name: str
    kind: str
    tier: str | None
    nation: str
    parent: str | None = None
    combined: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    centre: tuple[float, float] | None = None
    page: str | None = None
    former_codes: tuple[str, ...] = ()
    fictional: bool = False
    confirm: bool = False

    @property
    def gss(self) -> str | None:
        """The ONS code, None for a place that has none (yet)."""
        return self.key if len(self.key) == 9 and self.key[0] in "EWSN" and self.key[1:].isdigit() else None

    @property
    def is_authority(self) -> bool:
        """Whether this is a council."""
        return self.tier is not None

    def holds_on(self, day: date) -> bool:
        """Whether this place exists on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Name:
    """Another name of a place. ``kind`` is ``name`` (also searched for in running text) or ``more``."""

    place: str
    text: str
    lang: str
    kind: str


@dataclass(frozen=True)
class Succession:
    """One place follows another from a day on."""

    old: str
    new: str
    start: date


@dataclass(frozen=True)
class OutwardCode:
    """The first half of a postcode. ``share`` is the part of it inside the place, 0 to 1; None when unknown.

    ``counted`` tells a share of addresses, which may decide, from a share of the area, which decides only when whole.
    """

    outward: str
    place: str
    share: float | None
    counted: bool = False


@dataclass(frozen=True)
class PlaceBook:
    """All that is known about places."""

    places: dict[str, Place]
    names: tuple[Name, ...]
    successions: tuple[Succession, ...]
    outward_codes: tuple[OutwardCode, ...]
    neighbours: tuple[tuple[str, str], ...] = field(default=())
