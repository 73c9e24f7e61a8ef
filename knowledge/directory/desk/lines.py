"""What the commands print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from knowledge.directory.due import DueContact
from knowledge.directory.freshness import Freshness
from knowledge.directory.imports.model import Report as ImportReport
from knowledge.directory.reports import Report

MOST_SHOWN = 20
WORDS = {
    Freshness.CHECKED: "checked",
    Freshness.DUE: "due",
    Freshness.NOT_CHECKED: "not checked",
}


def import_lines(report: ImportReport) -> Iterator[str]:
    """Yield how an import went: the outcome, the numbers, what was wrong."""
    tried = " (tried only, nothing was written)" if report.dry_run else ""
    yield f"{report.feed}: {report.status}{tried}"
    if report.message:
        yield f"  {report.message}"
    yield (
        f"  seen {report.seen}, added {report.added}, changed {report.changed}, unchanged {report.unchanged}, "
        f"withdrawn {report.withdrawn}, left out {report.rejected}"
    )
    for what, number in sorted(report.counts.items()):
        yield f"  {number} x {what}"
    for issue in report.issues[:MOST_SHOWN]:
        yield f"    {issue}"
    if len(report.issues) > MOST_SHOWN:
        yield f"    and {sum(report.counts.values()) - MOST_SHOWN} more: see the table import_issue"


def due_lines(contacts: Sequence[DueContact], until: str) -> Iterator[str]:
    """Yield what must be checked by a day, authority by authority, what was never checked first."""
    found = [contact for contact in contacts if contact.due_on is None or contact.due_on.isoformat() <= until]
    counted = Counter(contact.freshness for contact in found)
    states = ", ".join(f"{number} {WORDS[state]}" for state, number in sorted(counted.items()))
    yield f"{len(found)} of {len(contacts)} core contacts must be checked by {until}" + (
        f": {states}." if found else "."
    )
    for authority in dict.fromkeys(contact.authority for contact in found):
        yield authority
        for contact in (c for c in found if c.authority == authority):
            since = f"since {contact.checked_on}" if contact.checked_on else "never"
            held = f"; not shown until then: {contact.held}" if contact.held else ""
            yield f"  {contact.source_key}  {contact.remit}: {contact.name} ({WORDS[contact.freshness]}, {since}{held})"


def report_lines(reports: Sequence[Report]) -> Iterator[str]:
    """Yield what readers reported and nobody has handled."""
    yield f"{len(reports)} reports wait."
    for report in reports:
        day = report.created_at.date().isoformat()
        yield f"  {report.number}  {day}  {report.reason}  {report.about} ({report.source}, {report.contact})"
