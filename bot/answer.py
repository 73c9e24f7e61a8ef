"""The answer contract, version 1: the one object every channel shows. Imports no Rasa."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from bot.understanding.urgency import NONE

VERSION = 1

Kind = Literal["guidance", "contacts", "clarify", "urgent", "conversation", "out_of_scope", "error"]


@dataclass(frozen=True)
class Area:
    """A place that was named, and what it was taken for. ``asked`` is the council's name or a nation."""

    asked: str
    name: str | None
    gss: str | None
    nation: str | None


@dataclass(frozen=True)
class ShownPoint:
    """A curated statement as shown. ``note`` says what the reader must know of its standing."""

    id: str
    text: str
    sources: tuple[str, ...]
    nations: tuple[str, ...]
    status: str
    heading: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class ShownContact:
    """A service as shown. ``for_whom`` becomes ``for`` in the contract.

    What follows ``caution`` is told of local contacts only: ``open_now`` ("open now", "closed now", None when unknown),
    further numbers in words, further details as sentences, languages as codes.
    """

    id: str
    name: str
    for_whom: str
    purpose: str
    phone: str | None
    text_or_sms: str | None
    web: str | None
    email: str | None
    hours: str | None
    areas: tuple[str, ...]
    verified: str | None
    note: str | None
    caution: str | None
    local: bool = False
    core: bool = False
    coverage: str | None = None
    open_now: str | None = None
    other_lines: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    checked_on: str | None = None
    source_url: str | None = None


@dataclass(frozen=True)
class ShownSource:
    """Where statements come from."""

    id: str
    title: str
    publisher: str
    date: str
    url: str | None


@dataclass(frozen=True)
class Option:
    """Something to choose: ``message`` is what is sent, as ordinary text, when it is chosen."""

    label: str
    message: str


@dataclass(frozen=True)
class UrgentBlock:
    """What comes first when somebody may be in danger."""

    category: str
    title: str
    first: tuple[str, ...]
    never: str
    numbers: tuple[dict[str, str], ...]


@dataclass(frozen=True)
class Answer:
    """What the bot decided to say in one turn."""

    kind: Kind
    lead: str = ""
    """Curated words of the bot itself, before the points."""
    title: str = ""
    subjects: tuple[str, ...] = ()
    need: str | None = None
    urgency: str = NONE
    urgent: UrgentBlock | None = None
    area: Area | None = None
    points: tuple[ShownPoint, ...] = ()
    contacts: tuple[ShownContact, ...] = ()
    sources: tuple[ShownSource, ...] = ()
    notes: tuple[str, ...] = ()
    reviewed: str | None = None
    review_due: str | None = None
    options: tuple[Option, ...] = ()
    redacted: tuple[str, ...] = ()
    ordered: bool = field(default=False)
    """Whether the points are steps in order."""

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as the contract's JSON object."""
        found = asdict(self)
        contacts = [_renamed(contact) for contact in found["contacts"]]
        return {"version": VERSION, **found, "contacts": contacts}

    def with_lead(self, lead: str) -> Answer:
        """Return the same answer with these words of the bot before the points."""
        return replace(self, lead=lead)

    def with_options(self, *options: Option) -> Answer:
        """Return the same answer with these options."""
        return replace(self, options=options)


def _renamed(contact: dict[str, Any]) -> dict[str, Any]:
    return {("for" if name == "for_whom" else name): value for name, value in contact.items()}
