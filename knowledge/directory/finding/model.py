"""What is asked of the directory and what it answers: plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from knowledge.directory.freshness import Freshness
from knowledge.directory.opening import Openness
from knowledge.directory.places.model import Place

MOST_SHOWN = 5


@dataclass(frozen=True)
class Wanted:
    """A question.

    Attributes:
        place: key of a council, county, combined area or town.
        subjects: subject ids, most important first; they decide the remits and the client groups.
        remits: these core contacts before the subjects' own: those that were asked for by name.
        languages: codes; those who offer one come first, other local services are left out.
        audience: ``men`` or ``women``: what is for the others only is left out.
        age: in years; what is for other ages is left out.
        when: the moment, with its zone; decides what is open, and whether night lines are offered.
        out_of_hours: the question is about nights and weekends.
        near: also the councils around.
        today: the day of the question; decides freshness and which councils there are.
        skip: how many of the contacts were shown before ("more").
        limit: how many to show.

    """

    place: str
    subjects: tuple[str, ...] = ()
    remits: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    audience: str | None = None
    age: int | None = None
    when: datetime | None = None
    out_of_hours: bool = False
    near: bool = False
    today: date | None = None
    skip: int = 0
    limit: int = MOST_SHOWN


@dataclass(frozen=True)
class Line:
    """A number to ring. ``costly`` means that a call costs more than an ordinary one."""

    number: str
    label: str | None
    out_of_hours: bool
    textphone: bool
    costly: bool


@dataclass(frozen=True)
class LocalContact:
    """A contact to show.

    Attributes:
        id: for "report a problem" and ``contacts verify``.
        name: of the service.
        organisation: who runs it.
        purpose: the remit in words, or what the service says of itself.
        remit: id of the remit; None for a local service.
        core: whether it is the authority's own contact for what was asked.
        lines: numbers, the one to ring at the asked moment first; empty when there is none, or none that may be shown.
        withheld: why numbers are not shown; None when nothing is held back.
        openness: at the asked moment; unknown when none was asked about.
        coverage: ``own`` the place asked about, ``upper`` county or combined area, ``near`` a neighbour, ``former`` the
            council before this one, ``national``, or ``unknown``.
        areas: names of the places it works in.
        checked_on: the day it was last found right; None means nobody has checked.
        freshness: what that means today.
        source_date: date on the page it was read from (YYYY, YYYY-MM, YYYY-MM-DD, "undated").
        address: in one line; never of a protected service.
        attribution: words the licence of the feed asks for.
        fictional: made up, for demonstrations.

    """

    id: str
    name: str
    organisation: str
    purpose: str
    remit: str | None
    core: bool
    lines: tuple[Line, ...]
    withheld: str | None
    email: str | None
    url: str | None
    hours: str | None
    openness: Openness
    who_can_refer: str | None
    eligibility: str | None
    fees: str | None
    alert: str | None
    languages: tuple[str, ...]
    languages_text: str | None
    coverage: str
    areas: tuple[str, ...]
    checked_on: date | None
    freshness: Freshness
    source_date: str | None
    source_url: str | None
    address: str | None
    attribution: str | None
    fictional: bool


@dataclass(frozen=True)
class Gap:
    """A core contact that should be there and is not. ``held`` are those that wait for somebody to ring them."""

    remit: str
    place: Place
    page: str
    held: int


@dataclass(frozen=True)
class Found:
    """An answer.

    Attributes:
        place: what was asked about, on that day.
        contacts: at most ``limit``, best first.
        more: how many are left after these, as far as they were ranked; at most some thirty are.
        gaps: what is missing; the answer says so, and gives ``page`` and the national line.
        page: the authority's main page, or the page on which every council is found.
        holiday: the moment is on a bank holiday of the nation: what is said of opening hours may not hold.
        only_unchecked: nothing here was checked within its time: never show it alone.
        no_speaker: nobody here is known to offer the language asked for.

    """

    place: Place
    contacts: tuple[LocalContact, ...]
    more: int
    gaps: tuple[Gap, ...]
    page: str
    holiday: bool
    only_unchecked: bool
    no_speaker: bool
