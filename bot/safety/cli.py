"""``waymark safety ...``: check, accept, report."""

from __future__ import annotations

import argparse
from datetime import date

from bot.safety.reviewed import accept
from bot.safety.start import require_sound


def add_safety_commands(parser: argparse.ArgumentParser) -> None:
    """Give a parser the safety commands; each sets ``act``, a function of the parsed arguments."""
    commands = parser.add_subparsers(dest="safety_command", required=True)
    check = "say whether texts, models and knowledge are what was read, trained and loaded"
    commands.add_parser("check", help=check, description=check).set_defaults(act=_check)
    what = "write down that a second person has read the texts for danger as they are now"
    accepting = commands.add_parser("accept", help=what, description=what)
    accepting.add_argument("--by", required=True, metavar="ROLE", help="the role of who has read them; no name")
    accepting.set_defaults(act=_accept)
    figures = "measure danger, redaction and the speed of the gate, and print the figures beside their aims"
    commands.add_parser("report", help=figures, description=figures).set_defaults(act=_report)


def _check(_: argparse.Namespace) -> int:
    require_sound()
    print("Texts, models and knowledge are as they were read, trained and loaded.")
    return 0


def _accept(arguments: argparse.Namespace) -> int:
    changed = accept(arguments.by, date.today())
    print(f"Accepted: {', '.join(changed)}" if changed else "Nothing has changed since it was last read.")
    return 0


def _report(_: argparse.Namespace) -> int:
    from bot.safety.report import report  # noqa: PLC0415 - the other commands need not wait for the encoder

    for line in report():
        print(line, flush=True)
    return 0
