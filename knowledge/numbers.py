"""Telephone numbers in text: found as digits, so that spacing does not hide one."""

from __future__ import annotations

import re

_RUN = re.compile(r"(?<![\d.])\+?\d(?:[ \-]?\d){2,13}(?![\d])")
_LIKE_A_NUMBER = re.compile(r"^(0\d{6,11}|\+?44\d{9,10}|116\d{3}|999|101|111|112|18000|\d{5})$")
_ALWAYS_ALLOWED = frozenset({"999", "101", "111", "112"})


def digits(number: str) -> str:
    """Return the digits of a printed number."""
    return re.sub(r"\D", "", number)


def numbers_in(text: str) -> set[str]:
    """Return every telephone-like number of a text, as digits. Years, ages and sums of money are not."""
    runs = {digits(found.group()) for found in _RUN.finditer(text)}
    return {run for run in runs if _LIKE_A_NUMBER.match(run)}


def unknown_numbers(text: str, register: frozenset[str]) -> set[str]:
    """Return the numbers of a text that are in no register and are not emergency numbers."""
    return numbers_in(text) - register - _ALWAYS_ALLOWED
