"""Texts that are read twice before they are said: the hash of each is kept, and nothing starts with another one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import yaml

from bot.paths import ROOT
from bot.urgent_reply import REPLIES_FILE as URGENT_REPLIES

REVIEWED = (URGENT_REPLIES,)
"""The files whose every character was read by a second person, or waits for one."""

STAMPS = Path(__file__).with_name("reviewed.yml")
LONGEST_ROLE = 120
_HEAD = """\
# Written by `./waymark safety accept`: the hash of each text as it was last read, by whom (a role, no name), when.
"""


class ReviewError(Exception):
    """A text is not the one that was read; the message names it and says what to do."""


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def require_reviewed(files: tuple[Path, ...] = REVIEWED, stamps: Path = STAMPS) -> None:
    """Raise ReviewError when a text has changed since it was read, by one character even."""
    changed = list(_changed(files, read_stamps(stamps)))
    if changed:
        raise ReviewError(
            f"{' and '.join(changed)} changed since last read. What is said in danger starts only as it was read. "
            "Undo the change; or, when a second person has read the whole file, run: "
            './waymark safety accept --by "the role of that person"'
        )


def accept(role: str, on: date, files: tuple[Path, ...] = REVIEWED, stamps: Path = STAMPS) -> list[str]:
    """Write down that somebody has read the texts as they are now; return the names of those that were new.

    Raises:
        ReviewError: there is no role, or it is too long to be one.

    """
    if not role.strip() or len(role) > LONGEST_ROLE:
        raise ReviewError(f"--by takes the role of who has read the texts, up to {LONGEST_ROLE} characters.")
    kept = dict(read_stamps(stamps))
    changed = list(_changed(files, kept))
    new = {name: {"sha256": digest(ROOT / name), "read_by": role.strip(), "read_on": on} for name in changed}
    stamps.write_text(_HEAD + yaml.safe_dump({**kept, **new}, sort_keys=True, width=120), encoding="utf-8")
    return changed


def read_stamps(stamps: Path = STAMPS) -> Mapping[str, Mapping[str, object]]:
    """Return what was written down, by file; nothing when there is no such record."""
    if not stamps.exists():
        return {}
    return yaml.safe_load(stamps.read_text(encoding="utf-8")) or {}


def texts_hash(files: tuple[Path, ...] = REVIEWED) -> str:
    """Return one hash over all of these texts, as the health report shows it."""
    return hashlib.sha256("".join(map(digest, files)).encode()).hexdigest()


def _changed(files: tuple[Path, ...], stamps: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    for path in files:
        name = _name(path)
        if stamps.get(name, {}).get("sha256") != digest(path):
            yield name


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
