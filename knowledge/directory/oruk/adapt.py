"""One service of a feed, 1.0 or 3.0, as our own record. Where the versions differ in names, both are looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from knowledge.directory.audience import audience_in
from knowledge.directory.languages import language_code
from knowledge.directory.oruk.groups import client_groups
from knowledge.directory.oruk.issues import WARNING, Issue
from knowledge.directory.oruk.numbers import organisation_phones, service_phones
from knowledge.directory.oruk.personal import is_personal_mailbox
from knowledge.directory.oruk.text import summary
from knowledge.directory.oruk.values import age, day, email, first, items, line, prose, web
from knowledge.directory.oruk.when import schedules
from knowledge.directory.oruk.where import areas, locations
from knowledge.directory.places.index import PlaceIndex
from knowledge.directory.records import LONGEST_SUMMARY, OrganisationRecord, ServiceRecord, TermRecord

_REFUGE = re.compile(r"\b(refuges?|safe ?houses?)\b", re.IGNORECASE)
NOTE = 1_000


@dataclass(frozen=True)
class Setting:
    """What an adapter needs to know besides the service.

    Attributes:
        index: places, to understand areas.
        publisher: the place whose council publishes the feed.
        today: nothing was checked later.

    """

    index: PlaceIndex
    publisher: str | None
    today: date


@dataclass
class Adapted:
    """A record that may still break a rule, and what was noticed on the way."""

    record: ServiceRecord
    issues: list[Issue] = field(default_factory=list)


def key_of(item: dict[str, Any]) -> str | None:
    """Return the publisher's id of a service."""
    return line(item.get("id"), 200)


def adapt(item: dict[str, Any], setting: Setting) -> Adapted:
    """Return a service as a record. What the assurer is called, and how to reach that person, is not read."""
    issues: list[Issue] = []
    text = prose(item.get("description")) or ""
    terms = _terms(item)
    words = [line(item.get("name")) or "", *(term.name for term in terms)]
    where = areas(item, setting.index, setting.publisher, setting.today, issues)
    eligibility = _eligibility(item)
    assured = day(item.get("assured_date"))
    modified = line(item.get("last_modified"), 40)
    record = ServiceRecord(
        source_key=key_of(item) or "",
        name=line(item.get("name")) or "",
        organisation=_organisation(item, issues),
        status=(line(item.get("status")) or "").casefold().replace(" ", "_"),
        summary=summary(text),
        url=web(item.get("url")),
        email=_mailbox(item.get("email"), issues),
        referral_route=line(item.get("application_process"), NOTE),
        eligibility=eligibility,
        minimum_age=age(first(item, "minimum_age") if "minimum_age" in item else _of_first(item, "minimum_age")),
        maximum_age=age(first(item, "maximum_age") if "maximum_age" in item else _of_first(item, "maximum_age")),
        audience=audience_in(eligibility) or audience_in(line(item.get("name"))),
        fees=_fees(item),
        alert=line(item.get("alert"), NOTE),
        languages_text=None,
        coverage=where.coverage,
        published_checked_on=assured.isoformat() if assured else None,
        source_date=assured.isoformat() if assured else None,
        source_modified=modified,
        phones=service_phones(item, text, issues),
        schedules=schedules(item),
        locations=locations(item, setting.index, issues),
        areas=where.areas,
        terms=terms,
        languages=_languages(item),
        client_groups=client_groups(words),
    )
    if len(text) > LONGEST_SUMMARY:
        issues.append(Issue(WARNING, "description", f"{len(text)} characters: shortened to {LONGEST_SUMMARY}"))
    if _REFUGE.search(" ".join([*words, text])):
        _protect(record)
    return Adapted(record, issues)


def _protect(record: ServiceRecord) -> None:
    """Take away all that could say where a refuge is: who looks for it may be who must not find it."""
    record.protected = True
    record.locations = []
    record.summary = record.alert = None
    for area in record.areas:
        area.raw = area.uri = None
    record.areas = [area for area in record.areas if area.place]


def _organisation(item: dict[str, Any], issues: list[Issue]) -> OrganisationRecord:
    found = item.get("organization")
    organisation = found if isinstance(found, dict) else {}
    return OrganisationRecord(
        source_key=line(organisation.get("id"), 200) or "",
        name=line(organisation.get("name")) or "",
        description=summary(prose(organisation.get("description")) or ""),
        url=web(organisation.get("url") or organisation.get("website")),
        email=_mailbox(organisation.get("email"), issues),
        phones=organisation_phones(organisation, issues),
    )


def _mailbox(value: Any, issues: list[Issue]) -> str | None:
    address = email(value)
    if address and is_personal_mailbox(address):
        issues.append(Issue(WARNING, "email", "looks like one person's own and was left out"))
        return None
    return address


def _terms(item: dict[str, Any]) -> list[TermRecord]:
    """Return the words a service is sorted by: ``attributes`` in 3.0, ``service_taxonomys`` in 1.0."""
    entries = items(first(item, "attributes", "service_taxonomys"))
    found = {}
    for entry in entries:
        term = first(entry, "taxonomy_term", "taxonomy")
        if isinstance(term, dict) and (name := line(term.get("name"))):
            detail = term.get("taxonomy_detail")
            scheme = detail.get("name") if isinstance(detail, dict) else term.get("vocabulary") or term.get("taxonomy")
            code = line(first(term, "code", "id", "name"), 200) or name
            found[code] = TermRecord(line(scheme, 200) or "", code, name)
    return list(found.values())


def _of_first(item: dict[str, Any], name: str) -> Any:
    return next((entry.get(name) for entry in items(item.get("eligibilitys"))), None)


def _eligibility(item: dict[str, Any]) -> str | None:
    if said := line(item.get("eligibility_description"), NOTE):
        return said
    parts = [line(entry.get("eligibility")) for entry in items(item.get("eligibilitys"))]
    return "; ".join(part for part in parts if part)[:NOTE] or None


def _fees(item: dict[str, Any]) -> str | None:
    if said := line(first(item, "fees_description", "fees"), NOTE):
        return said
    parts = [line(first(entry, "amount_description", "option")) for entry in items(item.get("cost_options"))]
    return "; ".join(part for part in parts if part)[:NOTE] or None


def _languages(item: dict[str, Any]) -> dict[str, str]:
    said = [line(first(entry, "code", "language", "name"), 60) for entry in items(item.get("languages"))]
    codes = [language_code(word) for word in said if word]
    return {code: "spoken" for code in codes if code}
