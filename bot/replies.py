"""Answers about the conversation itself: greeting, help, asking back, failure. The words stand in ``replies.yml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from bot.answer import Answer, Option, ShownContact
from bot.dialogue.place import Where
from bot.options import about, in_place, listed
from bot.urgent_reply import UrgentNumber, emergency_numbers
from knowledge.directory.places.resolver import Status
from knowledge.vocabulary import NEEDS, SUBJECTS

REPLIES_FILE = Path(__file__).with_name("replies.yml")
REFUSALS_FILE = Path(__file__).with_name("refusals.yml")

CONVERSATION = ("greet", "goodbye", "thank", "acknowledge", "help", "privacy", "feedback", "start_again")
"""Intents that are answered by fixed words."""

STARTING_POINTS = (
    "domestic_abuse",
    "child_protection",
    "homelessness",
    "young_people",
    "mental_health_offending",
    "older_people_carers",
)
OFFERED_NEEDS = ("checklist", "approach", "warning_signs", "law", "information_sharing", "contacts")


def words(name: str, **values: object) -> str:
    """Return the words of a reply, with its values put in."""
    return _texts()[name].format(**values)


def conversation(intent: str) -> Answer:
    """Return the fixed answer to a move in the conversation."""
    return Answer(kind="conversation", lead=words(intent), options=_starting_options())


def out_of_scope(kind: str | None = None) -> Answer:
    """Say what is not covered and where to go instead, and offer what is covered."""
    refusal = refusals().get(kind or "")
    lead = refusal.words if refusal else words("out_of_scope")
    return Answer(kind="out_of_scope", lead=lead, options=_starting_options())


@dataclass(frozen=True)
class Refusal:
    """What is said to one kind of question that is not covered, and the ids of who can help with it."""

    words: str
    contacts: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def refusals() -> dict[str, Refusal]:
    """Return the refusals by kind."""
    read = yaml.safe_load(REFUSALS_FILE.read_text(encoding="utf-8"))
    return {kind: Refusal(entry["words"].strip(), tuple(entry.get("contacts", ()))) for kind, entry in read.items()}


def clarify_subject(likely: Sequence[str] = (), need: str | None = None) -> Answer:
    """Ask what the question is about, the likely subjects first."""
    subjects = list(dict.fromkeys([*likely, *STARTING_POINTS]))[:6]
    options = tuple(Option(SUBJECTS[subject], about([subject], need)) for subject in subjects)
    return Answer(kind="clarify", need=need, lead=words("clarify_subject"), options=options)


def clarify_need(subjects: Sequence[str], likely: Sequence[str] = ()) -> Answer:
    """Ask what is wanted about known subjects, the likely needs first."""
    needs = list(dict.fromkeys([*likely[:2], *OFFERED_NEEDS]))[:6]
    options = tuple(Option(NEEDS[need], about(subjects, need)) for need in needs)
    lead = words("clarify_need", subject=listed(subjects))
    return Answer(kind="clarify", subjects=tuple(subjects), lead=lead, options=options)


def clarify_place(where: Where, labels: Sequence[str]) -> Answer:
    """Ask which council is meant, by the names of those it may be; openly when there are none to offer."""
    choices = " or ".join(filter(None, [", ".join(labels[:-1]), *labels[-1:]]))
    if not labels:
        within = where.within
        lead = words("place_within", within=within) if within else words("place_unknown", place=where.code or "that")
    elif where.status is Status.DID_YOU_MEAN or len(labels) == 1:
        lead = words("place_did_you_mean", choices=f"{where.town} in {choices}" if where.town else choices)
    else:
        lead = words("place_which", choices=choices)
    return Answer(kind="clarify", lead=lead, options=tuple(Option(label, in_place(label)) for label in labels))


def nothing_heard() -> Answer:
    """Answer a message without any words."""
    return Answer(kind="clarify", lead=words("clarify_nothing"), options=_starting_options())


def nothing_to_go_back_to() -> Answer:
    """Answer a wish for an earlier answer when there is none."""
    return Answer(kind="clarify", lead=words("nothing_to_go_back_to"), options=_starting_options())


def none_of_these() -> Answer:
    """Ask openly after none of the options was right."""
    return Answer(kind="clarify", lead=words("none_of_these"), options=_starting_options())


def place_not_these() -> Answer:
    """Ask openly after none of the places was right."""
    return Answer(kind="clarify", lead=words("place_not_these"))


def nothing_more() -> Answer:
    """Answer "more" when there is none."""
    return Answer(kind="conversation", lead=words("nothing_more"), options=_starting_options())


def too_long(limit: int) -> Answer:
    """Refuse a message that is too long, kindly."""
    return Answer(kind="error", lead=words("too_long", limit=limit), contacts=emergency_contacts())


def too_fast(seconds: int) -> Answer:
    """Ask somebody to wait."""
    return Answer(kind="error", lead=words("too_fast", seconds=seconds), contacts=emergency_contacts())


def not_english() -> Answer:
    """Say which language is understood, and what to do meanwhile."""
    return Answer(kind="conversation", lead=words("not_english"), contacts=emergency_contacts())


def failure() -> Answer:
    """Say plainly that a part is down. Uses nothing that can be down itself."""
    return Answer(kind="error", lead=words("failure"), contacts=emergency_contacts())


def switched_off() -> Answer:
    """Say that the service is off, and whom to ring meanwhile."""
    return Answer(kind="error", lead=words("switched_off"), contacts=emergency_contacts())


def emergency_contacts() -> tuple[ShownContact, ...]:
    """Return the numbers that every failure reply gives."""
    return tuple(_emergency_contact(number) for number in emergency_numbers())


def _emergency_contact(number: UrgentNumber) -> ShownContact:
    return ShownContact(
        id=number.id,
        name=number.name,
        for_whom="Anyone",
        purpose="",
        phone=number.phone,
        text_or_sms=None,
        web=None,
        email=None,
        hours=None,
        areas=("UK",),
        verified=None,
        note=None,
        caution=None,
    )


def _starting_options() -> tuple[Option, ...]:
    return tuple(Option(SUBJECTS[name], about([name])) for name in STARTING_POINTS)


@lru_cache(maxsize=1)
def _texts() -> dict[str, str]:
    texts: dict[str, str] = yaml.safe_load(REPLIES_FILE.read_text(encoding="utf-8"))
    return {name: text.strip() for name, text in texts.items()}
