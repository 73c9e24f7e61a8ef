"""Every contact the bot may show and every number it may say, as curated: what the rule "nothing invented" needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.scenarios.files import ScenarioError
from knowledge.content import read_content
from knowledge.directory.core import COLUMNS, FOLDER
from knowledge.directory.imports.rows import service_id
from knowledge.directory.prepare import CORE_FEED
from knowledge.directory.sheet import DirectoryError, Row, read_sheet
from knowledge.numbers import digits, numbers_in
from knowledge.schema import ContactEntry

_FIELDS = ("phone", "phone_label", "text_or_sms", "hours", "caution")
_LOCAL_FIELDS = ("phone", "out_of_hours_phone")
NOT_SHOWN = "withdrawn_numbers.csv"


@dataclass(frozen=True)
class Register:
    """The digits of the numbers of each contact, by the id of the contact."""

    numbers: Mapping[str, frozenset[str]]

    def has(self, contact: str) -> bool:
        """Return whether there is such a contact."""
        return contact in self.numbers

    def all_numbers(self) -> frozenset[str]:
        """Return every number of every contact."""
        return frozenset().union(*self.numbers.values())


@lru_cache(maxsize=1)
def read_register() -> Register:
    """Return the register of the curated files: national contacts, and the core contacts of places.

    Raises:
        ScenarioError: a file of contacts has mistakes.

    """
    try:
        rows = [row for path in _local_files() for row in read_sheet(path, COLUMNS)]
    except DirectoryError as error:
        raise ScenarioError(f"The contacts cannot be read:\n{error}") from error
    local = {service_id(CORE_FEED, row["id"]): _local_numbers(row) for row in rows}
    return Register(local | {entry.id: _numbers(entry) for entry, _ in read_content().contacts})


def _local_files() -> list[Path]:
    return [path for path in sorted(FOLDER.glob("*.csv")) if path.name != NOT_SHOWN]


def _local_numbers(row: Row) -> frozenset[str]:
    shown = [row[column] for column in _LOCAL_FIELDS if row[column]]
    return frozenset().union(*({digits(text), *numbers_in(text)} for text in shown))


def _numbers(entry: ContactEntry) -> frozenset[str]:
    fields: Iterable[str | None] = (getattr(entry, name) for name in _FIELDS)
    texts = [text for text in fields if text]
    whole = {digits(entry.phone)} if entry.phone else set()
    return frozenset(whole.union(*(numbers_in(text) for text in texts)))
