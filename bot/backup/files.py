"""SQLite's files as wholes: copied while somebody writes, checked, overwritten in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import ExitStack, closing
from pathlib import Path

PATIENCE_SECONDS = 5.0
"""How long another program may hold a file before we give up."""

BUSY = (5, 6)
"""SQLite's numbers for a file and a table that somebody else holds."""


class BusyError(Exception):
    """Another program holds the file for too long; nothing was changed."""


class HalfDoneError(Exception):
    """Some files were overwritten, others not, and what was there before could not be put back."""


def copy(source: Path, target: Path) -> None:
    """Write a file as it is now, between two transactions of others, to a new file that stands for itself.

    Raises:
        BusyError: it cannot be read now.
        sqlite3.Error: it cannot be read at all.

    """
    with closing(_opened(source, "rw")) as reading, closing(_opened(target, "rwc")) as writing:
        reading.backup(writing, progress=_give_up)
        writing.execute("PRAGMA journal_mode=DELETE")


def overwrite(target: Path, source: Path) -> None:
    """Put the contents of one file into another in one transaction. Programs that have it open see it afterwards.

    Raises:
        BusyError: another program holds the target.
        sqlite3.Error: it cannot be written.

    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(_opened(source, "rw")) as reading, closing(_opened(target, "rwc")) as writing:
        reading.backup(writing, progress=_give_up)


def is_whole(path: Path) -> bool:
    """Return whether a file is a database without damage.

    Raises:
        sqlite3.OperationalError: it cannot be read now.

    """
    try:
        with closing(_opened(path, "rw")) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return False


def overwrite_all(sources: Mapping[Path, Path], folder: Path) -> None:
    """Overwrite each of these files, or leave all as they were. A damaged one is set aside, as ``….damaged``.

    Args:
        sources: what each file is to hold.
        folder: takes copies of what was there, for as long as it may be needed.

    Raises:
        BusyError: another program holds one of them.
        sqlite3.Error: one cannot be written.
        HalfDoneError: that, and then one that was written could not be put back.

    """
    undo = ExitStack()
    try:
        for number, (target, source) in enumerate(sources.items()):
            _replace(target, source, folder / f"before-{number}", undo)
    except BaseException:
        _take_back(undo)
        raise


def _replace(target: Path, source: Path, before: Path, undo: ExitStack) -> None:
    if target.exists() and is_whole(target):
        copy(target, before)
        overwrite(target, source)
        undo.callback(overwrite, target, before)
    else:
        _set_aside(target, undo)
        undo.callback(_remove, target)
        overwrite(target, source)


def _take_back(undo: ExitStack) -> None:
    try:
        undo.close()
    except (BusyError, sqlite3.Error, OSError) as error:
        raise HalfDoneError from error


def _set_aside(target: Path, undo: ExitStack) -> None:
    for path in _with_logs(target):
        aside = path.with_name(f"{path.name}.damaged")
        path.replace(aside)
        undo.callback(aside.replace, path)


def _remove(target: Path) -> None:
    for path in _with_logs(target):
        path.unlink()


def _with_logs(path: Path) -> list[Path]:
    names = (path.with_name(path.name + ending) for ending in ("", "-wal", "-shm", "-journal"))
    return [name for name in names if name.exists()]


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", timeout=PATIENCE_SECONDS, uri=True)


def _give_up(status: int, _: int, __: int) -> None:
    """Stop Python's ``backup``, which would try for ever."""
    if status in BUSY:
        raise BusyError
