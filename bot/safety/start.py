"""What is checked before the port opens: the texts for danger, the models, the knowledge."""

from __future__ import annotations

from bot.paths import database_address
from bot.safety.reviewed import require_reviewed
from bot.training import require_model
from bot.understanding.encoder_build import ENCODER_ID
from knowledge.content import content_hash, read_content
from knowledge.database import open_database
from knowledge.load import is_current
from knowledge.same import differences


class UnsoundError(Exception):
    """Something is not what was prepared; the message says what, and what to do."""


def require_sound() -> None:
    """Raise an error that says what to do when a text, a model or the knowledge is not what it should be.

    Raises:
        ReviewError: a text for danger changed since it was read.
        TrainingError: a model is missing, or is not the file that training wrote.
        UnsoundError: the knowledge is not that of the curated files.

    """
    require_reviewed()
    require_model()
    require_same_knowledge(database_address())


def require_same_knowledge(address: str) -> None:
    """Raise UnsoundError when the database does not hold exactly what the curated files say."""
    engine = open_database(address)
    try:
        if not is_current(engine, content_hash(), ENCODER_ID):
            raise UnsoundError("The knowledge is missing or older than the curated files. Run: make prepare")
        changed = list(differences(engine, read_content()))
    finally:
        engine.dispose()
    if changed:
        raise UnsoundError(
            f"The knowledge database was changed by something other than loading (tables: {', '.join(changed)}). "
            "Find out by what. Then remove it (the file knowledge.db under var/) and run: make prepare"
        )
