"""From the text of a file to its lines as they are meant: what is forgiven is forgiven here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.scenarios.labels import Label, read_label
from bot.scenarios.near_labels import complaint_about
from bot.scenarios.script import Mistake

MOST_LINES = 1_000
_LINE_END = re.compile(r"\r\n|\r|\n")
_ODD_SPACE = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\ufeff": None, "\u200b": None})
_INDENT = re.compile(r"\t| {2}")
_TITLE = re.compile(r"#+\s*")


@dataclass(frozen=True)
class Line:
    """A label and its value, with the lines that go on from it joined. The title has no label.

    ``guessed`` when the line was complained about already, and this is the label it was probably meant to have: the
    lines around it can then be judged as if it stood there.
    """

    number: int
    label: Label | None
    value: str
    guessed: bool = False


def read_lines(text: str) -> tuple[list[Line], list[Mistake]]:
    """Return what the lines of a file say, and every line that says nothing known."""
    rows = _LINE_END.split(text.translate(_ODD_SPACE))
    if not text.translate(_ODD_SPACE).strip():
        return [], [Mistake(1, 'the file is empty. A scenario begins with "# " and its title; see docs/trainers.md')]
    if len(rows) > MOST_LINES:
        too_long = f"a scenario has {MOST_LINES:,} lines at most, this file has {len(rows):,}. Make several of it"
        return [], [Mistake(MOST_LINES + 1, too_long)]
    lines: list[Line] = []
    mistakes: list[Mistake] = []
    for number, row in _rows_that_count(rows):
        found = _go_on(number, row.strip(), lines) if _INDENT.match(row) else _read_row(number, row, mistakes)
        if isinstance(found, Mistake):
            mistakes.append(found)
        elif found:
            lines.append(found)
    return lines, mistakes


def _rows_that_count(rows: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the rows that are read, with their numbers: not the blank ones, and not the notes for people."""
    for number, row in enumerate(rows, start=1):
        if row.strip() and not row.lstrip().startswith(">"):
            yield number, row.rstrip()


def _read_row(number: int, row: str, mistakes: list[Mistake]) -> Line | None:
    """Return a new line; when it cannot be read, say so, and return what it was probably meant to be."""
    if row.lstrip().startswith("#"):
        return Line(number, None, _TITLE.sub("", row.strip(), count=1).strip("* "))
    found = read_label(row)
    if found:
        return Line(number, *found)
    complaint, meant = complaint_about(row)
    mistakes.append(Mistake(number, complaint))
    return Line(number, meant, "", guessed=True) if meant else None


def _go_on(number: int, more: str, above: list[Line]) -> Mistake | None:
    """Make the last line longer; return what is wrong with doing so."""
    hidden = read_label(more)
    if hidden:
        reason = "this line begins with spaces, so it goes on with the line above. Take them away"
        return Mistake(number, f'{reason}, so that "{hidden[0].shown}" counts')
    if not above:
        return Mistake(number, "this line begins with spaces, so it goes on with the line above, but there is none")
    last = above[-1]
    above[-1] = replace(last, value=f"{last.value} {more}".strip())
    return None
