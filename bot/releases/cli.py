"""``waymark releases`` and ``waymark rollback``."""

from __future__ import annotations

import argparse

from bot.releases.kept import kept_releases, release_in_use, roll_back
from bot.releases.release import Origin, Release, files_in, origin_of_checkout
from bot.training import MODEL

SHORT = 8
MEGABYTE = 1_000_000


def add_releases_command(parser: argparse.ArgumentParser) -> None:
    """Give a parser the command; it sets ``act``, a function of the parsed arguments."""
    parser.set_defaults(act=_list)


def add_rollback_command(parser: argparse.ArgumentParser) -> None:
    """Give a parser the command; it sets ``act``, a function of the parsed arguments."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="a release; without it, the one that was in use before")
    parser.set_defaults(act=_roll_back)


def _list(_: argparse.Namespace) -> int:
    here, in_use = origin_of_checkout(), release_in_use()
    for release in kept_releases():
        mark = "*" if release == in_use else " "
        hashes = f"content {release.origin.content[:SHORT]}  model {_model(release)[:SHORT]}"
        print(f"{mark} {release.name}  {hashes}  {_megabytes(release)} MB  {_standing(release, here)}")
    if in_use is None:
        print("None is in use. Run: make prepare")
    return 0


def _standing(release: Release, here: Origin) -> str:
    misfits, damaged = release.origin.misfits(here), release.damaged()
    if damaged:
        return f"damaged: {', '.join(damaged)}"
    if misfits:
        return f"does not fit this checkout: {' and '.join(misfits)} changed since"
    return "made from this checkout" if release.origin == here else "can be called back"


def _model(release: Release) -> str:
    return release.manifest.files[f"{release.models.name}/{MODEL.name}"]


def _megabytes(release: Release) -> int:
    return round(sum(path.stat().st_size for path in files_in(release.folder)) / MEGABYTE)


def _roll_back(arguments: argparse.Namespace) -> int:
    before = release_in_use()
    release = roll_back(arguments.name)
    print(f"{release.name} is in use. Running bots take its content in a few seconds.")
    if before and _model(before) != _model(release):
        print("Its models are others: a bot takes them when it is started again.")
    return 0
