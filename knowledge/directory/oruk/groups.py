"""Whom a service is for, from the words its publisher sorts it by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from knowledge.directory.places.words import fold
from knowledge.directory.sheet import DirectoryError
from knowledge.reading import parse, read_yaml
from knowledge.vocabulary import SUBJECTS

FILE = Path(__file__).with_name("client_groups.yml")


@lru_cache(maxsize=1)
def mapping() -> dict[str, tuple[str, ...]]:
    """Return the words that stand for each subject, folded.

    Raises:
        DirectoryError: the file is not sound.

    """
    file, problems = read_yaml(FILE)
    words, misfits = parse(file, dict[str, list[str]]) if file else (None, [])
    problems += misfits
    if file and words:
        problems += [file.problem([name], "is no subject") for name in words if name not in SUBJECTS]
    if problems or not words:
        raise DirectoryError(problems)
    return {subject: tuple(f" {fold(word)} " for word in found) for subject, found in words.items()}


def client_groups(phrases: Iterable[str]) -> dict[str, str]:
    """Return the subjects that any of these phrases names, each as ``mapped``."""
    folded = [f" {fold(phrase)} " for phrase in phrases]
    return {
        subject: "mapped"
        for subject, words in mapping().items()
        if any(word in phrase for word in words for phrase in folded)
    }
