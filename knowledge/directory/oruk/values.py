"""Values of a feed, which may be missing, empty or of the wrong type."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from knowledge.directory.oruk.text import plain

LONGEST_LINE = 300
_WEB = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(/[^\s<>\"']*)?")
_EMAIL = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]+\.[^\s@<>]+")


def items(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list; nothing when it is no list of objects."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def line(value: Any, longest: int = LONGEST_LINE) -> str | None:
    """Return one line of plain text, cut; None for anything else, and for nothing."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = " ".join(plain(str(value)).split())
    return text[:longest].rstrip() or None


def prose(value: Any) -> str | None:
    """Return plain text with its lines; None for anything else, and for nothing."""
    return plain(value) or None if isinstance(value, str) else None


def first(item: dict[str, Any], *names: str) -> Any:
    """Return the first field that has a value. 1.0 and 3.0 call the same thing by different names."""
    return next((item[name] for name in names if item.get(name) not in (None, "", [], {})), None)


def day(value: Any) -> date | None:
    """Return a date from a date or a time; None when it is neither."""
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value.strip().replace("Z", "+00:00")).date()
    except ValueError:
        try:
            return date.fromisoformat(value.strip()[:10])
        except ValueError:
            return None


def number(value: Any) -> float | None:
    """Return a number, also one written as text; None when it is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        return float(value)
    except ValueError:
        return None


def age(value: Any) -> int | None:
    """Return whole years, 0 to 120; None otherwise."""
    years = number(value)
    return int(years) if years is not None and 0 <= years <= 120 else None


def web(value: Any) -> str | None:
    """Return a web address; one without scheme gets https."""
    text = line(value, 2_000) or ""
    if _WEB.fullmatch(text):
        return text
    return f"https://{text}" if _HOST.fullmatch(text) and "@" not in text else None


def email(value: Any) -> str | None:
    """Return an e-mail address."""
    text = (line(value, 254) or "").removeprefix("mailto:")
    return text if _EMAIL.fullmatch(text) else None
