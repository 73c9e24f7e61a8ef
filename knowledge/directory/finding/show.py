"""A service as it is shown: only what may be shown, the number to ring now first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from knowledge.directory.finding.details import Details
from knowledge.directory.finding.model import Line, LocalContact
from knowledge.directory.finding.ranking import Seen
from knowledge.directory.opening import Openness
from knowledge.directory.phones import is_costly
from knowledge.directory.places.index import PlaceIndex
from knowledge.directory.remits import REMITS

ONLY_IN_PROSE = "the number was found only in running text and nobody has confirmed it"


def contact(seen: Seen, details: Details, languages: dict[str, str], index: PlaceIndex, at_night: bool) -> LocalContact:
    """Return one service to show."""
    row = details.services[seen.candidate.id]
    phones = details.phones.get(row.id) or details.phones.get(row.organisation_id) or []
    shown = [phone for phone in phones if not (phone.held or phone.extracted)]
    hidden = [phone for phone in phones if phone.held or phone.extracted]
    night_first = at_night or seen.openness is Openness.CLOSED
    places = [area.place for area in details.areas.get(row.id, []) if area.place]
    return LocalContact(
        id=row.id,
        name=row.name,
        organisation=row.organisation_name,
        purpose=REMITS.get(row.remit or "", row.summary or row.name),
        remit=row.remit,
        core=row.remit is not None,
        lines=tuple(_lines(shown, night_first)),
        withheld=(row.held_why or ONLY_IN_PROSE) if hidden else None,
        email=row.email,
        url=row.url,
        hours=row.hours_text,
        openness=seen.openness,
        who_can_refer=row.who_can_refer or row.referral_route,
        eligibility=row.eligibility,
        fees=row.fees,
        alert=row.alert,
        languages=tuple(sorted(languages)),
        languages_text=row.languages_text,
        coverage=seen.candidate.coverage,
        areas=tuple(dict.fromkeys(index.places[key].name for key in places if key in index.places)),
        checked_on=row.checked_on,
        freshness=seen.freshness,
        source_date=row.source_date,
        source_url=row.source_url,
        address=None if row.protected else _address(details.locations.get(row.id, [])),
        attribution=row.attribution,
        fictional=any(index.places[key].fictional for key in places if key in index.places),
    )


def _lines(phones: Iterable[Any], night_first: bool) -> list[Line]:
    """Return each number once, those for the asked time first."""
    ordered = sorted(phones, key=lambda phone: phone.out_of_hours != night_first)
    lines: dict[str, Line] = {}
    for phone in ordered:
        line = Line(
            number=phone.number_display,
            label=phone.label,
            out_of_hours=phone.out_of_hours,
            textphone=phone.textphone,
            costly=is_costly(phone.number_e164),
        )
        lines.setdefault(phone.number_e164, line)
    return list(lines.values())


def _address(locations: list[Any]) -> str | None:
    if not locations:
        return None
    first = locations[0]
    return ", ".join(part for part in (first.line1, first.town, first.postcode) if part) or None
