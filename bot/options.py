"""What the options of an answer say when they are chosen: written here, and read back here, word for word.

An option must do what its label says. Its message therefore never depends on what a model makes of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.vocabulary import NATIONS, NEEDS, SUBJECTS

MORE = "more"
OUT_OF_HOURS = "and out of hours?"
REPORT = "report a problem"
REASONS = {
    "wrong number": "wrong_number",
    "closed": "closed",
    "does not take this client": "not_eligible",
    "something else": "other",
}
"""What a reader may say is wrong with a contact, and what it is kept as."""

_SUBJECT_BY_NAME = sorted(
    ((name.casefold(), subject) for subject, name in SUBJECTS.items()), key=lambda pair: -len(pair[0])
)
_NEED_BY_NAME = {name.casefold(): need for need, name in NEEDS.items()}
_NATION = re.compile(rf"and in ({'|'.join(NATIONS)})\?", re.IGNORECASE)
_PLACE = re.compile(r"area: (?P<name>[^:]{2,80})", re.IGNORECASE)
_REPORT = re.compile(rf"report (?:a problem|(?P<number>[1-9])(?:: (?P<reason>{'|'.join(REASONS)}))?)", re.IGNORECASE)
_BETWEEN = (", ", " and ")


@dataclass(frozen=True)
class Chosen:
    """An option that was chosen. Without subjects or need those of the conversation stay.

    ``place`` is the name of a place. ``report`` says that a contact is wrong: the one at ``number`` (from 1) of those
    shown, and for which reason, as far as that was chosen too.
    """

    subjects: tuple[str, ...] = ()
    need: str | None = None
    place: str | None = None
    report: bool = False
    number: int | None = None
    reason: str | None = None


def listed(subjects: Sequence[str]) -> str:
    """Return the names of subjects as a list in words: "HIV, Homelessness and Child protection"."""
    names = [SUBJECTS[subject] for subject in subjects]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def about(subjects: Sequence[str], need: str | None = None) -> str:
    """Return the message that asks about these subjects, and for one need of them."""
    return f"{listed(subjects)}: {NEEDS[need].lower()}" if need else listed(subjects)


def in_nation(nation: str) -> str:
    """Return the message that asks the same for a nation."""
    return f"and in {nation}?"


def in_place(label: str) -> str:
    """Return the message that chooses a place."""
    return f"area: {label}"


def report(number: int, reason: str | None = None) -> str:
    """Return the message that says that the contact at a number is wrong, and, in the words of ``REASONS``, why."""
    return f"report {number}: {reason}" if reason else f"report {number}"


def read_option(text: str) -> Chosen | None:
    """Return what was chosen when a message is, word for word, that of an option; None when it is anything else."""
    if _NATION.fullmatch(text.strip()):
        return Chosen()
    if place := _PLACE.fullmatch(text.strip()):
        return Chosen(place=place["name"])
    if said := _REPORT.fullmatch(text.strip()):
        number, reason = said["number"], (said["reason"] or "").casefold()
        return Chosen(report=True, number=int(number) if number else None, reason=REASONS.get(reason))
    names, colon, wanted = text.strip().partition(":")
    subjects = _read_subjects(names)
    need = _NEED_BY_NAME.get(wanted.strip().casefold())
    if not subjects or (colon and need is None):
        return None
    return Chosen(subjects, need)


def _read_subjects(names: str) -> tuple[str, ...]:
    """Return the subjects that make up a list of names; none when anything else stands in it."""
    left, found = names.strip().casefold(), []
    while left:
        name, subject = next(((n, s) for n, s in _SUBJECT_BY_NAME if left.startswith(n)), ("", ""))
        if not subject:
            return ()
        found.append(subject)
        left = left.removeprefix(name)
        between = next((word for word in _BETWEEN if left.startswith(word)), "")
        if left and not between:
            return ()
        left = left.removeprefix(between)
    return tuple(found)
