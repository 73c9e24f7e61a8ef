"""Numbers that must never be shown: those of the national register, and local ones."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from knowledge.content import CONTACTS
from knowledge.directory.sheet import read_sheet
from knowledge.numbers import digits
from knowledge.reading import parse, read_yaml
from knowledge.schema import RetiredNumber

LOCAL = Path(__file__).with_name("core_contacts") / "withdrawn_numbers.csv"


@lru_cache(maxsize=1)
def withdrawn_numbers() -> dict[str, str]:
    """Return why a number must not be shown, by its digits as dialled in the UK."""
    file, _ = read_yaml(CONTACTS / "retired_numbers.yml")
    national = (parse(file, list[RetiredNumber])[0] if file else None) or []
    local = read_sheet(LOCAL, ("number", "whose", "why"))
    return {number.digits: number.why for number in national} | {digits(row["number"]): row["why"] for row in local}
