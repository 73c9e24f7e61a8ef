"""What an import is asked to do, and what it did."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from knowledge.directory.oruk.fetch import Manners
from knowledge.directory.oruk.issues import ERROR, Issue

OK, PARTIAL, FAILED, HELD = "ok", "partial", "failed", "held"
EXIT_CODES = {OK: 0, PARTIAL: 0, FAILED: 1, HELD: 2}


@dataclass(frozen=True)
class Request:
    """An import.

    Attributes:
        feed: name of the source; made when it is new.
        location: web address, file or folder.
        kind: ``oruk`` or ``csv``.
        today: the day of the import.
        publisher: key of the place whose council publishes it.
        licence: under which the publisher gives it.
        attribution: the words the licence asks for.
        dry_run: report only, write nothing.
        accept_fewer: go on although much fewer services are there than last time.
        manners: how a web address is read; needed for one.

    """

    feed: str
    location: str
    kind: str
    today: date
    publisher: str | None = None
    licence: str | None = None
    attribution: str | None = None
    dry_run: bool = False
    accept_fewer: bool = False
    manners: Manners | None = None


@dataclass
class Report:
    """What an import did. ``status`` is ``ok``, ``partial`` (some records were left out), ``failed`` or ``held``."""

    feed: str
    status: str = FAILED
    seen: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    message: str | None = None
    dry_run: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    """The first thousand."""

    MOST_ISSUES = 1_000

    def add(self, issue: Issue) -> None:
        """Count something that is wrong, and keep it while there is room."""
        key = f"{issue.level}: {issue.field}"
        self.counts[key] = self.counts.get(key, 0) + 1
        if len(self.issues) < self.MOST_ISSUES:
            self.issues.append(issue)

    @property
    def rejected(self) -> int:
        """How many errors there were; each left a record out."""
        return sum(number for key, number in self.counts.items() if key.startswith(ERROR))

    @property
    def exit_code(self) -> int:
        """0 when it went well, 1 when it failed, 2 when it was held."""
        return EXIT_CODES[self.status]
