"""Case references: numbers by which an office, a court, a prison or a landlord knows a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bot.privacy.digit_runs import digit_ends
from bot.privacy.spans import Span
from knowledge.numbers import digits

KIND = "CASE_REFERENCE"

_OFFICES = (
    r"case|file|crime|log|incident|cad|hospital|claim|account|acc|a/c|tenancy|policy|application|app|appeal|court|prison|"
    r"prisoner|noms|police|custody|home\soffice|passport|visa|brp|arc|licence|permit|mosaic|liquidlogic|lcs|frameworki|"
    r"eclipse|rio|systmone|emis|carefirst|cpoms|mash|marac|mappa|nrm|uc|hb|council\stax|rent|payment|client|patient|pupil|"
    r"child|person|record|datix|safeguarding|referral|ticket|booking|badge|sort\scode|card|customer|member|housing|job|"
    r"complaint|hosp|staff|roll|warrant|bail|caution|charge|cheque|bank|meter|uniform|collar|shoulder"
)
_NUMBERED = r"no|nos|nr|num|number|ref|refs|reference|id|code"
_OWN_NAMES = (
    r"ref|reference|cad|mrn|prn|pid|upn|uln|urn|ulrn|pnc|cro|dwp\sid|hoid|crn|laa|ucrn|swift\sid|iban|sort\scode"
)
_TOKEN = re.compile(r"(?<![\w£$€.@/\-])(?<!\d,)(?=[A-Z/\-]{0,10}\d)[A-Z0-9][A-Z0-9/\-]{2,24}(?![\w@])", re.IGNORECASE)
_LINK = r"(?:\s?[:#=]\s?|\s?(?:is|was)\s|\s?[.,]?\s{1,2}#?)"
_NUMBERED_CUE = re.compile(
    rf"(?<!\w)(?:(?:{_OFFICES})\s(?:{_NUMBERED})|{_OWN_NAMES}|(?:{_NUMBERED})(?=\s?[:#]))s?\.?{_LINK}(?:(?:is|no|number|num|:)\s?)?$",
    re.IGNORECASE,
)
_NUMBER_CUE = re.compile(r"(?<!\w)(?:number|num|no|id|ref|reference)\.?(?:\s(?:is|was))?\s?[:#]?\s?$", re.IGNORECASE)
_OFFICE_CUE = re.compile(rf"(?<!\w)(?:{_OFFICES}){_LINK}$", re.IGNORECASE)
_CUES = ((_NUMBERED_CUE, 3), (_NUMBER_CUE, 5), (_OFFICE_CUE, 5))
"""What may stand before a reference, and the fewest digits it then has."""

_ENDS_OF_CUES = frozenset(
    re.split(r"\\s|/", cue)[-1] for cue in f"is|was|{_OFFICES}|{_NUMBERED}|{_OWN_NAMES}".split("|")
)
"""The last words of cues; to look for these first is quicker."""

_LETTERS = re.compile(r"[A-Za-z]+")
_MARKS = " \t\n:#=.,"

_ACCOUNT_CUE = re.compile(
    rf"(?<!\w)(?:(?:{_OFFICES})\s(?:{_NUMBERED})|{_OWN_NAMES}|account|acc|a/c|policy|claim|tenancy|rent|council\stax)s?\.?{_LINK}$",
    re.IGNORECASE,
)
"""What may stand before digits that would else be a telephone number."""

_DIGITS_OF_ACCOUNT = 10
_TWO_PARTS = re.compile(r"(?<!\w)(?:[A-Z]{1,4}\d{0,3}|[a-z]{1,3}\d{1,3})[ \-]\d{4,10}(?![\w/])")
"""Letters, then digits after a space: "RX2 00918834". Only after a cue."""

_CUE_LENGTH = 40
_LOG_OF_DAY = re.compile(
    r"(?<![\w/.])\d{1,6}\s?(?:(?:of|/|on)?\s?\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|of\s\d{1,2}[/.\-]\d{1,2})\b",
    re.IGNORECASE,
)
_LOG_CUE = re.compile(r"\b(?:log|cad|incident|crime|ref|number|no)\b[\s:#.]{0,3}$", re.IGNORECASE)
_SHAPE = re.compile(
    r"[A-Z]{1,5}/[A-Z0-9]{1,10}(?:/[A-Z0-9]{1,10})?(?:/[A-Z0-9]{1,10})?|[A-Z]{1,4}\d{2,4}/\d{2,6}(?:/\d{2,6})?|"
    r"[A-Z]{1,5}-\d{4,10}(?:-\d{1,6})?|"
    r"(?=.{6,16}$)[A-Z]{1,4}\d{2,4}[A-Z]{0,3}\d{2,12}[A-Z]{0,3}|\d{2,4}[A-Z]{1,3}\d{3,8}|\d{2,6}/[A-Z]{1,4}/\d{2,6}"
)
"""Capitals with figures, as offices write them: AB/2026/0123, ABC-204417, LS26C50123."""

_PRISON = re.compile(r"[A-Z]\d{4}[A-Z]{2}")
"""A prisoner's number: A4471ZQ."""


