"""What is wrong in a feed."""

from __future__ import annotations

from dataclasses import dataclass

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Issue:
    """Something wrong with one record, or with the feed when there is no key. An error leaves the record out."""

    level: str
    field: str
    message: str
    source_key: str | None = None

    def __str__(self) -> str:
        return f"{self.level}: {self.source_key or 'feed'}: {self.field}: {self.message}"


class FeedError(Exception):
    """A feed cannot be read to its end; the message says where it broke."""
