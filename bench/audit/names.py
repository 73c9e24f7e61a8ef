"""Names of packages: one package is written in several ways."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path


def plain_name(package: str) -> str:
    """Return a name as the index compares names: lower case, one hyphen for any of ``-_.``."""
    return re.sub(r"[-_.]+", "-", package).lower()


def same_name(one: str, other: str) -> bool:
    """Return whether two names are those of one package."""
    return plain_name(one) == plain_name(other)


def locked_names(locks: Sequence[Path]) -> set[str]:
    """Return the names of all packages in these locks."""
    text = "\n".join(lock.read_text(encoding="utf-8") for lock in locks)
    return {plain_name(name) for name in re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==", text, re.MULTILINE)}