_BARE = re.compile(r"(?<![\w£$€.,/\-])\d")
_MORE = re.compile(r"[\w/]|[.,]\d")
_FEWEST_DIGITS_IN_SHAPE, _FEWEST_BARE, _MOST_BARE, _CARD = 5, 7, 19, 12
_CITED = re.compile(r"\b(?:SI|ISO|BS|EN|HC|HCWS|HL|Cm|Cmnd|EWCA|EWHC|UKSC|UKHL|QS|NG|CG|PH|KCSIE)\W{0,2}$")
_DIGITS = re.compile(r"\d[^\s]{0,12}\d")
_COUNT = re.compile(r"\d{1,4}[A-Za-z]{1,6}|[a-z]{1,2}\d{1,3}")
"""A number with its unit ("18mths", "21st"), or a section ("s20")."""

_YEAR = re.compile(r"(?:19|20)\d\d(?:[/\-]\d\d)?")


def find_references(text: str, public: Collection[str] = ()) -> Iterator[Span]:
    """Yield the case references of a text: after a cue, by their shape, and bare runs of seven digits or more."""
    if not _DIGITS.search(text):
        return
    for found in _LOG_OF_DAY.finditer(text):
        if _LOG_CUE.search(text[max(0, found.start() - _CUE_LENGTH) : found.start()]):
            yield Span(KIND, found.start(), found.end())
    for found in _TWO_PARTS.finditer(text):
        before = text[max(0, found.start() - _CUE_LENGTH) : found.start()]
        if _may_announce(before) and _NUMBERED_CUE.search(before):
            yield Span(KIND, found.start(), found.end())
    for found in _TOKEN.finditer(text):
        token = found.group()
        before = text[max(0, found.start() - _CUE_LENGTH) : found.start()]
        if _is_shaped(token, before) or _is_announced(token, before, public):
            yield Span(KIND, found.start(), found.start() + len(token.rstrip("-/")))
    yield from _bare(text, public)


def is_announced_reference(number: str, text: str, start: int) -> bool:
    """Return whether ten digits without a space are announced as a reference: "council tax account 7002281945"."""
    if len(number) != _DIGITS_OF_ACCOUNT or not number.isdecimal():
        return False
    return _ACCOUNT_CUE.search(text[max(0, start - _CUE_LENGTH) : start]) is not None


def _bare(text: str, public: Collection[str]) -> Iterator[Span]:
    """Yield bare runs of digits: seven or more together, or as many as a card has in groups."""
    end = 0
    for found in _BARE.finditer(text):
        start = found.start()
        ends = digit_ends(text, start, _MOST_BARE, " -", 1) if start >= end else []
        if len(ends) < _FEWEST_BARE:
            continue
        end = ends[-1] + len(text[ends[-1] :]) - len(text[ends[-1] :].lstrip("0123456789"))
        before = text[max(0, start - _CUE_LENGTH) : start]
        announced = _may_announce(before) and _NUMBERED_CUE.search(before) is not None
        if not _MORE.match(text, end) and _is_number_of_somebody(text[start:end], public, announced):
            yield Span(KIND, start, end)


def _is_announced(token: str, before: str, public: Collection[str]) -> bool:
    if not _may_announce(before):
        return False
    return any(_is_reference(token, fewest, public) and cue.search(before) for cue, fewest in _CUES)


def _may_announce(before: str) -> bool:
    """Return whether the last word before a token can be the end of a cue."""
    words = _LETTERS.findall(before.rstrip(_MARKS).rpartition(" ")[2])
    word = words[-1].lower() if words else ""
    return word in _ENDS_OF_CUES or word.removesuffix("s") in _ENDS_OF_CUES


def _is_shaped(token: str, before: str) -> bool:
    if _PRISON.fullmatch(token):
        return True
    figures = digits(token)
    if len(figures) < _FEWEST_DIGITS_IN_SHAPE or _YEAR.fullmatch(figures) or not _SHAPE.fullmatch(token):
        return False
    return not _CITED.search(before)


def _is_reference(token: str, fewest: int, public: Collection[str]) -> bool:
    """Return whether what follows a cue refers to a case, and is no year, short code or count.

    With letters, slashes or a leading 0 fewer digits are enough.
    """
    figures = digits(token)
    if figures in public or _YEAR.fullmatch(token) or _COUNT.fullmatch(token):
        return False
    if any(letter.isalpha() for letter in token):
        return len(figures) >= min(3, fewest - 1)
    return len(figures) >= (3 if "/" in token or token[0] == "0" else fewest)


def _is_number_of_somebody(run: str, public: Collection[str], announced: bool) -> bool:
    """Return whether a run of digits is no public number, nor years, ages or weeks in a row, unless announced."""
    figures = digits(run)
    if figures in public or figures.startswith(("0800", "0808", "03", "084", "087")):
        return False
    together = max(len(part) for part in re.split(r"[ \-]", run))
    return announced or together >= _FEWEST_BARE or len(figures) >= _CARD
