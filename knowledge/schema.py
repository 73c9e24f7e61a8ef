"""The shape of the curated files, checked strictly: an unknown field is an error."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConstrainedStr, Extra, root_validator, validator

from knowledge.vocabulary import LONGEST_REVIEW_MONTHS, NATIONS, NEEDS, ROLES, STATUSES, SUBJECTS

MAX_WORDS = 60
MAX_WORDS_OF_A_CASE = 130


class Slug(ConstrainedStr):
    """Lower-case letters, digits and hyphens."""

    strict = True
    regex = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*\Z")


class Text(ConstrainedStr):
    """Text that is not blank. A bare number or yes/no in the file is not text: quote it."""

    strict = True
    strip_whitespace = True
    min_length = 1


class MonthText(ConstrainedStr):
    """A month, ``YYYY-MM``."""

    strict = True
    regex = re.compile(r"^20\d\d-(0[1-9]|1[0-2])\Z")


class LooseDate(ConstrainedStr):
    """A date as exact as it is known: YYYY, YYYY-MM, YYYY-MM-DD or "undated"."""

    strict = True
    regex = re.compile(r"^(undated|\d{4}(-(0[1-9]|1[0-2])(-[0-3]\d)?)?)\Z")


class WebAddress(ConstrainedStr):
    """An http or https address."""

    strict = True
    regex = re.compile(r"^https?://[^\s<>\"]+\Z")


class _Strict(BaseModel):
    class Config:
        extra = Extra.forbid


def _known(values: list[str], known: Any, what: str) -> list[str]:
    _once(values, what)
    for value in values:
        if value not in known:
            raise ValueError(f"unknown {what} {value!r}; known: {', '.join(known)}")
    return values


def _once(values: Sequence[str], what: str) -> None:
    repeated = sorted({value for value in values if values.count(value) > 1})
    if repeated:
        raise ValueError(f"{what} given twice: {', '.join(repeated)}")


class SubjectFile(_Strict):
    """``subject.yml``."""

    id: str
    name: Text
    kind: Literal["client_group", "practice_theme"]
    summary: Text
    also: list[Text] = []

    @validator("id")
    def _known_subject(cls, value: str) -> str:  # noqa: N805
        return _known([value], SUBJECTS, "subject")[0]


class SourceEntry(_Strict):
    """One entry of ``sources.yml``."""

    id: Slug
    title: Text
    publisher: Text
    date: LooseDate
    url: WebAddress | None = None


class PointEntry(_Strict):
    """One statement."""

    id: Slug
    text: Text
    sources: list[Slug]
    nations: list[str]
    status: str
    as_of: MonthText
    review_due: MonthText
    roles: list[str] = []
    see_also: list[str] = []
    also_about: list[str] = []
    """Other subjects this statement belongs to as much as to its own: it is found from each of them."""
    term: Text | None = None
    also: list[Text] = []

    @validator("also_about")
    def _known_subjects(cls, value: list[str]) -> list[str]:  # noqa: N805
        return _known(value, SUBJECTS, "subject")

    @validator("nations", pre=True)
    def _expand_uk(cls, value: Any) -> Any:  # noqa: N805
        return list(NATIONS) if value == "UK" else value

    @validator("nations")
    def _known_nations(cls, value: list[str]) -> list[str]:  # noqa: N805
        if not value:
            raise ValueError("at least one nation")
        return _known(value, NATIONS, "nation")

    @validator("sources")
    def _sourced(cls, value: list[Slug]) -> list[Slug]:  # noqa: N805
        if not value:
            raise ValueError("at least one source")
        _once(value, "source")
        return value

    @validator("status")
    def _known_status(cls, value: str) -> str:  # noqa: N805
        return _known([value], STATUSES, "status")[0]

    @validator("roles")
    def _known_roles(cls, value: list[str]) -> list[str]:  # noqa: N805
        return _known(value, ROLES, "role")

    @root_validator(skip_on_failure=True)
    def _review_in_time(cls, values: dict[str, Any]) -> dict[str, Any]:  # noqa: N805
        months = _months(values["review_due"]) - _months(values["as_of"])
        longest = LONGEST_REVIEW_MONTHS[values["status"]]
        if not 0 < months <= longest:
            raise ValueError(f"review_due must be 1 to {longest} months after as_of for {values['status']}")
        return values


class ChecklistEntry(_Strict):
    """A named list of steps in order."""

    id: Slug
    title: Text
    points: list[PointEntry]


class ChecklistFile(_Strict):
    """``checklist.yml``."""

    lists: list[ChecklistEntry]


class PointsFile(_Strict):
    """Any other need."""

    points: list[PointEntry]


QuestionsFile = dict[str, dict[Slug, list[Text]]]
"""``questions.yml``: need (or "lists"), then the id of a point (or list), then what people type."""


class ContactSource(_Strict):
    """The page on which the details of a contact were read."""

    title: Text
    date: LooseDate
    url: WebAddress


class ContactEntry(_Strict):
    """One service of the national register."""

    id: Slug
    name: Text
    for_whom: Text
    purpose: Text
    subjects: list[str]
    nations: list[str]
    phone: Text | None = None
    phone_label: Text | None = None
    text_or_sms: Text | None = None
    web: WebAddress | None = None
    email: Text | None = None
    hours: Text | None = None
    cost: Text | None = None
    languages: Text | None = None
    caution: Text | None = None
    source: ContactSource
    confidence: Literal["current", "older", "corroborated", "conflicting"]
    """current: read on a page of 2024 or later. older: on an older or undated page. corroborated: alike in several
    recent published lists, not on the body's own page. conflicting: sources disagree, so only the web address."""

    @validator("subjects")
    def _known_subjects(cls, value: list[str]) -> list[str]:  # noqa: N805
        return _known(value, SUBJECTS, "subject")

    @validator("nations")
    def _known_nations(cls, value: list[str]) -> list[str]:  # noqa: N805
        return _known(value, NATIONS, "nation")

    @root_validator(skip_on_failure=True)
    def _no_conflicting_number(cls, values: dict[str, Any]) -> dict[str, Any]:  # noqa: N805
        if values["confidence"] == "conflicting" and values.get("phone"):
            raise ValueError("a contact whose sources conflict shows its web address only: remove phone")
        return values


class RetiredNumber(_Strict):
    """A number that must never be shown again."""

    digits: Text
    whose: Text
    why: Text


class HeldBackDetail(_Strict):
    """A contact detail that waits for a person to read it on the service's own page. Shown to nobody."""

    service: Text
    missing: Text
    why: Text
    first: bool = False


def word_limit(need: str) -> int:
    """Return the most words a point of this need may have."""
    if need not in NEEDS:
        raise ValueError(f"unknown need {need!r}")
    return MAX_WORDS_OF_A_CASE if need == "case_example" else MAX_WORDS


def _months(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number)
