"""What differs between two states of the content: for a release note, and for the second pair of eyes."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.content import CONTACTS, CONTENT, Content, PlacedPoint, read_content

GIT_SECONDS = 60


class RevisionError(Exception):
    """The earlier content cannot be read; the message says why."""


@dataclass(frozen=True)
class Change:
    """One field of one point, before and after."""

    point_id: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Changes:
    """What was added, removed and changed, by point id."""

    added: tuple[PlacedPoint, ...]
    removed: tuple[PlacedPoint, ...]
    changed: tuple[Change, ...]


@contextmanager
def content_at(revision: str, content: Path = CONTENT, contacts: Path = CONTACTS) -> Iterator[Content]:
    """Give the content as it stood at a git revision.

    Raises:
        RevisionError: git does not know the revision, or the folder is no git repository.

    """
    folder = content.parent
    command = ["git", "archive", "--format=tar", revision, "--", content.name, contacts.name]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=GIT_SECONDS, check=True)  # noqa: S603
    except (subprocess.SubprocessError, OSError) as error:
        said = getattr(error, "stderr", None) or str(error).encode()
        raise RevisionError(f"git cannot give the content of {revision!r}: {said.decode().strip()}") from error
    with TemporaryDirectory() as temporary:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(temporary)  # noqa: S202 - our own history
        yield read_content(Path(temporary) / content.name, Path(temporary) / contacts.name)


def changes(before: Content, after: Content) -> Changes:
    """Compare two states of the content."""
    old, new = ({point.id: point for point in read.points} for read in (before, after))
    return Changes(
        added=tuple(new[name] for name in new if name not in old),
        removed=tuple(old[name] for name in old if name not in new),
        changed=tuple(change for name in new if name in old for change in _changes(old[name], new[name])),
    )


def change_lines(found: Changes) -> Iterator[str]:
    """Yield the report; changed words stand as [-before-] {+after+}."""
    changed = len({change.point_id for change in found.changed})
    yield f"{len(found.added)} added, {len(found.removed)} removed, {changed} changed."
    for sign, points in (("+", found.added), ("-", found.removed)):
        for point in points:
            yield f"{sign} {point.id}: {' '.join(point.entry.text.split())}"
    for change in found.changed:
        yield f"~ {change.point_id} {change.field}: {_marked(change.before, change.after)}"


def _changes(old: PlacedPoint, new: PlacedPoint) -> Iterator[Change]:
    before, after = old.entry.dict(), new.entry.dict()
    for field in before:
        if before[field] != after[field]:
            yield Change(new.id, field, _shown(before[field]), _shown(after[field]))


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else " ".join(str(value).split())


def _marked(before: str, after: str) -> str:
    old, new = before.split(), after.split()
    said: list[str] = []
    for what, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if what == "equal":
            said += old[i:j]
            continue
        said += [f"[-{' '.join(old[i:j])}-]"] * (j > i) + [f"{{+{' '.join(new[k:m])}+}}"] * (m > k)
    return " ".join(said)
