"""UK telephone numbers: their international form, and what kind they are.

Written here because the lock holds no library for it. What is needed is small, and a library's own idea of a valid
number is not wanted: it refuses Ofcom's numbers for drama and accepts most that were mistyped.
"""

from __future__ import annotations

import re

from knowledge.numbers import digits

SHORT = re.compile(r"999|101|105|111|112|116\d{3}|18000|\d{5}")
"""Numbers that are dialled as they are."""
NATIONAL = re.compile(r"0[1-9]\d{8,9}")
COSTLY = re.compile(r"0(9|84|87|843|844|845|870|871|872|873)")
"""Premium and service-charge numbers (Ofcom: 084, 087, 09): the caller pays, which a person in need should know."""
MOBILE = re.compile(r"07[1-57-9]\d{8}|07624\d{6}")
_EXTENSION = re.compile(r"\b(?:ext|extension|x|option|opt)\b\.?\s*\d+.*$", re.IGNORECASE)
_TEXTPHONE = ("18001", "18002")


def e164(shown: str) -> str | None:
    """Return a number as ``+44...``, or as dialled when it is a short one; None when it is no UK number."""
    plain = _EXTENSION.sub("", shown)
    number = digits(plain)
    for prefix in _TEXTPHONE:
        number = number.removeprefix(prefix)
    if number.startswith("0044"):
        number = number[2:]
    if number.startswith("440"):
        number = "44" + number[3:]
    if number.startswith("44") and len(number) >= 11:
        number = "0" + number[2:]
    if SHORT.fullmatch(number):
        return number
    return f"+44{number[1:]}" if NATIONAL.fullmatch(number) else None


def national(number: str) -> str:
    """Return a number as it is dialled in the UK, digits only."""
    return "0" + number[3:] if number.startswith("+44") else number


def is_mobile(number: str) -> bool:
    """Return whether a number in international form is a mobile: it may be one person's own."""
    return bool(MOBILE.fullmatch(national(number)))


def is_costly(number: str) -> bool:
    """Return whether a call to a number in international form costs more than an ordinary one."""
    return bool(COSTLY.match(national(number)))


def is_textphone(shown: str) -> bool:
    """Return whether a number goes through the text relay."""
    return digits(shown).startswith(_TEXTPHONE)
