"""What a message says about where: plain data."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.directory.places.model import Place
from knowledge.directory.places.resolver import Status


@dataclass(frozen=True)
class Choice:
    """A place to choose: its key, and the name that tells it from others."""

    key: str
    label: str
    nation: str


@dataclass(frozen=True)
class Where:
    """What a message says about where.

    Attributes:
        status: how sure that is.
        place: the council it means, when found.
        choices: what to ask about.
        code: the first half of a postcode, when that was given.
        near: whether the councils around count too.
        alone: whether the message says nothing else.
        rest: what else it says, folded.
        within: the name of the area whose councils are asked about.
        town: the name of the town that was named; the place is its council, confirmed first where there are others.
        was: the name of a council that was named and is another today.

    """

    status: Status = Status.NONE
    place: Place | None = None
    choices: tuple[Choice, ...] = ()
    code: str | None = None
    near: bool = False
    alone: bool = False
    rest: str = ""
    within: str | None = None
    town: str | None = None
    was: str | None = None
