"""Read what a platform sends. Its bodies may be bigger than those of people: a chosen button comes with its message."""

from __future__ import annotations

import json
from typing import Any

from sanic.request import Request

BODY_LIMIT = 262_144
"""Bytes of one delivery. Slack repeats the whole message a button was on, form-encoded."""


async def read_body(request: Request, limit: int = BODY_LIMIT) -> bytes | None:
    """Return the body, or None when it is above the limit. For routes with ``stream=True``: those have no limit."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream:
        size += len(part)
        if size > limit:
            return None
        parts.append(part)
    return b"".join(parts)


def json_object(body: bytes | str) -> dict[str, Any] | None:
    """Return the object that a body holds as JSON; None when it holds anything else."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def entry(data: object, *names: str) -> Any:
    """Return what stands under the names in nested objects, None where the way ends."""
    for name in names:
        data = data.get(name) if isinstance(data, dict) else None
    return data


def text_of(data: object, *names: str) -> str:
    """Return the text that stands under the names in nested objects, "" when there is none."""
    found = entry(data, *names)
    return found if isinstance(found, str) else ""


def objects(data: object, *names: str) -> list[dict[str, Any]]:
    """Return the objects of the list that stands under the names, an empty list when there is none."""
    found = entry(data, *names)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
