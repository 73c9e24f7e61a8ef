"""Audit what running rests on: known vulnerabilities, licences, a bill of materials.

Writes ``var/audit/sbom.json``, ``licences.csv`` and, where the index answers, ``advisories.json``. Ends with 1 when
anything is wrong or could not be found out.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from datetime import datetime, timezone
from json import dumps

from bench.audit.advisories import judge_dates, judge_findings
from bench.audit.bill import BillError, make_bill, only
from bench.audit.index import AskError, ask, read_answer
from bench.audit.licences import Licensed, judge_licences, licences_of
from bench.audit.lists import AcceptedList, LicenceList, ListError, read_list
from bench.audit.names import locked_names, plain_name
from bot.paths import ROOT, VAR

LISTS = ROOT / "requirements"
LOCKS = (LISTS / "run.lock", LISTS / "encoder.lock")
FOLDER = VAR / "audit"


def main() -> int:
    """Run both audits, print what is wrong, return how to end."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        wrong = [*audit_licences(), *audit_advisories()]
    except (ListError, BillError) as error:
        wrong = [str(error)]
    for problem in wrong:
        print("  " + problem, file=sys.stderr)
    print(f"{len(wrong)} to look at" if wrong else "Nothing wrong was found")
    return 1 if wrong else 0


def audit_licences() -> list[str]:
    """Write the bill of materials and the list of licences; return what is wrong with the licences."""
    locked = locked_names(LOCKS)
    bill = only(make_bill(), locked)
    (FOLDER / "sbom.json").write_text(dumps(bill, indent=1) + "\n", encoding="utf-8")
    found = licences_of(bill)
    _write(found)
    elsewhere = sorted(locked - {plain_name(licensed.package) for licensed in found})
    print(f"Licences: {len(found)} libraries; for other systems, not looked at: {', '.join(elsewhere) or 'none'}")
    return judge_licences(found, read_list(LISTS / "licences.yml", LicenceList))


def audit_advisories() -> list[str]:
    """Ask the index, keep its answer, return what is wrong; that it cannot be asked is wrong too."""
    accepted = read_list(LISTS / "accepted-advisories.yml", AcceptedList).accepted
    today = datetime.now(timezone.utc).date()
    kept = FOLDER / "advisories.json"
    kept.unlink(missing_ok=True)
    try:
        answer = ask(LOCKS)
        findings = read_answer(answer)
    except AskError as error:
        unknown = f"the package index could not be asked, so nothing is known about vulnerabilities: {error}"
        return [unknown, *judge_dates(accepted, today)]
    kept.write_text(answer, encoding="utf-8")
    print(f"Advisories: {len(findings)} about the locked libraries")
    return judge_findings(findings, accepted, today)


def _write(found: Sequence[Licensed]) -> None:
    with (FOLDER / "licences.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["name", "version", "licence"])
        rows.writerows([licensed.package, licensed.version, licensed.states] for licensed in found)


if __name__ == "__main__":
    sys.exit(main())
