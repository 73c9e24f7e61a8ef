"""The archive: a compressed tar of ``manifest.json`` and one file a database, and nothing else."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import tarfile
import tempfile
import zlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import IO, Literal

from pydantic import BaseModel, Extra

MANIFEST = "manifest.json"
LONGEST_MANIFEST = 10_000
_AT_ONCE = 1 << 20
_NOT_AN_ARCHIVE = (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError)


class ArchiveError(Exception):
    """The file is no backup, or not as it was written; the message says which."""


class _Strict(BaseModel):
    class Config:
        extra = Extra.forbid


class Entry(_Strict):
    """What the file of one database must be; ``revision`` is that of its tables, None from before there were any."""

    file: str
    bytes: int  # noqa: A003
    sha256: str
    revision: str | None


class Manifest(_Strict):
    """What is in an archive, and when it was made."""

    waymark_backup: Literal[1]
    made_at: datetime
    databases: dict[str, Entry]


def entry_of(path: Path, revision: str | None) -> Entry:
    """Return what stands in the manifest for a file."""
    with path.open("rb") as content:
        digest = hashlib.sha256()
        while part := content.read(_AT_ONCE):
            digest.update(part)
    return Entry(file=path.name, bytes=path.stat().st_size, sha256=digest.hexdigest(), revision=revision)


def write_archive(target: Path, manifest: Manifest, folder: Path) -> None:
    """Write an archive of files in a folder, readable by its owner only; it is there whole or not at all.

    Raises:
        OSError: it cannot be written.

    """
    handle, name = tempfile.mkstemp(prefix=target.name, dir=target.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as raw:
            with tarfile.open(fileobj=raw, mode="w:gz") as archive:
                content = manifest.json(indent=2).encode()
                member = tarfile.TarInfo(MANIFEST)
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))
                for entry in manifest.databases.values():
                    archive.add(folder / entry.file, entry.file, filter=_without_owner)
            raw.flush()
            os.fsync(raw.fileno())
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)


def read_archive(source: Path, folder: Path) -> tuple[Manifest, Mapping[str, Path]]:
    """Check an archive and write its databases into a folder, under names of our own; return them by name.

    Raises:
        ArchiveError: it is no backup, or not as it was written.
        OSError: it cannot be read.

    """
    try:
        _require_whole(source)
        with tarfile.open(source, mode="r:gz") as archive:
            members = {member.name: member for member in archive}
            manifest = _manifest(archive, members.get(MANIFEST))
            entries = manifest.databases
            if sorted(members) != sorted([MANIFEST, *(entry.file for entry in entries.values())]):
                raise ArchiveError("it does not hold what its manifest says")
            found = {name: folder / str(number) for number, name in enumerate(entries)}
            for name, entry in entries.items():
                _write(_content(archive, members[entry.file]), entry, found[name])
    except _NOT_AN_ARCHIVE as error:
        raise ArchiveError(f"it is no backup of Waymark, or is cut short ({type(error).__name__})") from error
    return manifest, found


def _require_whole(source: Path) -> None:
    """Read it to its end, where gzip compares its own checksum."""
    with gzip.open(source) as content:
        while content.read(_AT_ONCE):
            pass


def _manifest(archive: tarfile.TarFile, member: tarfile.TarInfo | None) -> Manifest:
    if member is None or member.size > LONGEST_MANIFEST:
        raise ArchiveError("it is no backup of Waymark: it has no manifest")
    try:
        return Manifest(**json.loads(_content(archive, member).read()))
    except (ValueError, TypeError) as error:
        raise ArchiveError("its manifest is none that this version can read") from error


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    content = archive.extractfile(member) if member.isreg() else None
    if content is None:
        raise ArchiveError(f"{member.name} in it is no file")
    return content


def _write(content: IO[bytes], entry: Entry, target: Path) -> None:
    digest, left = hashlib.sha256(), entry.bytes
    with target.open("wb") as written:
        while left >= 0 and (part := content.read(_AT_ONCE)):
            left -= len(part)
            digest.update(part)
            written.write(part)
    if left or digest.hexdigest() != entry.sha256:
        raise ArchiveError(f"{entry.file} in it is not what was put in")


def _without_owner(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member
