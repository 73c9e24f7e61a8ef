"""What a conversation is about, and how the next message changes it. Plain data; imports no Rasa.

Everything kept between messages is one of a closed set of values: ids of subjects, needs, nations, councils, points.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from knowledge.directory.councils import councils
from knowledge.vocabulary import NATIONS, NEEDS, SUBJECTS

POINT_ID = re.compile(r"[a-z_]+\.[a-z_]+\.[a-z0-9-]+")

INFORM = "inform"
"""The intent of a message that gives only a place, a nation or a subject."""


@dataclass(frozen=True)
class Topic:
    """What is being talked about. ``remaining`` are ids of points not yet shown, for "More"."""

    subjects: tuple[str, ...] = ()
    need: str | None = None
    nation: str | None = None
    area: str | None = None
    remaining: tuple[str, ...] = ()

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> Topic:
        """Read the slots; a value outside the closed sets is dropped."""
        need, nation, area = slots.get("need"), slots.get("nation"), slots.get("area")
        return cls(
            subjects=tuple(s for s in _texts(slots.get("subjects")) if s in SUBJECTS),
            need=need if need in NEEDS else None,
            nation=nation if nation in NATIONS else None,
            area=area if area in councils() else None,
            remaining=tuple(name for name in _texts(slots.get("remaining")) if POINT_ID.fullmatch(name)),
        )

    def to_slots(self) -> dict[str, Any]:
        """Return the slot values that keep this topic."""
        return {
            "subjects": list(self.subjects) or None,
            "need": self.need,
            "nation": self.nation,
            "area": self.area,
            "remaining": list(self.remaining) or None,
        }


@dataclass(frozen=True)
class Heard:
    """What one message says. ``intent`` is a need, ``inform`` or a move in the conversation."""

    text: str = ""
    intent: str | None = None
    likely_needs: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    @classmethod
    def from_message(cls, message: Mapping[str, Any]) -> Heard:
        """Read Rasa's parse of a message."""
        entities = message.get("entities") or []
        ranking = message.get("intent_ranking") or []
        return cls(
            text=message.get("text") or "",
            intent=(message.get("intent") or {}).get("name"),
            likely_needs=tuple(entry["name"] for entry in ranking if entry["name"] in NEEDS),
            subjects=_values(entities, "subject"),
            nations=_values(entities, "nation"),
            places=_values(entities, "place"),
            terms=_values(entities, "term"),
        )


def next_topic(topic: Topic, heard: Heard) -> Topic:
    """Return the topic after a message: what it says replaces what was known, the rest stays."""
    return replace(
        topic,
        subjects=heard.subjects or _subjects_of_terms(heard) or topic.subjects,
        need=_next_need(topic, heard),
        nation=_next_nation(topic, heard),
        area=_next_area(topic, heard),
        remaining=(),
    )


def _next_need(topic: Topic, heard: Heard) -> str | None:
    if heard.intent in NEEDS:
        return heard.intent
    if topic.need is None and heard.intent == INFORM and heard.subjects:
        return "overview"
    return topic.need


def _next_nation(topic: Topic, heard: Heard) -> str | None:
    named = _named_nations(heard)
    if not named:
        return topic.nation
    return named[0] if len(named) == 1 else None


def _next_area(topic: Topic, heard: Heard) -> str | None:
    named = _named_nations(heard)
    if heard.places:
        return heard.places[0] if len(named) == 1 else None
    if topic.area and named and councils()[topic.area].nation not in named:
        return None
    return topic.area


def _named_nations(heard: Heard) -> list[str]:
    return list(dict.fromkeys([*heard.nations, *(councils()[gss].nation for gss in heard.places)]))


def _subjects_of_terms(heard: Heard) -> tuple[str, ...]:
    """Return the subject of the terms named, when they all belong to one: "duty to refer" is about homelessness."""
    owners = dict.fromkeys(point_id.split(".")[0] for point_id in heard.terms)
    return tuple(owners) if len(owners) == 1 else ()


def _values(entities: list[Mapping[str, Any]], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(entity["value"]) for entity in entities if entity.get("entity") == kind))


def _texts(values: Any) -> list[str]:
    return [value for value in values if isinstance(value, str)] if isinstance(values, (list, tuple)) else []
