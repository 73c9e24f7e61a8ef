"""Core contacts: a CSV kept by people, one row a contact, every mistake named by file, line and column."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Container
from datetime import date
from pathlib import Path

from knowledge.directory.audience import audience_in
from knowledge.directory.hours import read_hours
from knowledge.directory.languages import languages_in
from knowledge.directory.phones import e164, is_textphone, national
from knowledge.directory.records import AreaRecord, OrganisationRecord, PhoneRecord, ServiceRecord
from knowledge.directory.remits import REMITS
from knowledge.directory.sheet import DirectoryError, Row, built, read_sheet
from knowledge.directory.tables.services import AUDIENCES
from knowledge.directory.withdrawn import withdrawn_numbers
from knowledge.reading import Problem
from knowledge.vocabulary import SUBJECTS

FOLDER = Path(__file__).with_name("core_contacts")
COLUMNS = (
    *("id", "authority", "remit", "organisation", "service", "phone", "phone_label", "out_of_hours_phone", "email"),
    *("url", "hours", "who_can_refer", "languages", "client_groups", "eligibility", "audience", "minimum_age"),
    *("maximum_age", "verified_on", "verified_by_role", "source_url", "source_date", "read_on"),
    *("old", "second_hand", "conflict", "note"),
)
HELD_STATES = {
    "old": "the page it comes from is old",
    "second_hand": "someone other than the body that runs it says so",
    "conflict": "two official pages differ",
}
"""States in which a contact, or one of its numbers, is shown only after somebody has rung it."""
CAN_BE_HELD = ("phone", "out_of_hours_phone")
LONGEST = {
    **{"id": 200, "service": 300, "organisation": 300, "phone": 40, "out_of_hours_phone": 40, "email": 254},
    **{
        "verified_by_role": 60,
        "phone_label": 300,
        "hours": 300,
        "who_can_refer": 600,
        "eligibility": 600,
        "note": 2_000,
    },
}
"""Characters a value may have: what fits into a table, or into an answer."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SOURCE_DATE = re.compile(r"undated|\d{4}(-\d\d(-\d\d)?)?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def read_core_folder(folder: Path, places: Container[str], today: date) -> list[ServiceRecord]:
    """Read every contact file of a folder; see ``read_core``."""
    files = [path for path in sorted(folder.glob("*.csv")) if path.name != "withdrawn_numbers.csv"]
    problems: list[Problem] = []
    records: list[ServiceRecord] = []
    for path in files:
        try:
            records += read_core(path, places, today)
        except DirectoryError as error:
            problems += error.problems
    if problems:
        raise DirectoryError(problems)
    return records


def read_core(path: Path, places: Container[str], today: date) -> list[ServiceRecord]:
    """Read one contact file.

    Args:
        path: the file.
        places: the keys of all places.
        today: nothing can have been read or checked later.

    Raises:
        DirectoryError: with every problem, each with its line and column.

    """
    rows = read_sheet(path, COLUMNS)
    records = built(rows, lambda row: _record(row, places, today))
    times = Counter(row["id"] for row in rows)
    if twice := [row.problem("id", f"{row['id']!r} stands twice") for row in rows if times[row["id"]] > 1]:
        raise DirectoryError(twice)
    for position, record in enumerate(records):
        record.position = position
    return records


