"""``waymark channel ...``: the off switches."""

from __future__ import annotations

import argparse

from bot.channels.switch import CHANNELS, is_off, throw


def add_channel_commands(parser: argparse.ArgumentParser) -> None:
    """Give a parser the commands of the switches; each sets ``act``, a function of the parsed arguments."""
    commands = parser.add_subparsers(dest="channel_command", required=True)
    commands.add_parser("list", help="say which channels are off").set_defaults(act=_list)
    for to in ("off", "on"):
        what = f"switch a channel {to}, at once"
        throwing = commands.add_parser(to, help=what, description=what)
        throwing.add_argument("name", help=" or ".join(CHANNELS))
        throwing.add_argument("--by", required=True, metavar="ROLE", help="your role; no name")
        throwing.add_argument(
            "--why", required=True, metavar="TEXT", help="the reason, without anything about a client"
        )
        throwing.set_defaults(act=_throw, to=to)


def _list(_: argparse.Namespace) -> int:
    for channel in CHANNELS:
        print(f"{channel:<8} {'off' if is_off(channel) else 'on'}")
    return 0


def _throw(arguments: argparse.Namespace) -> int:
    throw(arguments.name, arguments.to, arguments.by, arguments.why)
    print(f"{arguments.name} is {arguments.to}.")
    return 0
