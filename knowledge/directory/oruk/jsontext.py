"""JSON as feeds write it, within limits."""

from __future__ import annotations

import json
from typing import Any

from knowledge.directory.oruk.issues import FeedError

MAX_PAGE_BYTES = 20_000_000


def read_json(body: bytes, where: str) -> Any:
    """Return the data. Raw new lines in strings are taken as they are: real feeds have them.

    Raises:
        FeedError: it is no JSON, too large or nested too deep.

    """
    if len(body) > MAX_PAGE_BYTES:
        raise FeedError(f"{where}: larger than {MAX_PAGE_BYTES} bytes")
    try:
        return json.loads(body.decode("utf-8-sig"), strict=False)
    except UnicodeDecodeError as error:
        raise FeedError(f"{where}: is not UTF-8 text") from error
    except RecursionError as error:
        raise FeedError(f"{where}: is nested too deep") from error
    except ValueError as error:
        raise FeedError(f"{where}: is not JSON: {error}") from error
