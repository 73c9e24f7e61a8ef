"""``waymark scenarios ...``: the trainers' commands."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

from bot.progress import say
from bot.scenarios.check import WORKERS, Hooks, Wanted, check
from bot.scenarios.compare import compare, comparison_lines
from bot.scenarios.coverage import coverage, coverage_lines
from bot.scenarios.files import find_files, read_file
from bot.scenarios.outcome import Run, ScenarioOutcome, Unreadable, many
from bot.scenarios.practice_command import FAILED, practice_file
from bot.scenarios.report.junit import junit_text
from bot.scenarios.report.page import report_file
from bot.scenarios.report.table import read_table, table_text
from bot.scenarios.report.terminal import mistake_lines, progress_line, report_lines
from bot.scenarios.written import save_text

MOST_WORKERS = 16
REPORTS: dict[str, Callable[[Run], str]] = {"html": report_file, "junit": junit_text, "csv": table_text}


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Give a parser the trainers' commands; each sets ``act``, a function of the parsed arguments.

    Each of them may raise ``ScenarioError``, an expected error.
    """
    commands = parser.add_subparsers(dest="scenarios_command", required=True)

    def command(name: str, act: Callable[[argparse.Namespace], int], what: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=what, description=what)
        added.set_defaults(act=act)
        return added

    _add_check(command("check", _check, "run scenarios and say what was not as it should be"))
    practice = command("practice", _practice, "practise a scenario here in the terminal")
    practice.add_argument("file", type=Path, metavar="FILE")
    _add_bot(practice)
    command("coverage", _coverage, "count what the scenarios cover, and name what they do not")
    two = command("compare", _compare, "compare two runs: tables that check --csv wrote")
    two.add_argument("before", type=Path, metavar="A")
    two.add_argument("after", type=Path, metavar="B")


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILES", help="files or folders; without them all")
    _add_bot(parser)
    parser.add_argument("--html", type=Path, metavar="F", help="write the report as a page")
    parser.add_argument("--junit", type=Path, metavar="F", help="write the results as JUnit XML")
    parser.add_argument("--csv", type=Path, metavar="F", help="write the results as a table, also for compare")
    parser.add_argument(
        "--workers", type=_workers, default=WORKERS, metavar="N", help=f"side by side, {WORKERS} if not given"
    )


def _add_bot(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--url",
        action="append",
        default=[],
        metavar="URL",
        help="a running bot, may be given twice; without it one is started",
    )
    parser.add_argument("--live", action="store_true", help="start it with the settings and contacts of this place")


def _workers(text: str) -> int:
    number = int(text)
    if not 1 <= number <= MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"must be 1 to {MOST_WORKERS}")
    return number


def _check(arguments: argparse.Namespace) -> int:
    wanted = Wanted(tuple(arguments.files), tuple(arguments.url), arguments.workers, arguments.live)
    run = check(wanted, _hooks(arguments.url))
    _print(report_lines(run))
    for name, text_of in REPORTS.items():
        path: Path | None = getattr(arguments, name)
        if path:
            save_text(path, text_of(run))
    return os.EX_OK if run.is_good else FAILED


def _hooks(urls: list[str]) -> Hooks:
    numbers = count(1)
    total = 0

    def on_start(scenarios: int) -> None:
        nonlocal total
        total = scenarios
        where = "" if urls else ", starting a bot first (half a minute)"
        say(f"{many(scenarios, 'scenario')}{where}")

    def on_done(outcome: ScenarioOutcome) -> None:
        print(progress_line(outcome, next(numbers), total), flush=True)

    def on_unreadable(file: Unreadable) -> None:
        _print(mistake_lines(file.path, file.mistakes))

    return Hooks(on_unreadable, on_start, on_done)


def _practice(arguments: argparse.Namespace) -> int:
    return practice_file(arguments.file, arguments.url, arguments.live)


def _coverage(_: argparse.Namespace) -> int:
    files = [read_file(path) for path in find_files([])]
    _print(coverage_lines(coverage(file.scenario for file in files if file.scenario)))
    return os.EX_OK


def _compare(arguments: argparse.Namespace) -> int:
    found = compare(read_table(arguments.before), read_table(arguments.after))
    _print(comparison_lines(found))
    return FAILED if found.broken or found.new else os.EX_OK


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)
