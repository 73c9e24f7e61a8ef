"""Read the licences out of a bill of materials, and judge them against the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.audit.bill import Bill
from bench.audit.lists import LicenceList
from bench.audit.names import same_name

NOT_STATED = "not stated"
_CLASSIFIER = "License :: OSI Approved"


@dataclass(frozen=True)
class Licensed:
    """One package and what it states about its licence, in one line."""

    package: str
    version: str
    states: str


def licences_of(bill: Bill) -> list[Licensed]:
    """Return what each package of the bill states, by name."""
    found = [Licensed(each["name"], each["version"], _stated(each.get("licenses", []))) for each in bill["components"]]
    return sorted(found, key=lambda licensed: licensed.package.lower())


def judge_licences(found: Sequence[Licensed], rules: LicenceList) -> list[str]:
    """Return what is wrong: licences neither allowed nor explained, and explanations that no longer hold.

    All that a package states must be allowed, also where it offers a choice: who has to choose, explains.
    """
    wrong = []
    for licensed in found:
        explained = [entry for entry in rules.explained if same_name(entry.package, licensed.package)]
        if explained and explained[0].states != licensed.states:
            wrong.append(f"explained as {explained[0].states}, but {licensed.package} states {licensed.states}")
        elif not explained and not _allowed(licensed.states, rules):
            wrong.append(f"neither allowed nor explained: {licensed.package} {licensed.version}, {licensed.states}")
    for entry in rules.explained:
        if not any(same_name(entry.package, licensed.package) for licensed in found):
            wrong.append(f"no longer there, take it off the list: {entry.package}")
    return wrong


def _stated(licences: Sequence[dict[str, Any]]) -> str:
    stated = []
    for each in licences:
        licence = each.get("license", {})
        text = str(each.get("expression") or licence.get("id") or licence.get("name", ""))
        stated.append(text.removeprefix(_CLASSIFIER).removeprefix(" :: "))
    return "; ".join(text for text in stated if text) or NOT_STATED


def _allowed(states: str, rules: LicenceList) -> bool:
    parts = re.split(r"; | AND | OR | or ", states)
    return all(part in rules.allowed for part in parts)
