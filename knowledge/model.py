"""Plain data the knowledge store gives out."""

from __future__ import annotations

from dataclasses import dataclass

Month = str
"""A month as ``YYYY-MM``."""


@dataclass(frozen=True)
class Source:
    """Where a statement comes from. ``date`` is YYYY, YYYY-MM, YYYY-MM-DD or "undated"."""

    id: str
    title: str
    publisher: str
    date: str
    url: str | None


@dataclass(frozen=True)
class Point:
    """One curated statement. ``id`` is ``subject.need.name`` and keeps its meaning across releases.

    ``also_about`` names the other subjects of an interaction: a statement about two or more subjects at once.
    """

    id: str
    subject: str
    need: str
    text: str
    sources: tuple[str, ...]
    nations: tuple[str, ...]
    status: str
    as_of: Month
    review_due: Month
    position: int
    roles: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    also_about: tuple[str, ...] = ()
    list_id: str | None = None
    list_title: str | None = None
    term: str | None = None

    @property
    def subjects(self) -> tuple[str, ...]:
        """Every subject this statement is about, its own first."""
        return (self.subject, *self.also_about)


@dataclass(frozen=True)
class Contact:
    """A national service. ``verified`` is the month of the page that was read, None when it is undated.

    ``check_first`` asks the reader to check the details before relying on them. ``ranks`` says, for some subjects, in
    which order curators want it shown.
    """

    id: str
    name: str
    purpose: str
    for_whom: str
    subjects: tuple[str, ...]
    nations: tuple[str, ...]
    phone: str | None
    phone_label: str | None
    text_or_sms: str | None
    web: str | None
    email: str | None
    hours: str | None
    cost: str | None
    caution: str | None
    verified: Month | None
    check_first: bool
    ranks: dict[str, int]


@dataclass(frozen=True)
class Page:
    """Points chosen for one answer, in the order to show, and the ids of those that were left for "More".

    ``likeness`` is that of the point most like the question, 0 to 1; None when nothing was asked in words.
    """

    points: tuple[Point, ...]
    remaining: tuple[str, ...] = ()
    likeness: float | None = None


@dataclass(frozen=True)
class Release:
    """What is loaded: the content hash and when it was loaded (UTC, ISO 8601)."""

    content_hash: str
    loaded_at: str
