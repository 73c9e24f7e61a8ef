"""JSON as feeds write it, within limits."""

from __future__ import annotations

import json
import re
from typing import Any

from knowledge.directory.oruk.issues import FeedError

MAX_PAGE_BYTES = 20_000_000

_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
"""Characters that may stand in JSON, and that no database and no file of text takes."""
_SUSPICIOUS = re.compile(rb"\x00|\\u(?:0000|d[89a-f])", re.IGNORECASE)


def read_json(body: bytes, where: str) -> Any:
    """Return the data. Raw new lines in strings are taken as they are: real feeds have them.

    Halves of characters, and the character of no value, are left out.

    Raises:
        FeedError: it is no JSON, too large or nested too deep.

    """
    if len(body) > MAX_PAGE_BYTES:
        raise FeedError(f"{where}: larger than {MAX_PAGE_BYTES} bytes")
    try:
        data = json.loads(body.decode("utf-8-sig"), strict=False)
        return _storable(data) if _SUSPICIOUS.search(body) else data
    except UnicodeDecodeError as error:
        raise FeedError(f"{where}: is not UTF-8 text") from error
    except RecursionError as error:
        raise FeedError(f"{where}: is nested too deep") from error
    except ValueError as error:
        raise FeedError(f"{where}: is not JSON: {error}") from error


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return _NO_TEXT.sub("", value)
    if isinstance(value, list):
        return [_storable(item) for item in value]
    if isinstance(value, dict):
        return {_NO_TEXT.sub("", name): _storable(item) for name, item in value.items()}
    return value
