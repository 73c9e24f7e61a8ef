"""``waymark backup`` and ``waymark restore``."""

from __future__ import annotations

import argparse
from datetime import datetime, timezone
from pathlib import Path

from bot.backup.databases import databases, restore, save
from bot.paths import VAR


def add_backup_command(parser: argparse.ArgumentParser) -> None:
    """Give a parser the command; it sets ``act``, a function of the parsed arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a new archive, such as waymark-monday.tar.gz")
    parser.set_defaults(act=_backup)


def add_restore_command(parser: argparse.ArgumentParser) -> None:
    """Give a parser the command; it sets ``act``, a function of the parsed arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="an archive that waymark backup wrote")
    parser.set_defaults(act=_restore)


def _backup(arguments: argparse.Namespace) -> int:
    chosen = databases()
    manifest = save(arguments.file, chosen)
    for database in chosen:
        entry = manifest.databases.get(database.name)
        left_out = "on a server: use pg_dump" if database.file is None else "not there yet"
        print(f"{database.name:<10} {f'{entry.bytes:,} bytes' if entry else f'left out, {left_out}'}")
    print(f"Saved in {arguments.file}.")
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    before = VAR / f"before-restore-{datetime.now(timezone.utc):%Y%m%dT%H%M%S.%f}Z.tar.gz"
    manifest = restore(arguments.file, databases(), before)
    print(f"As on {manifest.made_at:%Y-%m-%d %H:%M} UTC: {', '.join(manifest.databases)}.")
    if before.exists():
        print(f"What was there before is in {before}.")
    return 0
