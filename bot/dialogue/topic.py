"""What a conversation is about.

Everything kept between messages is one of a closed set of values: ids of subjects, needs, nations, councils, points,
and the bot's own options (CAL-2).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.dialogue.wishes import Wishes
from bot.options import read_option
from knowledge.content import national_contact_ids
from knowledge.directory.councils import nation_of
from knowledge.vocabulary import NATIONS, NEEDS, SUBJECTS

POINT_ID = re.compile(r"[a-z_]+\.[a-z_]+\.[a-z0-9-]+")
LOCAL_CONTACT_ID = re.compile(r"[0-9a-f]{16}")

TRAIL_KEPT = 8
"""Answers that can be gone back to."""

SUBJECT, NEED, PLACE, REPORT = "subject", "need", "place", "report"
"""What the bot may have asked back for."""


@dataclass(frozen=True)
class Shown:
    """An answer that was given: what it was for, and the points it showed."""

    subjects: tuple[str, ...]
    need: str
    nation: str | None = None
    area: str | None = None
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topic:
    """What is being talked about.

    Attributes:
        remaining: ids of points not yet shown, for "More".
        asked: what the bot asked back for in its last answer.
        offered: the messages of the options it offered then.
        trail: the answers given, the oldest first.
        reminded: whether it was said that details of a person were taken out.
        spoken_of: what the case may be about besides, from all that was said of it: "and the verge" points there.
        wishes: what is wanted of a service.
        near: whether the surroundings of the area count too.
        contacts: ids of the contacts in the last answer, in its order.
        passed: how many local and how many national contacts were shown, when there are more; else empty.

    """

    subjects: tuple[str, ...] = ()
    need: str | None = None
    nation: str | None = None
    area: str | None = None
    remaining: tuple[str, ...] = ()
    asked: str | None = None
    offered: tuple[str, ...] = ()
    trail: tuple[Shown, ...] = ()
    reminded: bool = False
    spoken_of: tuple[str, ...] = ()
    wishes: Wishes = Wishes()
    near: bool = False
    contacts: tuple[str, ...] = ()
    passed: tuple[int, ...] = ()

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> Topic:
        """Read the slots; a value outside the closed sets is dropped."""
        asked = slots.get("asked")
        return cls(
            subjects=_subjects(slots),
            spoken_of=_subjects(slots, "spoken_of"),
            need=_known(slots.get("need"), NEEDS),
            nation=_known(slots.get("nation"), NATIONS),
            area=_area(slots),
            remaining=_points(slots.get("remaining")),
            asked=asked if asked in (SUBJECT, NEED, PLACE, REPORT) else None,
            offered=tuple(text for text in _texts(slots.get("offered")) if read_option(text)),
            trail=tuple(filter(None, map(_shown, slots.get("trail") or ())))[-TRAIL_KEPT:],
            reminded=slots.get("reminded") is True,
            wishes=Wishes.from_slot(slots.get("wishes")),
            near=slots.get("near") is True,
            contacts=tuple(filter(_is_contact, _texts(slots.get("contacts")))),
            passed=_counts(slots.get("passed")),
        )

    def to_slots(self) -> dict[str, Any]:
        """Return the slot values that keep this topic."""
        return {
            "subjects": list(self.subjects) or None,
            "spoken_of": list(self.spoken_of) or None,
            "need": self.need,
            "nation": self.nation,
            "area": self.area,
            "remaining": list(self.remaining) or None,
            "asked": self.asked,
            "offered": list(self.offered) or None,
            "trail": [asdict(shown) for shown in self.trail[-TRAIL_KEPT:]] or None,
            "reminded": self.reminded or None,
            "wishes": asdict(self.wishes) if self.wishes else None,
            "near": self.near or None,
            "contacts": list(self.contacts) or None,
            "passed": list(self.passed) or None,
        }


def _shown(values: Any) -> Shown | None:
    if not isinstance(values, Mapping):
        return None
    subjects, need = _subjects(values), _known(values.get("need"), NEEDS)
    if not subjects or need is None:
        return None
    nation = _known(values.get("nation"), NATIONS)
    return Shown(subjects, need, nation, _area(values), _points(values.get("points")))


def _area(values: Mapping[str, Any]) -> str | None:
    key = values.get("area")
    return key if isinstance(key, str) and nation_of(key) else None


def _is_contact(name: str) -> bool:
    return LOCAL_CONTACT_ID.fullmatch(name) is not None or name in national_contact_ids()


def _counts(values: Any) -> tuple[int, ...]:
    counts = values if isinstance(values, (list, tuple)) else ()
    return tuple(counts) if len(counts) == 2 and all(isinstance(n, int) and n >= 0 for n in counts) else ()


def _subjects(values: Mapping[str, Any], key: str = "subjects") -> tuple[str, ...]:
    return tuple(name for name in _texts(values.get(key)) if name in SUBJECTS)


def _points(values: Any) -> tuple[str, ...]:
    return tuple(name for name in _texts(values) if POINT_ID.fullmatch(name))


def _known(value: Any, known: Any) -> str | None:
    return value if isinstance(value, str) and value in known else None


def _texts(values: Any) -> list[str]:
    return [value for value in values if isinstance(value, str)] if isinstance(values, (list, tuple)) else []
