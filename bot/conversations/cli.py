"""``waymark conversations ...``: how many are kept, and forgetting them (PRV-5)."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError

from bot.conversations.database import ConversationsError
from bot.conversations.kept import KeptConversations
from bot.conversations.opened import kept_conversations, opened


def add_conversations_commands(parser: argparse.ArgumentParser) -> None:
    """Give a parser the commands; each sets ``act``, a function of the parsed arguments."""
    commands = parser.add_subparsers(dest="conversations_command", required=True)
    commands.add_parser("count", help="say how many are kept").set_defaults(act=_count)
    what = "remove conversations from the database now; a running bot drops them from memory within a minute"
    forgetting = commands.add_parser("forget", help=what, description=what)
    which = forgetting.add_mutually_exclusive_group(required=True)
    which.add_argument("name", nargs="?", help="channel and name of one, as web:abc")
    which.add_argument("--quiet", action="store_true", help="those that are over, an hour after their last message")
    which.add_argument("--all", action="store_true", help="all of them")
    forgetting.set_defaults(act=_forget)


def _count(_: argparse.Namespace) -> int:
    print(_asked(KeptConversations.count))
    return 0


def _forget(arguments: argparse.Namespace) -> int:
    if arguments.all:
        removed = _asked(KeptConversations.forget_all)
    elif arguments.quiet:
        removed = _asked(KeptConversations.forget_quiet)
    else:
        removed = _asked(lambda kept: int(kept.forget(arguments.name)))
    print(f"{removed} forgotten.")
    return 0


def _asked(question: Callable[[KeptConversations], int]) -> int:
    engine = opened()
    if engine is None:
        raise ConversationsError("Conversations are kept in memory only: stopping the bot forgets them.")
    try:
        return question(kept_conversations(engine))
    except SQLAlchemyError as error:
        raise ConversationsError(f"The conversations database does not answer ({type(error).__name__}).") from error
    finally:
        engine.dispose()
