"""``waymark contacts ...`` and ``waymark places ...``: the commands of those who look after local contacts.

Each command sets ``act``, a function of the parsed arguments that returns the exit code. ``directory``, the address of
the database, is set by whoever adds the commands.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from sqlalchemy.engine import Engine

from knowledge.directory.database import open_directory
from knowledge.directory.desk.check import check_files
from knowledge.directory.desk.export import export_csv, export_feed
from knowledge.directory.desk.lines import due_lines, import_lines, report_lines
from knowledge.directory.due import core_contacts
from knowledge.directory.imports.model import Request
from knowledge.directory.imports.run import run_import
from knowledge.directory.oruk.fetch import Manners
from knowledge.directory.places.load import load_places
from knowledge.directory.prepare import prepare_directory
from knowledge.directory.reports import handle_report, open_reports
from knowledge.directory.sheet import DirectoryError
from knowledge.directory.tables.people import RESULTS
from knowledge.directory.verify import VerifyError, verify

DUE_DAYS = 30

Act = Callable[[argparse.Namespace], int]


def add_contacts_commands(parser: argparse.ArgumentParser) -> None:
    """Give a parser the commands for contacts."""
    command = _adder(parser, "contacts_command")
    check = command("check", _check, "say what is wrong in contact files, with file, line and column")
    check.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="a CSV or a folder; without it our own files"
    )
    due = command("due", _due, "list the core contacts that must be checked")
    due.add_argument("--within", type=int, default=DUE_DAYS, metavar="DAYS", help=f"without it {DUE_DAYS}")
    checked = command("verify", _verify, "write down that somebody rang")
    checked.add_argument("contact", help="the id in the CSV, or the one shown by due and reports")
    checked.add_argument("result", choices=RESULTS, help="ok: shown as checked; changed: held; closed: taken away")
    checked.add_argument("--role", required=True, help="who rang, as a role: duty officer. Never a name")
    checked.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the day; without it today")
    checked.add_argument("--note", help="what was learnt, for editors; no names")
    _add_import(command("import", _import, "read a feed (Open Referral UK 1.0 or 3.0) or a CSV of contacts"))
    export = command("export", _export, "write contacts to files")
    export.add_argument("--format", choices=("csv", "oruk"), required=True, help="oruk: the checked ones as a 3.0 feed")
    export.add_argument("--to", type=Path, required=True, metavar="PATH", help="a file for csv, a folder for oruk")
    reports = command("reports", _reports, "list what readers said is wrong")
    reports.add_argument("--handled", metavar="NUMBER", help="close this report")
    reports.add_argument("--note", help="what was done about it; no names")


def add_places_commands(parser: argparse.ArgumentParser) -> None:
    """Give a parser the commands for places."""
    command = _adder(parser, "places_command")
    load = command("load", _load, "load councils or postcodes that you downloaded")
    load.add_argument("--file", type=Path, required=True, help="a CSV; for own a folder")
    load.add_argument(
        "--format", choices=("own", "mysociety", "nspl"), required=True, help="nspl: NSPL or ONSPD of the ONS"
    )
    load.add_argument("--units", action="store_true", help="with nspl, keep every whole postcode too")


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--feed", required=True, help="a name for the source, always the same")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--url", help="the address of a feed, https only")
    where.add_argument("--file", type=Path, help="a .csv, .json or .jsonl file, or a folder of them")
    parser.add_argument("--contact", help="with --url: address under which the feed's publisher can reach you")
    parser.add_argument("--publisher", metavar="CODE", help="ONS code of the council whose feed it is")
    parser.add_argument("--licence", help="under which it is published")
    parser.add_argument("--attribution", help="the words that its licence asks for")
    parser.add_argument("--dry-run", action="store_true", help="report only, write nothing")
    parser.add_argument("--accept-fewer", action="store_true", help="go on although many services are gone")
    parser.add_argument("--allow-loopback", action="store_true", help="read from this machine too, for tests")


def _adder(parser: argparse.ArgumentParser, name: str) -> Callable[[str, Act, str], argparse.ArgumentParser]:
    commands = parser.add_subparsers(dest=name, required=True)

    def add(word: str, act: Act, what: str) -> argparse.ArgumentParser:
        added = commands.add_parser(word, help=what, description=what)
        added.set_defaults(act=act)
        return added

    return add


def _check(arguments: argparse.Namespace) -> int:
    try:
        contacts = check_files(arguments.files, _today())
    except DirectoryError as error:
        return _complain(str(error))
    held = sum(contact.review_state == "held" for contact in contacts)
    checked = sum(contact.published_checked_on is not None for contact in contacts)
    return _print([f"Sound: {len(contacts)} contacts; {checked} checked, {held} held back until somebody rings."])


def _due(arguments: argparse.Namespace) -> int:
    with _open(arguments).connect() as connection:
        contacts = core_contacts(connection, _today())
    return _print(due_lines(contacts, (_today() + timedelta(days=arguments.within)).isoformat()))


def _verify(arguments: argparse.Namespace) -> int:
    day = arguments.on or _today()
    if day > _today():
        return _complain(f"{day} is in the future")
    try:
        with _open(arguments).begin() as connection:
            name = verify(connection, arguments.contact, arguments.result, arguments.role, day, arguments.note)
    except VerifyError as error:
        return _complain(str(error))
    return _print([f"{name}: {arguments.result} on {day}."])


def _import(arguments: argparse.Namespace) -> int:
    if arguments.url and not arguments.contact:
        return _complain("--url needs --contact: the publisher must be able to reach you")
    manners = Manners(arguments.contact or "", allow_loopback=arguments.allow_loopback)
    request = Request(
        feed=arguments.feed,
        location=arguments.url or str(arguments.file),
        kind="csv" if arguments.file and _is_csv(arguments.file) else "oruk",
        today=_today(),
        publisher=arguments.publisher,
        licence=arguments.licence,
        attribution=arguments.attribution,
        dry_run=arguments.dry_run,
        accept_fewer=arguments.accept_fewer,
        manners=manners,
    )
    report = run_import(_open(arguments), request)
    _print(import_lines(report), to_errors=report.exit_code != 0)
    return report.exit_code


def _export(arguments: argparse.Namespace) -> int:
    with _open(arguments).connect() as connection:
        write = export_csv if arguments.format == "csv" else export_feed
        number = write(connection, arguments.to, _today())
    return _print([f"Written: {arguments.to} ({number} contacts)"])


def _reports(arguments: argparse.Namespace) -> int:
    engine = _open(arguments)
    if arguments.handled is not None:
        with engine.begin() as connection:
            if not handle_report(connection, arguments.handled, arguments.note, datetime.now(timezone.utc)):
                return _complain(f"there is no open report {arguments.handled}")
        return _print([f"Report {arguments.handled} is closed."])
    with engine.connect() as connection:
        return _print(report_lines(open_reports(connection)))


def _load(arguments: argparse.Namespace) -> int:
    try:
        number = load_places(_open(arguments), arguments.file, arguments.format, arguments.units)
    except DirectoryError as error:
        return _complain(str(error))
    return _print([f"Loaded: {number} {'postcodes' if arguments.format == 'nspl' else 'places'}."])


def _open(arguments: argparse.Namespace) -> Engine:
    """Return the directory, made ready if it was not."""
    engine = open_directory(arguments.directory)
    prepare_directory(engine)
    return engine


def _is_csv(path: Path) -> bool:
    return path.suffix == ".csv" or (path.is_dir() and any(path.glob("*.csv")))


def _today() -> date:
    return datetime.now(timezone.utc).date()


def _print(lines: Iterable[str], to_errors: bool = False) -> int:
    for line in lines:
        print(line, file=sys.stderr if to_errors else sys.stdout)
    return 0


def _complain(message: str) -> int:
    print(message, file=sys.stderr)
    return 1
