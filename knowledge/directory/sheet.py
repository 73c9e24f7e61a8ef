"""CSV files that people write: read with line numbers, so that a mistake is named by file, line and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from knowledge.reading import Problem

MAX_BYTES = 5_000_000

Built = TypeVar("Built")


class DirectoryError(Exception):
    """Files of the directory cannot be used; the message lists every problem, one a line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Row:
    """One row: its file, its line (from 1) and its values by column, without blanks around them."""

    path: Path
    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def problem(self, column: str, message: str) -> Problem:
        """Return a problem that points at one column of this row."""
        return Problem(self.path, self.line, column, message)

    def error(self, column: str, message: str) -> DirectoryError:
        """Return the same as an error to raise."""
        return DirectoryError([self.problem(column, message)])

    def needed(self, column: str) -> str:
        """Return a value that must be there."""
        if not self.values[column]:
            raise self.error(column, "is empty")
        return self.values[column]

    def word(self, column: str, allowed: Iterable[str]) -> str:
        """Return a value that must be one of a few words."""
        if self.values[column] not in (words := list(allowed)):
            raise self.error(column, f"{self.values[column]!r} is none of: {', '.join(words)}")
        return self.values[column]

    def known(self, column: str, keys: Container[str]) -> str:
        """Return a value that must be the key of something else; it may be empty."""
        if self.values[column] and self.values[column] not in keys:
            raise self.error(column, f"there is no {self.values[column]!r}")
        return self.values[column]

    def yes(self, column: str) -> bool:
        """Return whether a value says yes; empty is no."""
        return self.word(column, ("yes", "")) == "yes"

    def day(self, column: str) -> date | None:
        """Return a date, YYYY-MM-DD; None when empty."""
        try:
            return date.fromisoformat(self.values[column]) if self.values[column] else None
        except ValueError:
            raise self.error(column, f"{self.values[column]!r} is no date (YYYY-MM-DD)") from None

    def needed_day(self, column: str) -> date:
        """Return a date that must be there."""
        self.needed(column)
        return self.day(column) or date.min

    def number(self, column: str) -> float | None:
        """Return a number; None when empty."""
        try:
            return float(self.values[column]) if self.values[column] else None
        except ValueError:
            raise self.error(column, f"{self.values[column]!r} is no number") from None


def built(rows: Iterable[Row], build: Callable[[Row], Built]) -> list[Built]:
    """Return what a function makes of each row.

    Raises:
        DirectoryError: with the problems of all rows, not only of the first.

    """
    problems: list[Problem] = []
    made: list[Built] = []
    for row in rows:
        try:
            made.append(build(row))
        except DirectoryError as error:
            problems += error.problems
    if problems:
        raise DirectoryError(problems)
    return made


def read_sheet(path: Path, columns: Sequence[str]) -> list[Row]:
    """Return the rows of a file that has exactly these columns, in any order.

    Raises:
        DirectoryError: the file cannot be read, or its columns are not the right ones.

    """
    text = _text(path)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_columns(path, header, columns)
        rows = list(_rows(path, reader, header))
    except csv.Error as error:
        raise DirectoryError([Problem(path, reader.line_num, "file", f"is not sound CSV: {error}")]) from error
    if not rows:
        raise DirectoryError([Problem(path, 1, "file", "has no rows")])
    return rows


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DirectoryError([Problem(path, 1, "file", f"larger than {MAX_BYTES} bytes")])
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DirectoryError([Problem(path, 1, "file", f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise DirectoryError([Problem(path, 1, "file", "is not UTF-8 text")]) from error


def _check_columns(path: Path, header: Sequence[str], columns: Sequence[str]) -> None:
    problems = [Problem(path, 1, name, "this column is missing") for name in columns if name not in header]
    problems += [
        Problem(path, 1, name or "(no name)", f"is no column here; there are: {', '.join(columns)}")
        for name in header
        if name not in columns
    ]
    problems += [Problem(path, 1, name, "this column stands twice") for name in columns if header.count(name) > 1]
    if problems:
        raise DirectoryError(problems)


def _rows(path: Path, reader: Iterator[list[str]], header: Sequence[str]) -> Iterator[Row]:
    """Yield the rows. ``line_num`` counts lines read, so that a row of several lines is named by its last."""
    for values in reader:
        line = int(reader.line_num)  # type: ignore[attr-defined]
        if not any(value.strip() for value in values):
            continue
        if len(values) != len(header):
            raise DirectoryError([Problem(path, line, "row", f"{len(values)} values for {len(header)} columns")])
        yield Row(path, line, {name: value.strip() for name, value in zip(header, values, strict=True)})
