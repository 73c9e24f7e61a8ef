"""What somebody typed, as it may stand in a record: only words that are known to name nobody stay."""

from __future__ import annotations

import re

from bot.privacy.spans import PLACEHOLDER
from bot.privacy.storable import storable

LEFT_OUT = "[left out]"
_REPEATED = re.compile(rf"{re.escape(LEFT_OUT)}(?:\W{{1,3}}{re.escape(LEFT_OUT)})+")


def without_details(text: str) -> str:
    """Return a text in which everything that could identify a person is left out."""
    return _REPEATED.sub(LEFT_OUT, PLACEHOLDER.sub(LEFT_OUT, storable(text)))
