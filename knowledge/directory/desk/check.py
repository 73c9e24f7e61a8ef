"""Check the files of the directory without loading them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from knowledge.directory.core import FOLDER, read_core, read_core_folder
from knowledge.directory.oruk.groups import mapping
from knowledge.directory.places.files import FOLDER as PLACES
from knowledge.directory.places.files import read_places
from knowledge.directory.records import ServiceRecord
from knowledge.directory.sheet import DirectoryError
from knowledge.reading import Problem


def check_files(paths: Sequence[Path], today: date) -> list[ServiceRecord]:
    """Check our own files, or only these contact files; return the contacts.

    Raises:
        DirectoryError: with every problem, each with its file, line and column.

    """
    book = read_places(PLACES)
    mapping()
    problems: list[Problem] = []
    contacts: list[ServiceRecord] = []
    for path in paths or (FOLDER,):
        try:
            read = read_core_folder if path.is_dir() else read_core
            contacts += read(path, book.places, today)
        except DirectoryError as error:
            problems += error.problems
    if problems:
        raise DirectoryError(problems)
    return contacts
