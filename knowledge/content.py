"""All curated files read into one object, with every problem found on the way."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import yaml

from knowledge.reading import Problem, YamlFile, parse, read_yaml
from knowledge.schema import (
    ChecklistFile,
    ContactEntry,
    HeldBackDetail,
    PointEntry,
    PointsFile,
    QuestionsFile,
    RetiredNumber,
    SourceEntry,
    SubjectFile,
)
from knowledge.vocabulary import NEEDS

HERE = Path(__file__).resolve().parent
CONTENT = HERE / "content"
CONTACTS = HERE / "contacts"

QUESTIONS = "questions.yml"
LISTS = "lists"
"""The group of a questions file that holds whole checklists; the other groups are needs."""

Model = TypeVar("Model")


@dataclass(frozen=True)
class Place:
    """Where in the files something stands, so that a later check can point at it."""

    file: YamlFile
    location: tuple[str | int, ...]

    def problem(self, field_name: str, message: str) -> Problem:
        """Return a problem about one field of what stands here."""
        return self.file.problem((*self.location, field_name), message)


@dataclass(frozen=True)
class PlacedPoint:
    """A point with all that its position in the files says about it."""

    id: str
    subject: str
    need: str
    entry: PointEntry
    place: Place
    position: int
    list_id: str | None = None
    list_title: str | None = None


@dataclass(frozen=True)
class PlacedQuestions:
    """What people type when one point, or one whole checklist, is the best answer."""

    about: str
    """The id of the point, or of the list as in ``PlacedPoint.list_id``."""
    asked: tuple[str, ...]
    place: Place


@dataclass
class Content:
    """Everything curated. ``problems`` is empty when the files can be loaded."""

    folder: Path
    subjects: list[SubjectFile] = field(default_factory=list)
    sources: list[tuple[SourceEntry, Place]] = field(default_factory=list)
    points: list[PlacedPoint] = field(default_factory=list)
    questions: list[PlacedQuestions] = field(default_factory=list)
    contacts: list[tuple[ContactEntry, Place]] = field(default_factory=list)
    retired: list[RetiredNumber] = field(default_factory=list)
    held_back: list[HeldBackDetail] = field(default_factory=list)
    first_contacts: dict[str, list[str]] = field(default_factory=dict)
    """For each subject the contacts to show first, in order."""
    problems: list[Problem] = field(default_factory=list)


def read_content(content: Path = CONTENT, contacts: Path = CONTACTS) -> Content:
    """Read every curated file. Nothing is raised for a broken one: see ``Content.problems``."""
    read = Content(content)
    with _without_garbage_collection():
        for folder in sorted(path for path in content.iterdir() if path.is_dir()):
            _read_sources(folder / "sources.yml", read)
            if folder.name != "shared":
                _read_subject(folder, read)
        _read_contacts(contacts, read)
    return read


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Keep Python from looking for cycles: reading makes very many objects and no cycle; looking took a third of it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@lru_cache(maxsize=1)
def national_contact_ids(contacts: Path = CONTACTS) -> frozenset[str]:
    """Return the ids of the national contacts: a closed set, for whoever keeps only such values."""
    entries = yaml.load((contacts / "national.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)  # noqa: S506
    return frozenset(entry["id"] for entry in entries)


def content_files(content: Path = CONTENT, contacts: Path = CONTACTS) -> list[Path]:
    """Return every curated file in a fixed order."""
    return sorted([*content.rglob("*.yml"), *contacts.rglob("*.yml")])


def content_hash(content: Path = CONTENT, contacts: Path = CONTACTS) -> str:
    """Return one hash over the names and bytes of all curated files."""
    digest = hashlib.sha256()
    for path in content_files(content, contacts):
        base = content if path.is_relative_to(content) else contacts
        digest.update(str(path.relative_to(base)).encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _read(path: Path, shape: type[Model], read: Content) -> tuple[Model, YamlFile] | None:
    file, problems = read_yaml(path)
    read.problems.extend(problems)
    if file is None:
        return None
    fitted, misfits = parse(file, shape)
    read.problems.extend(misfits)
    return (fitted, file) if fitted is not None else None


def _read_sources(path: Path, read: Content) -> None:
    found = _read(path, list[SourceEntry], read)
    if found:
        entries, file = found
        read.sources.extend((entry, Place(file, (i,))) for i, entry in enumerate(entries))


def _read_subject(folder: Path, read: Content) -> None:
    expected = {"subject.yml", "sources.yml", QUESTIONS, *(f"{need}.yml" for need in NEEDS)}
    for path in sorted(folder.iterdir()):
        if path.suffix in (".yml", ".yaml") and path.name not in expected:
            read.problems.append(Problem(path, 1, "file", "is no file of a subject; see docs/curators.md"))
    found = _read(folder / "subject.yml", SubjectFile, read)
    if found:
        subject, file = found
        if subject.id != folder.name:
            read.problems.append(file.problem(["id"], f"must be the name of its folder, {folder.name!r}"))
        read.subjects.append(subject)
    for need in NEEDS:
        read_need: Callable[[Path, str, Content], Iterator[PlacedPoint]] = (
            _read_checklists if need == "checklist" else _read_points
        )
        read.points.extend(read_need(folder, need, read))
    read.questions.extend(_read_questions(folder, read))


def _read_points(folder: Path, need: str, read: Content) -> Iterator[PlacedPoint]:
    found = _read(folder / f"{need}.yml", PointsFile, read)
    if found:
        points_file, file = found
        for i, entry in enumerate(points_file.points):
            yield PlacedPoint(
                id=f"{folder.name}.{need}.{entry.id}",
                subject=folder.name,
                need=need,
                entry=entry,
                place=Place(file, ("points", i)),
                position=i,
            )


def _read_checklists(folder: Path, need: str, read: Content) -> Iterator[PlacedPoint]:
    found = _read(folder / f"{need}.yml", ChecklistFile, read)
    if found:
        checklists, file = found
        position = 0
        seen: set[str] = set()
        for i, checklist in enumerate(checklists.lists):
            if checklist.id in seen:
                read.problems.append(file.problem(("lists", i, "id"), f"{checklist.id!r} is given twice"))
            seen.add(checklist.id)
            for j, entry in enumerate(checklist.points):
                yield PlacedPoint(
                    id=f"{folder.name}.{need}.{entry.id}",
                    subject=folder.name,
                    need=need,
                    entry=entry,
                    place=Place(file, ("lists", i, "points", j)),
                    position=position,
                    list_id=f"{folder.name}.{checklist.id}",
                    list_title=checklist.title,
                )
                position += 1


def _read_questions(folder: Path, read: Content) -> Iterator[PlacedQuestions]:
    path = folder / QUESTIONS
    found = _read(path, QuestionsFile, read) if path.exists() else None
    if found:
        groups, file = found
        for group, owners in groups.items():
            kind = f"{folder.name}." if group == LISTS else f"{folder.name}.{group}."
            for name, asked in owners.items():
                yield PlacedQuestions(kind + name, tuple(asked), Place(file, (group, name)))


def _read_contacts(folder: Path, read: Content) -> None:
    found = _read(folder / "national.yml", list[ContactEntry], read)
    if found:
        entries, file = found
        read.contacts.extend((entry, Place(file, (i,))) for i, entry in enumerate(entries))
    retired = _read(folder / "retired_numbers.yml", list[RetiredNumber], read)
    if retired:
        read.retired.extend(retired[0])
    held_back = _read(folder / "held_back.yml", list[HeldBackDetail], read)
    if held_back:
        read.held_back.extend(held_back[0])
    first = _read(folder / "first.yml", dict[str, list[str]], read)
    if first:
        read.first_contacts = first[0]
        read.problems.extend(_unknown_contacts(*first, {entry.id: entry for entry, _ in read.contacts}))


def _unknown_contacts(
    order: dict[str, list[str]], file: YamlFile, contacts: dict[str, ContactEntry]
) -> Iterator[Problem]:
    for subject, names in order.items():
        for i, name in enumerate(names):
            if name not in contacts or subject not in contacts[name].subjects:
                yield file.problem((subject, i), f"{name!r} is no contact for {subject!r}")
