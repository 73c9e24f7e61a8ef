"""NHS numbers and national insurance numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.privacy.spans import Span
from knowledge.numbers import digits

NHS, NI = "NHS_NUMBER", "NI_NUMBER"

_NHS_SHAPE = re.compile(r"(?<![\w£/.\-])[1-9]\d{2}[\s\-]{0,2}\d{3}[\s\-]{0,2}\d{4}(?![\w/])")
_NHS_CUED = re.compile(
    r"\b(?:nhs|chi|h\s?&\s?c|hcn)\b[^\w\d]{0,3}(?:no|num|number|nr|id|ref)?\b[^\w\d]{0,4}(?:is\s|was\s)?"
    r"(?P<number>\d{3}[\s\-.]{1,2}\d{3}[\s\-.]{1,2}\d{3,5}|\d{9,11})(?!\w)",
    re.IGNORECASE,
)
_NOT_AN_IDENTITY = ("03", "08")
_NI_SHAPE = re.compile(
    r"(?<!\w)(?P<prefix>[A-Z]{2})[\s\-.]{0,2}\d{2}[\s\-.]{0,2}\d{2}[\s\-.]{0,2}\d{2}[\s\-.]{0,2}(?P<suffix>[A-D])?(?!\w)",
    re.IGNORECASE,
)
_NI_CUE = re.compile(
    r"\b(?:ni|nino|n\.i\.?|national insurance)\b[^\w\d]{0,3}(?:no|num|number|nr)?\b\W{0,4}$", re.IGNORECASE
)
_NI_PREFIX = re.compile(r"(?!bg|gb|kn|nk|nt|tn|zz)[abceghj-prstw-z][abceghj-nprstw-z]", re.IGNORECASE)
"""Two letters as HM Revenue and Customs gives them out."""

_LITTLE_WORD = re.compile(r"a[hmnst]|b[ey]|e[hx]|[hmw]e|my|ok|s[ho]|u[ps]|y[er]|pm|hr")
"""Two small letters that are a word: "at 10 20 30 a week"."""

_WEIGHTS = range(10, 1, -1)
_CUE_LENGTH = 35


def find_nhs_numbers(text: str) -> Iterator[Span]:
    """Yield numbers whose check digit is right, and any that the word NHS announces."""
    for found in _NHS_CUED.finditer(text):
        if not digits(found["number"]).startswith(_NOT_AN_IDENTITY):
            yield Span(NHS, found.start("number"), found.end("number"))
    for found in _NHS_SHAPE.finditer(text):
        if has_right_check_digit(digits(found.group())):
            yield Span(NHS, found.start(), found.end())


def has_right_check_digit(number: str) -> bool:
    """Return whether the tenth digit follows from the first nine (modulus 11)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return (11 - total % 11) % 11 == int(number[9])


def find_ni_numbers(text: str) -> Iterator[Span]:
    """Yield national insurance numbers, also those with a prefix that was never given out."""
    for found in _NI_SHAPE.finditer(text):
        cued = bool(_NI_CUE.search(text[max(0, found.start() - _CUE_LENGTH) : found.start()]))
        prefix = found["prefix"]
        given_out = bool(_NI_PREFIX.fullmatch(prefix)) and not _LITTLE_WORD.fullmatch(prefix)
        if cued or (found["suffix"] and (prefix.isupper() or given_out)):
            yield Span(NI, found.start(), found.end())
