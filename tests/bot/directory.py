"""Directories for tests of the floor above: one made ready once, one that is lost."""

from knowledge.directory.database import open_directory
from knowledge.directory.prepare import prepare_directory
from knowledge.directory.store import DirectoryStore
from tests.knowledge.directory.conftest import TODAY


def stocked(folder):
    """Return a directory with our places and core contacts."""
    engine = open_directory(f"sqlite:///{folder / 'directory.db'}")
    prepare_directory(engine, TODAY)
    return DirectoryStore(engine)


def lost(folder):
    """Return a directory that cannot be read."""
    return DirectoryStore(open_directory(f"sqlite:///{folder / 'gone' / 'directory.db'}"))
