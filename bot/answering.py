"""Make an Answer from the knowledge store. Imports no Rasa and no SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import numpy.typing as npt

from bot.answer import Answer, Area, Option, ShownContact, ShownPoint, ShownSource
from bot.topic import Heard, Topic
from knowledge.directory.councils import councils
from knowledge.model import Contact, Page, Point
from knowledge.store import KnowledgeStore
from knowledge.vocabulary import NATIONS, NEEDS, STATUSES, SUBJECTS

POINTS_SHOWN = 5
SHOWN_BY_NEED = {"case_example": 1, "definition": 2, "contacts": 2, "reflection": 5}
CONTACTS_BESIDE = 4
CONTACTS_ASKED_FOR = 6
EMERGENCY_FIRST = "emergency-999"

SAFE_CONTACT = "domestic_abuse.contacts.contact-safely"
"""Goes with every answer on domestic abuse (SAF-10)."""

LAW_DIFFERS = frozenset({"law", "information_sharing", "contacts", "checklist", "partners"})
"""Needs where the nation changes the answer enough to offer the others."""

STATUS_TO_SAY = frozenset({"enacted", "bill", "draft", "historical"})
CHECK_FIRST = "Check these details before you rely on them."

Vector = npt.NDArray[np.float32]


def guidance(store: KnowledgeStore, topic: Topic, heard: Heard, question: Vector | None) -> tuple[Answer, Topic]:
    """Answer a question whose subject and need are known.

    Returns:
        The answer, and the topic with what is left to show.

    Raises:
        StoreError: the store cannot be read.

    """
    need = topic.need or "overview"
    limit = SHOWN_BY_NEED.get(need, POINTS_SHOWN)
    page = _defined(store, heard) if need == "definition" else Page(())
    if not page.points:
        page = store.find(topic.subjects, need, topic.nation, question, limit)
    answer = _with_contacts(store, topic, _show(store, topic, page))
    left = replace(topic, need=need, remaining=page.remaining)
    return answer.with_options(*_options(left)), left


def more(store: KnowledgeStore, topic: Topic) -> tuple[Answer, Topic]:
    """Show the next points of the same question."""
    now, later = topic.remaining[:POINTS_SHOWN], topic.remaining[POINTS_SHOWN:]
    page = Page(store.points(now), later)
    left = replace(topic, remaining=later)
    return _show(store, topic, page).with_options(*_options(left)), left


def area_of(topic: Topic) -> Area | None:
    """Return the place the answer is for."""
    if topic.area:
        council = councils()[topic.area]
        return Area(council.name, council.name, council.gss, council.nation)
    return Area(topic.nation, None, None, topic.nation) if topic.nation else None


def shown_contact(contact: Contact) -> ShownContact:
    """Return a service as it is shown."""
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


def _defined(store: KnowledgeStore, heard: Heard) -> Page:
    return Page(store.points(heard.terms[:2]))


def _show(store: KnowledgeStore, topic: Topic, page: Page) -> Answer:
    points = page.points
    subjects = tuple(dict.fromkeys([*topic.subjects, *(point.subject for point in points)]))
    return Answer(
        kind="guidance" if points else "contacts",
        title=_title(subjects, topic, points),
        lead="" if points else _no_points(store, topic),
        subjects=subjects,
        need=topic.need or "overview",
        area=area_of(topic),
        points=tuple(_shown_point(point) for point in points),
        sources=_sources(store, points),
        notes=_notes(topic, points),
        reviewed=min((point.as_of for point in points), default=None),
        review_due=min((point.review_due for point in points), default=None),
        ordered=bool(points) and all(point.list_id for point in points),
    )


def _title(subjects: Sequence[str], topic: Topic, points: Sequence[Point]) -> str:
    names = " and ".join(SUBJECTS[subject] for subject in subjects)
    heading = points[0].list_title if points and points[0].list_title else NEEDS[topic.need or "overview"]
    place = f" ({topic.nation})" if topic.nation else ""
    return f"{names}: {heading}{place}"


def _no_points(store: KnowledgeStore, topic: Topic) -> str:
    names = " and ".join(SUBJECTS[subject] for subject in topic.subjects)
    if not set(topic.subjects) & set(store.subjects()):
        return f"This looks like a question about {names}. I have no guidance on that yet; these services can help."
    return f"I have no checked guidance on this for {topic.nation}. Check locally; these services can help."


def _shown_point(point: Point) -> ShownPoint:
    return ShownPoint(
        id=point.id,
        text=point.text,
        sources=point.sources,
        nations=point.nations,
        status=point.status,
        heading=point.term,
        note=_standing(point),
    )


def _standing(point: Point) -> str | None:
    said = []
    if len(point.nations) < len(NATIONS):
        said.append(" and ".join(point.nations) if len(point.nations) < 3 else ", ".join(point.nations))
    if point.status in STATUS_TO_SAY:
        said.append(STATUSES[point.status])
    if is_past(point.review_due):
        said.append(f"past its review date, {point.review_due}: check before relying on it")
    return "; ".join(said) or None


def is_past(review_due: str, today: date | None = None) -> bool:
    """Return whether a review month is over."""
    return review_due < (today or date.today()).strftime("%Y-%m")


def _sources(store: KnowledgeStore, points: Iterable[Point]) -> tuple[ShownSource, ...]:
    ids = (source for point in points for source in point.sources)
    return tuple(ShownSource(s.id, s.title, s.publisher, s.date, s.url) for s in store.sources(ids))


def _notes(topic: Topic, points: Sequence[Point]) -> tuple[str, ...]:
    partial = any(len(point.nations) < len(NATIONS) for point in points)
    if partial and topic.nation is None:
        return (
            "The law differs between nations. Each line says where it holds: tell me your nation for its own rules.",
        )
    return ()


def _with_contacts(store: KnowledgeStore, topic: Topic, answer: Answer) -> Answer:
    asked = topic.need == "contacts" or not answer.points
    limit = CONTACTS_ASKED_FOR if asked else CONTACTS_BESIDE
    found = store.contacts(topic.subjects, topic.nation)
    chosen = [contact for contact in found if contact.id != EMERGENCY_FIRST][:limit]
    notes = [*answer.notes]
    if "domestic_abuse" in topic.subjects and all(point.id != SAFE_CONTACT for point in answer.points):
        notes.extend(point.text for point in store.points([SAFE_CONTACT]))
    if asked and topic.area:
        notes.append(
            f"I hold no local numbers yet. For {councils()[topic.area].name}, look on the council's own website."
        )
    kind = "contacts" if asked else answer.kind
    return replace(answer, kind=kind, contacts=tuple(map(shown_contact, chosen)), notes=tuple(notes))


def _options(topic: Topic) -> tuple[Option, ...]:
    """Offer what fits next: more of the same, other needs, the other nations."""
    subject = " and ".join(SUBJECTS[name] for name in topic.subjects)
    options = [Option("More", "more")] if topic.remaining else []
    for need in ("checklist", "approach", "law", "information_sharing", "contacts"):
        if need != topic.need and len(options) < 4:
            options.append(Option(NEEDS[need], f"{subject}: {NEEDS[need].lower()}"))
    if topic.need in LAW_DIFFERS:
        others = [nation for nation in NATIONS if nation != topic.nation]
        options.extend(Option(f"In {nation}", f"and in {nation}?") for nation in others[: 6 - len(options)])
    return tuple(options)
