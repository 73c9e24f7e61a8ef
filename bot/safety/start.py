"""What is checked before the port opens: the texts for danger, the models, the knowledge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.engine import Engine

from bot.paths import database_address
from bot.releases.kept import release_in_use, require_whole, rolled_back_to
from bot.releases.release import Origin, Release, origin_of_checkout
from bot.safety.reviewed import require_reviewed
from bot.training import require_model
from knowledge.content import read_content
from knowledge.database import open_database
from knowledge.load import is_current
from knowledge.same import differences, differing_tables


class UnsoundError(Exception):
    """Something is not what was prepared; the message says what, and what to do."""


def require_sound() -> None:
    """Raise an error that says what to do when a text, a model or the knowledge is not what it should be.

    Raises:
        ReviewError: a text for danger changed since it was read.
        TrainingError: a model is missing, or is not the file that training wrote.
        UnsoundError: the knowledge is not that of the curated files, or of the release that was called back.
        ReleaseError: the release that was called back is damaged.

    """
    require_own_files()
    require_same_knowledge(database_address())


def require_own_files() -> None:
    """Raise the first two of these errors: what is compared by hash, in a moment, and read by this very process."""
    require_reviewed()
    require_model()


def require_same_knowledge(address: str) -> None:
    """Raise UnsoundError when the database does not hold exactly what the curated files say.

    After a rollback it must hold what the release holds that was called back.
    """
    engine, here = open_database(address), origin_of_checkout()
    called_back = rolled_back_to(here)
    content = called_back.origin.content if called_back else here.content
    try:
        if not is_current(engine, content, here.encoder):
            raise UnsoundError("The knowledge is missing or older than the curated files. Run: make prepare")
        if called_back:
            require_whole(called_back)
        changed = list(_changed(engine, called_back or _made_from(here)))
    finally:
        engine.dispose()
    if changed:
        raise UnsoundError(
            f"The knowledge database was changed by something other than loading (tables: {', '.join(changed)}). "
            "Find out by what. Then remove it (the file knowledge.db under var/current/) and run: make prepare"
        )


def _made_from(here: Origin) -> Release | None:
    """Return the release in use if it is whole and was made from the very same files.

    Then it stands for them: reading all of them takes longer than anything else before a start.
    """
    release = release_in_use()
    return release if release and release.origin == here and not release.damaged() else None


def _changed(engine: Engine, release: Release | None) -> Iterator[str]:
    """Yield the names of the tables that differ from a whole release or, without one, from the curated files."""
    if release is None:
        yield from differences(engine, read_content())
    elif Path(engine.url.database or "").resolve() != release.knowledge.resolve():
        kept = open_database(f"sqlite:///{release.knowledge}")
        yield from differing_tables(engine, kept)
        kept.dispose()
