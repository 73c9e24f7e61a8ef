"""Judge what the index says against the list of accepted advisories."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bench.audit.index import Finding
from bench.audit.lists import Accepted
from bench.audit.names import same_name


def judge_findings(findings: Sequence[Finding], accepted: Sequence[Accepted], today: date) -> list[str]:
    """Return what is wrong: findings nobody accepted, and entries of the list that no longer hold."""
    return [
        *(f"not accepted: {finding}" for finding in findings if not any(_covers(entry, finding) for entry in accepted)),
        *judge_dates(accepted, today),
        *(
            f"no longer found, take it off the list: {entry.package} {advisory}"
            for entry in accepted
            for advisory in entry.advisories
            if not any(advisory in finding.ids and _covers(entry, finding) for finding in findings)
        ),
    ]


def judge_dates(accepted: Sequence[Accepted], today: date) -> list[str]:
    """Return the entries that were to be looked at again before today; this needs no index."""
    return [
        f"look at it again, accepted until {entry.until}: {entry.package} {', '.join(entry.advisories)}"
        for entry in accepted
        if entry.until < today
    ]


def _covers(entry: Accepted, finding: Finding) -> bool:
    return same_name(entry.package, finding.package) and not finding.ids.isdisjoint(entry.advisories)
