"""``waymark usage``: what was asked and answered, for service managers and curators."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from bot.settings import read_settings
from bot.usage.counting import today_utc
from bot.usage.figures import MESSAGES, Figures
from bot.usage.period import period_of
from bot.usage.report import csv_of, page_of
from bot.usage.store import shared_usage
from bot.usage.tables import gaps_of, rates_of


def add_usage_command(parser: argparse.ArgumentParser) -> None:
    """Give a parser the command; it sets ``act``, a function of the parsed arguments."""
    parser.add_argument("--from", dest="first", type=date.fromisoformat, help="first day of a month, as 2026-11-01")
    parser.add_argument("--to", dest="last", type=date.fromisoformat, help="last day of a month; the last one over")
    parser.add_argument("--so-far", action="store_true", help="also this month, which is not over; not to be handed on")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write all figures for a spreadsheet")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page to read and print")
    parser.set_defaults(act=_show)


def _show(arguments: argparse.Namespace) -> int:
    period = period_of(arguments.first, arguments.last, today_utc(), so_far=arguments.so_far)
    figures = Figures(period, shared_usage().between(period.first, period.last))
    print(f"{period.first} to {period.last}: {figures.shown(MESSAGES)} messages")
    for rate in rates_of(figures):
        print(f"  {rate.name}: {rate.shown}")
    for subject, need, asked, unanswered in gaps_of(figures):
        print(f"  Gap: {subject}, {need}: asked {asked}, not answered {unanswered}")
    if not read_settings().usage:
        print("Counting is off where this was run (WAYMARK_USAGE).")
    if arguments.csv:
        arguments.csv.write_text(csv_of(figures), encoding="utf-8", newline="")
    if arguments.html:
        arguments.html.write_text(page_of(figures, so_far=arguments.so_far), encoding="utf-8")
    return 0
