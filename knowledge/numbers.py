"""Telephone numbers in text: found as digits, so that spacing does not hide one."""

from __future__ import annotations

import re

_RUN = re.compile(r"(?<![\d.])\+?\(?\d(?:[\s().\-–/]{0,3}\d){2,13}(?!\d)")
_LIKE_A_NUMBER = re.compile(r"^(0\d{6,11}|\+?44\d{9,10}|116\d{3}|999|101|111|112|18000|\d{5})$")
IN_TEXTS = frozenset({"999", "101", "111"})
"""The only numbers a text may hold; every other stands in the contact register and is shown from there."""


def digits(number: str) -> str:
    """Return the digits of a printed number."""
    return re.sub(r"\D", "", number)


def numbers_in(text: str) -> set[str]:
    """Return every telephone-like number of a text, as digits. Years, ages and sums of money are not."""
    runs = {digits(found.group()) for found in _RUN.finditer(text)}
    return {run for run in runs if _LIKE_A_NUMBER.match(run)}


def numbers_out_of_place(text: str) -> set[str]:
    """Return the numbers of a text that belong into the contact register."""
    return numbers_in(text) - IN_TEXTS
