"""Read the contract's JSON object back into an Answer, so that renderers work on typed fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from bot.answer import Answer, Area, Option, ShownContact, ShownPoint, ShownSource, UrgentBlock

Made = TypeVar("Made")


def read_answer(data: Mapping[str, Any]) -> Answer:
    """Return the answer; fields this version does not know are left out.

    Raises:
        TypeError: a field that an answer needs is missing.

    """
    found: dict[str, Any] = {
        **data,
        "area": _made_or_none(Area, data.get("area")),
        "urgent": _made_or_none(UrgentBlock, data.get("urgent")),
        "points": _all(ShownPoint, data.get("points") or ()),
        "contacts": _all(ShownContact, map(_renamed, data.get("contacts") or ())),
        "sources": _all(ShownSource, data.get("sources") or ()),
        "options": _all(Option, data.get("options") or ()),
    }
    return _made(Answer, found)


def _all(kind: type[Made], entries: Iterable[Mapping[str, Any]]) -> tuple[Made, ...]:
    return tuple(_made(kind, entry) for entry in entries)


def _made_or_none(kind: type[Made], data: Mapping[str, Any] | None) -> Made | None:
    return _made(kind, data) if data else None


def _made(kind: type[Made], data: Mapping[str, Any]) -> Made:
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: _frozen(value) for name, value in data.items() if name in known})


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _renamed(contact: Mapping[str, Any]) -> dict[str, Any]:
    return {("for_whom" if name == "for" else name): value for name, value in contact.items()}
