"""Where a service is and where it works."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.directory.oruk.issues import WARNING, Issue
from knowledge.directory.oruk.values import first, items, line, number
from knowledge.directory.places.index import PlaceIndex
from knowledge.directory.places.postcodes import codes
from knowledge.directory.places.words import fold
from knowledge.directory.records import AreaRecord, LocationRecord
from knowledge.vocabulary import NATIONS

GSS = re.compile(r"\b[EWSN]\d{8}\b")
UK_WIDE = frozenset({"uk", "united kingdom", "uk wide", "ukwide"})
NATION_WIDE = frozenset({"england and wales"})
LATITUDES, LONGITUDES = (49.8, 60.9), (-8.7, 1.8)
"""From Scilly to Shetland, from Fermanagh to Lowestoft, in degrees."""
WHOLE = 0.995


@dataclass(frozen=True)
class Whereabouts:
    """Areas, and how far a service reaches: ``listed``, ``national``, ``uk`` or ``unknown``."""

    areas: list[AreaRecord]
    coverage: str


def areas(
    item: dict[str, Any], index: PlaceIndex, publisher: str | None, today: date, issues: list[Issue]
) -> Whereabouts:
    """Return where a service works. One that names no area is taken to work in the publisher's, without certainty."""
    found: list[AreaRecord] = []
    coverage = "unknown"
    for area in items(item.get("service_areas")):
        name = line(first(area, "name", "service_area", "description"))
        uri = line(area.get("uri") or area.get("extent"), 2_000)
        keys = _places(name, uri, index, today)
        if keys:
            found += [AreaRecord(place=key, raw=name, uri=uri) for key in keys]
            nation = any(index.places[key].kind == "nation" for key in keys)
            coverage = "national" if nation else "listed" if coverage == "unknown" else coverage
        elif name and fold(name) in UK_WIDE | NATION_WIDE:
            coverage = "uk" if fold(name) in UK_WIDE else "national"
            nations = NATIONS if coverage == "uk" else NATIONS[:2]
            found += [AreaRecord(place=nation, raw=name, uri=uri) for nation in nations]
        elif name or uri:
            found.append(AreaRecord(raw=name, uri=uri))
            issues.append(Issue(WARNING, "service_areas", f"{name or uri!r} is no place that is known"))
    if publisher and not any(area.place for area in found) and coverage == "unknown":
        found.append(AreaRecord(place=publisher))
    return Whereabouts(found, coverage)


def _places(name: str | None, uri: str | None, index: PlaceIndex, today: date) -> tuple[str, ...]:
    """Return the places that a code or an exact name means; nothing when the name means several."""
    code = GSS.search(uri or "") or GSS.search(name or "")
    named = index.named(fold(code.group())) if code else frozenset()
    if not named and name:
        named = index.named(fold(name)) or index.named_in_short(fold(name))
    keys = {index.authority(now) for key in named for now in index.on_day(key, today)}
    return tuple(keys) if len(keys) == 1 else ()


def locations(item: dict[str, Any], index: PlaceIndex, issues: list[Issue]) -> list[LocationRecord]:
    """Return where a service is."""
    found = {}
    for at in items(item.get("service_at_locations")):
        location = at.get("location") if isinstance(at.get("location"), dict) else {}
        key = line((location or {}).get("id") or at.get("location_id") or at.get("id"), 200)
        if key and location:
            found[key] = _location(key, location, index, issues)
    return list(found.values())


def _location(key: str, location: dict[str, Any], index: PlaceIndex, issues: list[Issue]) -> LocationRecord:
    address = next(iter(items(first(location, "addresses", "physical_addresses"))), {})
    lat, lon = number(location.get("latitude")), number(location.get("longitude"))
    if lat is not None and lon is not None and not _in_uk(lat, lon):
        issues.append(Issue(WARNING, "location", f"{lat}, {lon} is not in the United Kingdom and was left out"))
        lat = lon = None
    kind = line(location.get("location_type"))
    postcode = line(address.get("postal_code"), 8)
    return LocationRecord(
        source_key=key,
        kind=kind if kind in ("physical", "postal", "virtual") else "physical",
        name=line(location.get("name")),
        line1=line(address.get("address_1")),
        line2=line(address.get("address_2")),
        town=line(address.get("city"), 120),
        postcode=postcode,
        lat=lat if lon is not None else None,
        lon=lon if lat is not None else None,
        place=_place_of(postcode, index),
        access_note=line(first(location, "transportation", "accessibility_details")),
    )


def _in_uk(lat: float, lon: float) -> bool:
    return LATITUDES[0] <= lat <= LATITUDES[1] and LONGITUDES[0] <= lon <= LONGITUDES[1]


def _place_of(postcode: str | None, index: PlaceIndex) -> str | None:
    """Return the council of a postcode whose first half lies wholly in it."""
    for code in codes(postcode or ""):
        for found in index.outward(code.outward):
            if found.share is not None and found.share >= WHOLE:
                return found.place
    return None
