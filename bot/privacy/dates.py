"""Dates of birth. Dates of meetings to come stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.privacy.spans import Span

KIND = "DATE_OF_BIRTH"

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|"
    r"rhagfyr)(?![a-z])\.?"
)
_DAY_IN_WORDS = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
    r"fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|"
    r"(?:twenty|thirty)[\s\-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
)
_NUMBER_IN_WORDS = (
    r"(?:hundred|thousand|and|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
_YEAR_IN_WORDS = rf"(?:nineteen|twenty|two\sthousand)(?:[\s\-]{_NUMBER_IN_WORDS}\b){{0,4}}"
_DAY = rf"(?:the\s)?(?:\d{{1,2}}\s?(?:st|nd|rd|th)?|{_DAY_IN_WORDS})"
_YEAR = rf"(?:(?:19|20)\d\d|['’]?\d\d|{_YEAR_IN_WORDS})(?![\d:])"
_LONG_YEAR = rf"(?P<year>(?:19|20)\d\d)(?!\d)|['’]\d\d(?!\d)|{_YEAR_IN_WORDS}"

_TH = r"(?:st|nd|rd|th)?"
_FIGURES = (
    rf"(?P<a>\d{{1,2}}){_TH}\s?(?P<sep>[./\-–])\s?(?P<b>\d{{1,2}}){_TH}\s?(?P=sep)\s?(?P<c>(?:19|20)?\d\d)"
    r"(?![\d/\-]|\.\d)"
)
_SPACED = r"(?P<a>\d{1,2})\s(?P<b>\d{1,2})\s(?P<c>(?:19|20)\d\d)(?!\d)"
_ISO = r"(?P<c>(?:19|20)\d\d)[./\-](?P<a>\d{1,2})[./\-](?P<b>\d{1,2})(?!\d)"
_ROMAN = r"\d{1,2}\s?[./\- ]\s?(?:viii|vii|vi|iv|ix|iii|ii|i|v|xii|xi|x)\s?[./\- ]\s?(?:19|20)?\d\d(?!\d)"
_IN_WORDS = rf"{_DAY}\s?(?:of\s)?[\-./ ]?{_MONTH}[,\-./ ]{{0,2}}(?:of\s)?"
_MONTH_FIRST = rf"{_MONTH}\s(?:the\s)?\d{{1,2}}{_TH}[, ]{{1,2}}"

_CUE_WORDS = (
    r"(?:d\.?\s?o\.?\s?b(?![a-z])\.?|d/o/b|d\sof\sb|birth\s?-?date|date\sof\sbirth|birthday|born|bday|b-day|"
    r"dyddiad\sgeni)"
)
_BORN_AROUND_LAW = re.compile(r"\b(?:before|after|since|between|until|from)\b", re.IGNORECASE)
_BRIDGE = r"[^\d\n\0]{0,25}?"


def _unnamed(pattern: str) -> str:
    return re.sub(r"\?P<\w{1,5}>", "?:", pattern.replace("(?P=sep)", "[./\\-–]"))


_CUE = re.compile(rf"(?<!\w)(?:{_CUE_WORDS}|b[.:])", re.IGNORECASE)
_AFTER_CUE = re.compile(
    rf"(?P<bridge>{_BRIDGE})(?P<date>"
    + _unnamed(
        rf"{_IN_WORDS}{_YEAR}|{_MONTH_FIRST}{_YEAR}|{_FIGURES}|{_SPACED}|{_ISO}|{_ROMAN}|(?:19|20)\d{{6}}(?!\d)|"
        rf"\d{{1,2}}\s\d{{1,2}}\s\d\d(?!\d)|\d{{8}}(?!\d)|\d{{6}}(?!\d)|\d{{1,2}}[./\-]\d{{1,2}}(?![\d./])|"
        rf"{_DAY}\s?(?:of\s)?{_MONTH}|{_MONTH}\s(?:the\s)?\d{{1,2}}{_TH}(?![\d:])|{_MONTH}\s(?:19|20)\d\d)"
    ),
    re.IGNORECASE,
)
_BEGINNING = re.compile(rf"(?<![\w£./\-])\d{{1,4}}{_TH}\s?[./\-– ]\s?[\divx]", re.IGNORECASE)
"""How every date in figures begins."""

_IN_FIGURES = tuple(re.compile(shape, re.IGNORECASE) for shape in (_FIGURES, _SPACED, _ISO, _ROMAN))
_SURE_YEAR = re.compile(rf"(?<!\d)(?:{_LONG_YEAR})", re.IGNORECASE)
_UP_TO_THE_YEAR = re.compile(rf"(?<!\w)(?:{_IN_WORDS}|{_MONTH_FIRST})$", re.IGNORECASE)
_CUE_FOLLOWS = re.compile(
    rf"[^\w\0]{{0,3}}(?:is\s|was\s|=\s?)?(?:(?:his|her|their|the|my|mums|dads)\s)?{_CUE_WORDS}", re.IGNORECASE
)
_SHORT_YEAR = re.compile(
    rf"(?<![\w£./\-])\d{{1,2}}{_TH}\s?(?:of\s)?[\-./ ]?{_MONTH}[,\-./ ]{{0,2}}\d\d(?![\d:])", re.IGNORECASE
)
_CUE_NEAR = 40
"""How far from a date in brackets a word of birth may stand: "twins (22 Aug 24) no jabs, born then"."""

_EVENT_BEFORE = re.compile(
    r"\b(?:on|from|since|until|till|by|before|after|of|dated|in|to|between|and|due|starting|commenced|came|effective|version|"
    r"para|paragraph|section|chapter|rule|reg|point|updated|published|issued|as\sat|sent|granted|expires|expired|expiring|"
    r"meeting|review|hearing|conference|appointment|appt|court|released|discharged|admitted|served|signed|order|letter)"
    r"\W{0,3}$",
    re.IGNORECASE,
)
_NUMBERING_BEFORE = re.compile(
    r"\b(?:version|v|para|paras|paragraph|section|s|chapter|rule|reg|regulation|point|part|page|guideline|recommendation|cpr)"
    r"\W{0,2}$",
    re.IGNORECASE,
)

_BEFORE, _BEFORE_A_YEAR = 15, 45
"""How many characters before a date, and before its year, are looked at."""


@dataclass(frozen=True)
class _Date:
    """A date in a text. ``year`` is as written, in two or four figures, and None where it is surely a past one."""

    start: int
    end: int
    year: int | None


def find_announced_births(text: str) -> Iterator[Span]:
    """Yield dates in any form that a word such as "born" or "dob" announces, or that it follows."""
    cues = list(_CUE.finditer(text))
    for cue in cues:
        found = _AFTER_CUE.match(text, cue.end())
        if found and not _BORN_AROUND_LAW.search(found["bridge"]):
            yield Span(KIND, found.start("date"), found.end("date"))
    if not cues:
        return
    short = [found.span() for found in _SHORT_YEAR.finditer(text)]
    for start, end in (*((day.start, day.end) for day in (*_dates_in_figures(text), *_dates_with_month(text))), *short):
        if _CUE_FOLLOWS.match(text, end):
            yield Span(KIND, start, end)
    for start, end in short:
        in_brackets = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
        near = _CUE.search(text[max(0, start - _CUE_NEAR) : end + _CUE_NEAR]) is not None
        if in_brackets and near and not _EVENT_BEFORE.search(text[max(0, start - _BEFORE) : start]):
            yield Span(KIND, start, end)


def find_past_dates(text: str, this_year: int | None = None) -> Iterator[Span]:
    """Yield full dates of an earlier year: in figures always, in words unless they say when something happened."""
    now = this_year or date.today().year
    for days, not_after in ((_dates_in_figures(text), _NUMBERING_BEFORE), (_dates_with_month(text), _EVENT_BEFORE)):
        for day in days:
            before = text[max(0, day.start - _BEFORE) : day.start]
            if (day.year is None or _full_year(day.year, now) < now) and not not_after.search(before):
                yield Span(KIND, day.start, day.end)


def _dates_in_figures(text: str) -> Iterator[_Date]:
    for beginning in _BEGINNING.finditer(text):
        for shape in _IN_FIGURES:
            found = shape.match(text, beginning.start())
            if found and _is_date(found.groupdict()):
                year = found.groupdict().get("c")
                yield _Date(*found.span(), int(year) if year else None)


def _dates_with_month(text: str) -> Iterator[_Date]:
    for year in _SURE_YEAR.finditer(text):
        start = max(0, year.start() - _BEFORE_A_YEAR)
        found = _UP_TO_THE_YEAR.search(text[start : year.start()])
        if found:
            yield _Date(start + found.start(), year.end(), int(year["year"]) if year["year"] else None)


def _is_date(parts: dict[str, str | None]) -> bool:
    """Return whether figures are a day and a month, in either order; one with a Roman month surely is."""
    one, other = parts.get("a"), parts.get("b")
    if not one or not other:
        return True
    return 1 <= min(int(one), int(other)) <= 12 and max(int(one), int(other)) <= 31


def _full_year(year: int, now: int) -> int:
    """Return a year of four figures. Two figures are of the last hundred years, next year included."""
    return year if year > 99 else now + 1 - (now + 1 - year) % 100
