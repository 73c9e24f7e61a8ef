"""``waymark knowledge ...``: the curator's commands."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path

from knowledge.check import main as check_main
from knowledge.content import Content, read_content
from knowledge.database import open_database
from knowledge.desk.alike import ALIKE, alike, alike_lines, loaded_points
from knowledge.desk.changes import change_lines, changes, content_at
from knowledge.desk.coverage import coverage, coverage_lines, coverage_page
from knowledge.desk.due import due_lines, held_back_lines, months_ahead, this_month
from knowledge.desk.show import find_point, point_lines

MONTHS_SHOWN = 3


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Give a parser the curator's commands; each sets ``act``, a function of the parsed arguments."""
    commands = parser.add_subparsers(dest="knowledge_command", required=True)

    def command(name: str, act: Callable[[argparse.Namespace], int], what: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=what, description=what)
        added.set_defaults(act=act)
        return added

    command("check", _check, "say what is wrong in the content, with file, line and field")
    due = command("due", _due, "list what falls due for review")
    due.add_argument("--until", metavar="YYYY-MM", help=f"up to this month; without it {MONTHS_SHOWN} months ahead")
    covered = command("coverage", _coverage, "count points by subject, need and nation")
    covered.add_argument("--html", type=Path, metavar="FILE", help="write the counts as a page")
    show = command("show", _show, "show one point with its sources, dates and references")
    show.add_argument("id", help="for example domestic_abuse.law.homeless-priority-need")
    diff = command("diff", _diff, "compare the content with an earlier revision")
    diff.add_argument("revision", nargs="?", default="HEAD", help="a git revision; without it the last commit")
    twice = command("alike", _alike, "list points that say nearly the same (of the content loaded last)")
    twice.add_argument("--least", type=float, default=ALIKE, help=f"least likeness, 0 to 1; without it {ALIKE}")


def _check(arguments: argparse.Namespace) -> int:
    return check_main()


def _due(arguments: argparse.Namespace) -> int:
    now = this_month()
    until = arguments.until or months_ahead(now, MONTHS_SHOWN)
    read = _read()
    return _print([*due_lines(read.points, until, now), *held_back_lines(read.held_back)])


def _coverage(arguments: argparse.Namespace) -> int:
    found = coverage(_read())
    if arguments.html:
        arguments.html.parent.mkdir(parents=True, exist_ok=True)
        arguments.html.write_text(coverage_page(found), encoding="utf-8")
        return _print([f"Written: {arguments.html}"])
    return _print(coverage_lines(found))


def _show(arguments: argparse.Namespace) -> int:
    read = _read()
    return _print(point_lines(read, find_point(read, arguments.id)))


def _diff(arguments: argparse.Namespace) -> int:
    with content_at(arguments.revision) as before:
        return _print(change_lines(changes(before, _read())))


def _alike(arguments: argparse.Namespace) -> int:
    loaded = loaded_points(open_database(arguments.database))
    return _print(alike_lines(alike(loaded, arguments.least)))


def _read() -> Content:
    """Read the content as it stands, sound or not: a curator looks at work in progress too."""
    return read_content()


def _print(lines: Iterable[str]) -> int:
    for line in lines:
        print(line)
    return 0
