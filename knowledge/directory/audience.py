"""Whom a service takes, as far as its words say: men, women, everyone."""

from __future__ import annotations

import re

_WOMEN = re.compile(r"\b(wom[ae]n|girls|mothers|female)\b", re.IGNORECASE)
_MEN = re.compile(r"\b(m[ae]n|boys|fathers|male)\b", re.IGNORECASE)


def audience_in(text: str | None) -> str | None:
    """Return ``men``, ``women`` or ``everyone`` when a text names them; None when it says nothing of either."""
    if not text:
        return None
    women, men = bool(_WOMEN.search(text)), bool(_MEN.search(text))
    if women and men:
        return "everyone"
    return "women" if women else "men" if men else None
