"""Our own rules for what is taken from a feed. Errors leave a record out, warnings are reported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from knowledge.directory.oruk.issues import ERROR, WARNING, Issue
from knowledge.directory.records import ServiceRecord
from knowledge.directory.tables.services import SERVICE_STATES

STALE = timedelta(days=365)


def broken_rules(record: ServiceRecord, today: date) -> Iterator[Issue]:
    """Yield what is wrong with a record. A date of assurance that has not come is taken out of it."""
    if not record.source_key:
        yield Issue(ERROR, "id", "there is none")
    if not record.name:
        yield Issue(ERROR, "name", "there is none")
    if record.status not in SERVICE_STATES:
        yield Issue(ERROR, "status", f"{record.status or 'nothing'!r} is none of: {', '.join(SERVICE_STATES)}")
    if not (record.organisation.source_key and record.organisation.name):
        yield Issue(ERROR, "organization", "there is none with an id and a name")
    if not (record.phones or record.organisation.phones or record.email or record.url):
        yield Issue(WARNING, "contact", "no telephone number, no e-mail address, no web page")
    yield from _assurance(record, today)


def _assurance(record: ServiceRecord, today: date) -> Iterator[Issue]:
    checked = record.checked_on()
    if checked is None:
        yield Issue(WARNING, "assured_date", "there is none")
    elif checked > today:
        record.published_checked_on = record.source_date = None
        yield Issue(WARNING, "assured_date", f"{checked} is in the future and was left out")
    elif today - checked > STALE:
        yield Issue(WARNING, "assured_date", f"{checked} is over a year ago")
