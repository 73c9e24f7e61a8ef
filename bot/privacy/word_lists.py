"""Lists that people maintain: plain text, comments after "#", [headings] above groups, words separated by spaces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import TypeVar

from bot.privacy.words import fold

HERE = Path(__file__).resolve().parent

Groups = TypeVar("Groups")


def lines_of(name: str) -> list[str]:
    """Return the lines of a list, without comments."""
    lines = (line.strip() for line in (HERE / name).read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def groups_of(name: str, shape: type[Groups]) -> Groups:
    """Return the groups of a list as a dataclass with one field a group, each a set of folded words."""
    groups = {heading: frozenset(words) for heading, words in _grouped(lines_of(name))}
    wanted = {field.name for field in fields(shape)}  # type: ignore[arg-type]
    if groups.keys() != wanted:
        raise ValueError(f"{name} must have these headings and no others: {', '.join(sorted(wanted))}")
    return shape(**groups)


def _grouped(lines: list[str]) -> Iterator[tuple[str, set[str]]]:
    heading, words = "", set[str]()
    for line in [*lines, "[]"]:
        if line.startswith("["):
            if heading:
                yield heading, words
            heading, words = line.strip("[]"), set()
        else:
            words |= {fold(word) for word in line.split()}