def folder_hash(folder: Path) -> str:
    """Return a hash of all contact files of a folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _record(row: Row, places: Container[str], today: date) -> ServiceRecord:
    for column, longest in LONGEST.items():
        if len(row[column]) > longest:
            raise row.error(column, f"longer than {longest} characters")
    row.needed("source_url")
    verified = _not_after(row, "verified_on", today)
    read_on = _not_after(row, "read_on", today)
    if not _SOURCE_DATE.fullmatch(row["source_date"]):
        raise row.error("source_date", "must be YYYY, YYYY-MM, YYYY-MM-DD or undated")
    if bool(verified) != bool(row["verified_by_role"]):
        raise row.error("verified_by_role", "goes with verified_on: both or neither")
    held = _held(row)
    if verified and held:
        raise row.error("verified_on", f"a checked contact is not held back: empty {', '.join(sorted(held))}")
    whole = [why for columns, why in held.values() if "yes" in columns]
    reasons = [why for _, why in held.values()]
    return ServiceRecord(
        source_key=_id(row),
        name=row.needed("service"),
        organisation=OrganisationRecord(source_key=_slug(row.needed("organisation")), name=row["organisation"]),
        remit=row.word("remit", ("", *REMITS)) or None,
        url=_url(row, "url"),
        email=_email(row),
        who_can_refer=row["who_can_refer"] or None,
        eligibility=row["eligibility"] or None,
        audience=row.word("audience", ("", *AUDIENCES)) or audience_in(row["eligibility"]),
        minimum_age=_age(row, "minimum_age"),
        maximum_age=_age(row, "maximum_age"),
        hours_text=row["hours"] or None,
        languages_text=row["languages"] or None,
        coverage="listed",
        published_checked_on=verified.isoformat() if verified else None,
        published_checked_by=row["verified_by_role"] or None,
        source_date=row["source_date"],
        read_on=read_on.isoformat() if read_on else None,
        source_url=_url(row, "source_url"),
        note=row["note"] or None,
        held_why="; ".join(reasons) or None,
        review_state="held" if whole else "approved",
        phones=_phones(row, {column for columns, _ in held.values() for column in columns}),
        schedules=read_hours(row["hours"]),
        areas=[AreaRecord(place=_place(row, places))],
        languages=languages_in(row["languages"]),
        client_groups=dict.fromkeys(_client_groups(row), "editor"),
    )


def _held(row: Row) -> dict[str, tuple[set[str], str]]:
    """Return the states that hold this contact back: which columns each is about (or ``yes``), and why."""
    held = {}
    for state, why in HELD_STATES.items():
        columns = {part.strip() for part in row[state].split(";")} - {""}
        if odd := columns - {"yes", *CAN_BE_HELD}:
            raise row.error(state, f"{', '.join(sorted(odd))}: must be yes, or any of {', '.join(CAN_BE_HELD)}")
        if columns:
            held[state] = (columns, why)
    return held


def _phones(row: Row, held: set[str]) -> list[PhoneRecord]:
    phones = []
    for column in CAN_BE_HELD:
        shown = row[column]
        if not shown:
            continue
        number = e164(shown)
        if number is None:
            raise row.error(column, f"{shown!r} is no UK telephone number")
        if why := withdrawn_numbers().get(national(number)):
            raise row.error(column, f"{shown} must not be shown: {why}")
        phones.append(
            PhoneRecord(
                number=number,
                display=shown,
                label=row["phone_label"] or None if column == "phone" else None,
                out_of_hours=column == "out_of_hours_phone",
                textphone=is_textphone(shown),
                held=column in held,
            )
        )
    return phones


def _id(row: Row) -> str:
    if not _ID.fullmatch(row["id"]):
        raise row.error("id", "must be small letters, digits and hyphens")
    return row["id"]


def _place(row: Row, places: Container[str]) -> str:
    row.needed("authority")
    return row.known("authority", places)


def _client_groups(row: Row) -> list[str]:
    groups = [group.strip() for group in row["client_groups"].split(";") if group.strip()]
    if odd := [group for group in groups if group not in SUBJECTS]:
        raise row.error("client_groups", f"{', '.join(odd)}: no such subject")
    return groups


def _not_after(row: Row, column: str, today: date) -> date | None:
    day = row.day(column)
    if day and day > today:
        raise row.error(column, f"{day} is in the future")
    return day


def _age(row: Row, column: str) -> int | None:
    number = row.number(column)
    if number is not None and (number != int(number) or not 0 <= number <= 120):
        raise row.error(column, "must be whole years, 0 to 120")
    return None if number is None else int(number)


def _url(row: Row, column: str) -> str | None:
    if row[column] and not row[column].startswith(("https://", "http://")):
        raise row.error(column, "must begin with https:// or http://")
    return row[column] or None


def _email(row: Row) -> str | None:
    if row["email"] and not _EMAIL.fullmatch(row["email"]):
        raise row.error("email", f"{row['email']!r} is no e-mail address")
    return row["email"] or None


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
