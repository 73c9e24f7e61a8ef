"""The contacts of an answer: the council's own first, then local services, then national ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answer import Answer, ShownContact
from bot.dialogue.area import area_of
from bot.dialogue.topic import Topic
from bot.dialogue.wishes import EVERYONE, MEN, WOMEN
from bot.local.look_up import Local, look_up
from bot.local.notes import further_notes, local_notes
from bot.local.show import shown_local
from bot.local.words import said
from knowledge.directory.audience import audience_in
from knowledge.directory.finding.model import LocalContact
from knowledge.directory.store import DirectoryStore
from knowledge.model import Contact
from knowledge.store import KnowledgeStore
from knowledge.vocabulary import NATIONS

ASKED_FOR, BESIDE = 5, 4
"""Contacts shown when they are asked for, and beside another answer."""

LOCAL_BESIDE = 2
EMERGENCY_FIRST = "emergency-999"
CHECK_FIRST = "Check these details before you rely on them."


@dataclass(frozen=True)
class Stores:
    """All that answers are made from. Without a directory no local contact is looked for."""

    knowledge: KnowledgeStore
    directory: DirectoryStore | None = None


@dataclass(frozen=True)
class Given:
    """Contacts to show, what is said beside them, and the topic after it."""

    contacts: tuple[ShownContact, ...]
    notes: tuple[str, ...]
    topic: Topic


def contacts_for(stores: Stores, topic: Topic, subjects: Sequence[str], asked: bool) -> Given:
    """Return the first contacts. One national one is always among them, where there is any.

    Args:
        stores: where to look.
        topic: what is talked about.
        subjects: what the answer is about.
        asked: whether contacts were asked for.

    """
    local = look_up(stores.directory, topic, ASKED_FOR - 1 if asked else LOCAL_BESIDE)
    if local.found and not asked:
        local = replace(local, found=replace(local.found, contacts=_with_numbers(local.found.contacts)))
    given = _given(stores, topic, subjects, local, (0, 0), ASKED_FOR if asked else BESIDE)
    after = given.topic if asked else replace(given.topic, passed=())
    return replace(given, topic=after, notes=(*local_notes(topic, local, asked), *_about_area(stores, topic, asked)))


def more_contacts(stores: Stores, topic: Topic) -> Given:
    """Return the next contacts; none when all were shown."""
    if not topic.passed:
        return Given((), (), topic)
    local = look_up(stores.directory, topic, ASKED_FOR, topic.passed[0])
    given = _given(stores, topic, topic.subjects, local, topic.passed, ASKED_FOR)
    return replace(given, notes=further_notes(local))


def shown_contact(contact: Contact) -> ShownContact:
    """Return a national service as it is shown."""
    return ShownContact(
        id=contact.id,
        name=contact.name,
        for_whom=contact.for_whom,
        purpose=contact.purpose,
        phone=contact.phone,
        text_or_sms=contact.text_or_sms,
        web=contact.web,
        email=contact.email,
        hours=contact.hours,
        areas=("UK",) if len(contact.nations) == len(NATIONS) else contact.nations,
        verified=contact.verified,
        note=CHECK_FIRST if contact.check_first else None,
        caution=contact.caution,
    )


def _with_numbers(contacts: Sequence[LocalContact]) -> tuple[LocalContact, ...]:
    """Return those that can be rung: beside another answer there is no room for the rest."""
    return tuple(contact for contact in contacts if contact.lines)


def _given(
    stores: Stores, topic: Topic, subjects: Sequence[str], local: Local, passed: tuple[int, ...], most: int
) -> Given:
    found = local.found.contacts if local.found else ()
    known = _national(stores.knowledge, topic, subjects)
    national = known[passed[1] :][: most - len(found)]
    now = (passed[0] + len(found), passed[1] + len(national))
    left = bool(local.found and local.found.more) or now[1] < len(known)
    shown = (*map(shown_local, found), *map(shown_contact, national))
    return Given(shown, (), replace(topic, contacts=tuple(contact.id for contact in shown), passed=now if left else ()))


def _national(store: KnowledgeStore, topic: Topic, subjects: Sequence[str]) -> list[Contact]:
    """Return the national contacts; when men or women were asked for, those for them first and those for others not."""
    known = [contact for contact in store.contacts(subjects, topic.nation) if contact.id != EMERGENCY_FIRST]
    wanted = topic.wishes.audience
    if wanted not in (MEN, WOMEN):
        return known
    audiences = {contact.id: audience_in(contact.for_whom) for contact in known}
    fitting = [contact for contact in known if audiences[contact.id] in (None, EVERYONE, wanted)]
    return sorted(fitting, key=lambda contact: audiences[contact.id] != wanted)


def _about_area(stores: Stores, topic: Topic, asked: bool) -> tuple[str, ...]:
    """Ask for the council where that would help."""
    if not asked or topic.area or stores.directory is None:
        return ()
    return (said("tell_area"),)


def for_place(topic: Topic) -> str:
    """Return the place of a topic in brackets, to go behind a heading; "" when none is known."""
    area = area_of(topic)
    names = [area.name, area.nation] if area and topic.need == "contacts" else [topic.nation]
    known = [name for name in names if name]
    return f" ({', '.join(known)})" if known else ""


def with_contacts(answer: Answer, given: Given) -> Answer:
    """Return an answer with contacts and what is said beside them."""
    return replace(answer, contacts=given.contacts, notes=(*answer.notes, *given.notes))
