"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from bot.progress import say
from bot.scenarios.files import ScenarioError


def write_file(path: Path, text: str) -> None:
    """Put a text in place of a file, whole or not at all.

    Raises:
        OSError: it cannot be written; the file is as it was.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, new = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(new).chmod(0o644)
        os.replace(new, path)
    except BaseException:
        Path(new).unlink(missing_ok=True)
        raise


def save_text(path: Path, text: str) -> None:
    """Write a report where somebody asked for it, and say so.

    Raises:
        ScenarioError: it cannot be written.

    """
    try:
        write_file(path, text)
    except OSError as error:
        raise ScenarioError(f"{path} cannot be written: {error.strerror}.") from None
    say(f"Written: {path}")
