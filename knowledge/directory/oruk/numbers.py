"""The telephone numbers of a service, which a feed may hold in five places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from knowledge.directory.oruk.issues import WARNING, Issue
from knowledge.directory.oruk.values import first, items, line
from knowledge.directory.phones import e164, is_costly, is_mobile, is_textphone, national
from knowledge.directory.records import PhoneRecord
from knowledge.directory.withdrawn import withdrawn_numbers
from knowledge.numbers import numbers_in

LABEL = 200


def service_phones(item: dict[str, Any], text: str, issues: list[Issue]) -> list[PhoneRecord]:
    """Return the numbers of a service, each once; those found only in prose are marked ``extracted``."""
    found = [*_listed(item.get("phones"), issues), *_of_contacts(item.get("contacts"), issues)]
    for place in items(item.get("service_at_locations")):
        found += _listed(place.get("phones"), issues)
        found += _of_contacts(place.get("contacts"), issues)
        found += _listed(
            (place.get("location") or {}).get("phones") if isinstance(place.get("location"), dict) else None, issues
        )
    if not found:
        found = list(_in_prose(text, issues))
    return _each_once(found)


def organisation_phones(item: dict[str, Any], issues: list[Issue]) -> list[PhoneRecord]:
    """Return the numbers of an organisation."""
    return _each_once([*_listed(item.get("phones"), issues), *_of_contacts(item.get("contacts"), issues)])


def _listed(value: Any, issues: list[Issue], *, personal: bool = False) -> Iterator[PhoneRecord]:
    for phone in items(value):
        shown = line(phone.get("number"), 40)
        number = e164(shown) if shown else None
        if not shown:
            continue
        if number is None:
            issues.append(Issue(WARNING, "phones", f"{shown!r} is no UK number and was left out"))
        elif personal and is_mobile(number):
            issues.append(Issue(WARNING, "contacts", "a named person's mobile was left out"))
        elif why := withdrawn_numbers().get(national(number)):
            issues.append(Issue(WARNING, "phones", f"{shown} must not be shown and was left out: {why}"))
        else:
            if is_costly(number):
                issues.append(Issue(WARNING, "phones", f"{shown} costs more than an ordinary call"))
            label = line(first(phone, "description", "type"), LABEL)
            textphone = is_textphone(shown) or "textphone" in (label or "").casefold()
            yield PhoneRecord(number, shown, label, textphone=textphone)


def _of_contacts(value: Any, issues: list[Issue]) -> Iterator[PhoneRecord]:
    """Yield the numbers of contacts; the names of people are not read."""
    for contact in items(value):
        yield from _listed(contact.get("phones"), issues, personal=bool(contact.get("name")))


def _in_prose(text: str, issues: list[Issue]) -> Iterator[PhoneRecord]:
    for digits in sorted(numbers_in(text)):
        number = e164(digits) if len(digits) >= 10 else None
        if number and not is_mobile(number) and national(number) not in withdrawn_numbers():
            issues.append(
                Issue(WARNING, "phones", f"{national(number)} was found only in prose: somebody must confirm it")
            )
            yield PhoneRecord(number, national(number), extracted=True)


def _each_once(found: list[PhoneRecord]) -> list[PhoneRecord]:
    return list({phone.number: phone for phone in reversed(found)}.values())[::-1]
