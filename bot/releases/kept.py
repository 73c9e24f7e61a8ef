"""The releases that are kept, and which of them is in use: a link, so that one step changes everything."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel

from bot.knowledge import publish_knowledge
from bot.paths import CURRENT, RELEASES
from bot.releases.release import Origin, Release, origin_of_checkout, read_release

MOST = 3
"""Releases kept, the one in use among them."""


class ReleaseError(Exception):
    """Nothing was changed; the message says why and what to do."""


class _RolledBack(BaseModel):
    """Which release was called back, and what the checkout was then."""

    to: str
    checkout: Origin


def kept_releases() -> list[Release]:
    """Return the releases, the one used last first."""
    folders = RELEASES.iterdir() if RELEASES.exists() else ()
    found = filter(None, (read_release(folder) for folder in folders if not folder.name.startswith(".")))
    last_use = {name: number for number, name in enumerate(_uses())}
    return sorted(found, key=lambda release: (last_use.get(release.name, -1), release.name), reverse=True)


def release_in_use() -> Release | None:
    """Return the release in use; None before the first."""
    return read_release(RELEASES / CURRENT.readlink().name) if CURRENT.is_symlink() else None


def rolled_back_to(here: Origin) -> Release | None:
    """Return the release in use if it was called back and the checkout is still as it was then, otherwise None."""
    release = release_in_use()
    try:
        mark = _RolledBack.parse_raw(_mark().read_bytes())
    except (OSError, ValueError):
        return None
    return release if release and (mark.to, mark.checkout) == (release.name, here) else None


def roll_back(name: str | None) -> Release:
    """Put a release to use again: the one with this name, or the one that was in use before.

    Raises:
        ReleaseError: there is none, it does not fit the checkout, or it is damaged.

    """
    with one_at_a_time():
        here, chosen = origin_of_checkout(), _chosen(name)
        misfits = chosen.origin.misfits(here)
        if misfits:
            raise ReleaseError(
                f"{chosen.name} does not fit this checkout: {' and '.join(misfits)} changed since. "
                "Go back to the revision it was made from, then run: make prepare"
            )
        require_whole(chosen)
        if chosen.origin == here:
            _mark().unlink(missing_ok=True)
        else:
            # Written first: it means nothing until the release is in use.
            _mark().write_text(_RolledBack(to=chosen.name, checkout=here).json(), encoding="utf-8")
        put_to_use(chosen)
    return chosen


def require_whole(release: Release) -> None:
    """Raise ReleaseError when a file of a release is not what was kept."""
    damaged = release.damaged()
    if damaged:
        raise ReleaseError(f"{release.name} is damaged ({', '.join(damaged)}). Choose another: ./waymark releases")


def put_to_use(release: Release) -> None:
    """Make a release the one in use. Running bots see its content from now on, new ones its models too."""
    publish_knowledge(release.knowledge, release.origin.content)
    if release == release_in_use():
        return
    with _history().open("a", encoding="utf-8") as history:
        history.write(f"{release.name}\n")
    link = CURRENT.with_name(".current")
    link.unlink(missing_ok=True)
    link.symlink_to(Path(RELEASES.name, release.name))
    link.replace(CURRENT)


def drop_surplus() -> None:
    """Remove the releases beyond those kept whose use is longest ago, never the one in use."""
    in_use = release_in_use()
    others = [release for release in kept_releases() if release != in_use]
    for release in others[MOST - 1 :]:
        shutil.rmtree(release.folder)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Keep other commands from making or changing releases meanwhile; a kill ends it too.

    Raises:
        ReleaseError: another command is at it.

    """
    RELEASES.mkdir(parents=True, exist_ok=True)
    with (RELEASES / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise ReleaseError("Another prepare or rollback is at work. Wait until it is done.") from error
        yield


def _chosen(name: str | None) -> Release:
    releases, in_use = kept_releases(), release_in_use()
    if name is not None:
        found = [release for release in releases if release.name == name]
    else:
        found = [release for release in releases if release != in_use]
    if not found:
        wanted = f"called {name}" if name else "other than the one in use"
        raise ReleaseError(f"There is no release {wanted}. Those there are: ./waymark releases")
    if in_use and found[0] == in_use:
        raise ReleaseError(f"{in_use.name} is in use already.")
    return found[0]


def _uses() -> list[str]:
    return _history().read_text(encoding="utf-8").splitlines() if _history().exists() else []


def _history() -> Path:
    """Return the file with the name of a release for each time that one was put to use."""
    return RELEASES / "history"


def _mark() -> Path:
    return RELEASES / "rolled-back.json"
