"""``waymark feedback``: what readers said of answers, for those who keep the guidance."""

from __future__ import annotations

import argparse

from bot.feedback.store import FEWEST_SHOWN, shared_feedback


def add_feedback_command(parser: argparse.ArgumentParser) -> None:
    """Give a parser the command; it sets ``act``, a function of the parsed arguments."""
    parser.set_defaults(act=_show)


def _show(_: argparse.Namespace) -> int:
    opinions = shared_feedback().opinions()
    for opinion in opinions:
        count = f"under {FEWEST_SHOWN}" if opinion.count is None else str(opinion.count)
        print(f"{opinion.month}  {count:>8}  {opinion.verdict:<12} {opinion.point_id}")
    if not opinions:
        print("Nobody has said anything of an answer yet.")
    return 0
