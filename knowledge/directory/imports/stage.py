"""Read a whole source into a temporary file, so that nothing is written before all of it was understood."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import IO

from knowledge.directory.imports.model import Report
from knowledge.directory.oruk.adapt import Setting, adapt
from knowledge.directory.oruk.issues import ERROR, Issue
from knowledge.directory.oruk.rules import broken_rules
from knowledge.directory.oruk.source import Item
from knowledge.directory.records import ServiceRecord, from_json, to_json

SPOOL_BYTES = 1_000_000
"""A small feed stays in memory, a large one goes to disk: memory does not grow with the feed."""


@dataclass(frozen=True)
class Staged:
    """A service that was accepted. One that the publisher says is unchanged has a key and no ``digest``.

    ``written`` is the record as a line: most are the same as before, and are never read again.
    """

    key: str
    digest: str | None
    modified: str | None
    position: int
    written: str

    def record(self) -> ServiceRecord:
        """Return the record."""
        return from_json(self.written)


class Stage:
    """Services that were accepted, each once, in the order they came."""

    def __init__(self) -> None:
        self._file: IO[str] = tempfile.SpooledTemporaryFile(SPOOL_BYTES, mode="w+", encoding="utf-8")  # noqa: SIM115 - closed by __exit__
        self._keys: set[str] = set()

    def __enter__(self) -> Stage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._keys)

    def keep(self, key: str, record: ServiceRecord | None) -> bool:
        """Add a service; return whether it was there before."""
        if key in self._keys:
            return True
        self._keys.add(key)
        about = (record.content_hash(), record.source_modified, record.position) if record else (None, None, 0)
        self._file.write(json.dumps([key, *about]) + "\n" + (to_json(record) if record else "") + "\n")
        return False

    def read(self) -> Iterator[Staged]:
        """Yield what was kept."""
        self._file.seek(0)
        for line in self._file:
            key, digest, modified, position = json.loads(line)
            yield Staged(key, digest, modified, position, self._file.readline())


def stage_items(items: Iterator[Item], stage: Stage, setting: Setting, report: Report) -> None:
    """Understand every item of a feed and keep those that break no rule."""
    for item in items:
        report.seen += 1
        if item.problem:
            report.add(item.problem)
        elif item.data is None and item.key:
            stage.keep(item.key, None)
        elif item.data is not None:
            _stage(item, stage, setting, report)


def stage_records(records: list[ServiceRecord], stage: Stage, report: Report) -> None:
    """Keep records that were checked where they were read."""
    for record in records:
        report.seen += 1
        stage.keep(record.source_key, record)


def _stage(item: Item, stage: Stage, setting: Setting, report: Report) -> None:
    adapted = adapt(item.data or {}, setting)
    issues = [*adapted.issues, *_rules(adapted.record, setting.today)]
    if any(issue.level == ERROR for issue in issues):
        issues = [issue for issue in issues if issue.level == ERROR][:1]
    elif stage.keep(adapted.record.source_key, adapted.record):
        issues = [Issue(ERROR, "id", "stands twice in the feed")]
    for issue in issues:
        report.add(Issue(issue.level, issue.field, issue.message, adapted.record.source_key or None))


def _rules(record: ServiceRecord, today: date) -> list[Issue]:
    return list(broken_rules(record, today))
