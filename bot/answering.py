"""Make an Answer from the knowledge and the directory. Imports no Rasa and no SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.answer import Answer, Option, ShownPoint, ShownSource
from bot.contacts import Stores, contacts_for, for_place, more_contacts, with_contacts
from bot.dialogue.area import area_of
from bot.dialogue.heard import Heard
from bot.dialogue.topic import TRAIL_KEPT, Shown, Topic
from bot.options import MORE, OUT_OF_HOURS, REPORT, about, in_nation, listed
from bot.replies import words
from knowledge.likeness import Question
from knowledge.model import Page, Point
from knowledge.store import KnowledgeStore
from knowledge.vocabulary import BOTH_DUTIES, NATIONS, NEEDS, STATUSES, SUBJECTS

POINTS_SHOWN = 5
SHOWN_BY_NEED = {"case_example": 1, "definition": 2, "contacts": 2, "reflection": 5}

OF_THEIR_OWN, SURELY_WANTED = frozenset({"definition", "contacts", "case_example", "reflection"}), 0.9
"""Needs that only their own heading answers, from that share on."""

NEARLY = {"case_example": 0.4, "reflection": 0.36}
"""Likeness under which what was found is said to be only the nearest: a story or a question about something else helps
nobody who takes it for an answer."""

SAFE_CONTACT = "domestic_abuse.contacts.contact-safely"
"""Goes with every answer on domestic abuse (SAF-10)."""

LAW_DIFFERS = frozenset({"law", "information_sharing", "contacts", "checklist", "partners"})
"""Needs where the nation changes the answer enough to offer the others."""

STATUS_TO_SAY = frozenset({"enacted", "bill", "draft", "historical"})
MOST_OTHER_SUBJECTS = 2


def guidance(stores: Stores, topic: Topic, heard: Heard, question: Question | None) -> tuple[Answer, Topic]:
    """Answer a question whose subject and need are known.

    Returns:
        The answer, and the topic with what is left to show.

    Raises:
        StoreError: the store cannot be read. Without the directory the answer is given, and says so.

    """
    store = stores.knowledge
    need = topic.need or "overview"
    page = find_points(store, topic.subjects, need, topic.nation, question)
    if need == "definition":
        page = _with_named_terms(store, heard, page)
    if need == "information_sharing":
        page = _with_both_duties(store, topic, page, asked=question is not None)
    answer, after = _whole(stores, topic, page, heard.where.code)
    if page.points and page.likeness is not None and page.likeness < NEARLY.get(topic.need or "", 0.0):
        answer = answer.with_lead(words("nearest"))
    left = _remember(replace(after, need=need, remaining=page.remaining), answer)
    return answer.with_options(*_options(left, heard)), left


def find_points(
    store: KnowledgeStore, subjects: Sequence[str], need: str, nation: str | None, question: Question | None
) -> Page:
    """Return the points that answer a question, from the heading of the need alone where it is settled."""
    if not is_settled(need, question):
        return store.find(subjects, need, nation, question, POINTS_SHOWN)
    question = replace(question, meanings=None) if question else None
    return store.find(subjects, need, nation, question, SHOWN_BY_NEED.get(need, POINTS_SHOWN))


def is_settled(need: str, question: Question | None) -> bool:
    """Return whether only what is filed under a need may answer.

    That is so for what was asked for by its heading, and for terms, contacts, stories and questions to reflect on where
    they are surely wanted.
    """
    if question is None or question.meanings is None:
        return True
    return need in OF_THEIR_OWN and question.meanings.needs.get(need, 0.0) >= SURELY_WANTED


def again(stores: Stores, topic: Topic, shown: Shown) -> tuple[Answer, Topic]:
    """Give an earlier answer once more, and return to what it was about."""
    now = replace(topic, subjects=shown.subjects, need=shown.need, nation=shown.nation, area=shown.area, remaining=())
    answer, after = _whole(stores, now, Page(stores.knowledge.points(shown.points)))
    return answer.with_options(*_options(after, Heard())), after


def more(stores: Stores, topic: Topic) -> tuple[Answer, Topic]:
    """Show the next contacts, or the next points of the same question; nothing when there are none."""
    given = more_contacts(stores, topic)
    if given.contacts:
        answer = with_contacts(_show(stores.knowledge, topic, Page(())).with_lead(""), given)
        return answer.with_options(*_options(given.topic, Heard())), given.topic
    points = stores.knowledge.points(topic.remaining)
    shown = _next_points(points)
    left = replace(topic, remaining=tuple(point.id for point in points[len(shown) :]))
    answer = _with_notes(stores.knowledge, _show(stores.knowledge, topic, Page(shown)))
    return answer.with_options(*_options(left, Heard())), left


def _whole(stores: Stores, topic: Topic, page: Page, code: str | None = None) -> tuple[Answer, Topic]:
    """Return points with their contacts and notes, and the topic with what was shown of the contacts."""
    answer = _show(stores.knowledge, topic, page, code)
    asked = topic.need == "contacts" or not page.points
    given = contacts_for(stores, topic, _answered(answer.subjects, page.points), asked)
    answer = replace(answer, kind="contacts" if asked else answer.kind)
    return _with_notes(stores.knowledge, with_contacts(answer, given)), given.topic


def _remember(topic: Topic, answer: Answer) -> Topic:
    """Add the answer to the trail, so that it can be gone back to."""
    points = tuple(point.id for point in answer.points)
    shown = Shown(topic.subjects, topic.need or "overview", topic.nation, topic.area, points)
    return replace(topic, trail=(*topic.trail, shown)[-TRAIL_KEPT:])


def _next_points(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the next few points, or the whole of the next checklist."""
    if points and points[0].list_id:
        return tuple(point for point in points if point.list_id == points[0].list_id)
    return tuple(points[:POINTS_SHOWN])


def _with_named_terms(store: KnowledgeStore, heard: Heard, page: Page) -> Page:
    """Show the terms that a message names and keep what was found beside them for "More".

    Of several the one whose meaning is asked for comes first, then those that fit the question best.
    """
    found = [*(point.id for point in page.points), *page.remaining]
    rank = {name: place for place, name in enumerate(found)}
    terms = sorted(heard.terms, key=lambda name: (name != heard.asked_term, rank.get(name, len(rank))))
    named = store.points(terms[: SHOWN_BY_NEED["definition"]])
    shown = {point.id for point in named}
    return Page(named, tuple(name for name in found if name not in shown)) if named else page


def _show(store: KnowledgeStore, topic: Topic, page: Page, code: str | None = None) -> Answer:
    points = page.points
    subjects = _subjects(topic, points)
    return Answer(
        kind="guidance" if points else "contacts",
        title=_title(_answered(subjects, points), topic, points),
        lead="" if points else _no_points(store, topic),
        subjects=subjects,
        need=topic.need or "overview",
        area=area_of(topic, code),
        points=tuple(_shown_point(point) for point in points),
        sources=_sources(store, points),
        notes=_notes(topic, points),
        reviewed=min((point.as_of for point in points), default=None),
        review_due=min((point.review_due for point in points), default=None),
        ordered=bool(points) and all(point.list_id for point in points),
    )


def _subjects(topic: Topic, points: Sequence[Point]) -> tuple[str, ...]:
    """Return what was asked about, then what the first point is about when it is on none of it."""
    others = (point.subject for point in points[:1] if not set(point.subjects) & set(topic.subjects))
    return tuple(dict.fromkeys([*topic.subjects, *others]))


def _answered(subjects: Sequence[str], points: Sequence[Point]) -> list[str]:
    """Return the subjects that the points are about, in order; all of them when there is no point."""
    spoken_of = {subject for point in points for subject in point.subjects}
    return [subject for subject in subjects if subject in spoken_of] or list(subjects)


def _title(subjects: Sequence[str], topic: Topic, points: Sequence[Point]) -> str:
    names = listed(subjects)
    return f"{names}: {_heading(topic, points)}{for_place(topic)}"


def _heading(topic: Topic, points: Sequence[Point]) -> str:
    """Return what the points are filed under: the need asked for if one of them is, else that of the first."""
    if points and points[0].list_title:
        return points[0].list_title
    filed = [point.need for point in points]
    return NEEDS[filed[0] if filed and topic.need not in filed else topic.need or "overview"]


def _no_points(store: KnowledgeStore, topic: Topic) -> str:
    names = listed(topic.subjects)
    if not set(topic.subjects) & set(store.subjects()):
        return f"This looks like a question about {names}. I have no guidance on that yet; these services can help."
    place = f" for {topic.nation}" if topic.nation else ""
    return f"I have no checked guidance on this{place}. Check locally; these services can help."


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
    if len(point.nations) < len(NATIONS) and not all(nation in point.text for nation in point.nations):
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


def _with_notes(store: KnowledgeStore, answer: Answer) -> Answer:
    """Add what must go with an answer whatever points were chosen."""
    about = {*answer.subjects, *(point.id.split(".")[0] for point in answer.points)}
    if "domestic_abuse" not in about or any(point.id == SAFE_CONTACT for point in answer.points):
        return answer
    return replace(answer, notes=(*answer.notes, *(point.text for point in store.points([SAFE_CONTACT]))))


def _with_both_duties(store: KnowledgeStore, topic: Topic, page: Page, asked: bool) -> Page:
    """State the two duties in every answer on sharing, once, as the first subject says them (CAL-4).

    They stand first, but behind what fits best where something was asked in words: its reader came for that.
    """
    ids = [BOTH_DUTIES.format(subject=subject) for subject in topic.subjects]
    pinned = [point for point in store.points(ids) if topic.nation in (None, *point.nations)][:1]
    found = [point for point in page.points if point.id not in ids]
    left = [name for name in page.remaining if name not in ids]
    if not any(point.list_id for point in found):
        fitting, room = [*(point.id for point in found), *left], POINTS_SHOWN - len(pinned)
        # What was asked in words has told which points are worth showing; without words there is no telling.
        shown = min(len(found), room) if asked else room
        found, left = list(store.points(fitting[:shown])), fitting[shown:]
    place = 1 if asked and found and not found[0].list_id else 0
    return replace(page, points=(*found[:place], *pinned, *found[place:]), remaining=tuple(left))


def _options(topic: Topic, heard: Heard) -> tuple[Option, ...]:
    """Offer what fits next: a second reading, more of the same, other needs, the other nations."""
    options = [Option("More", MORE)] if topic.remaining or topic.passed else []
    options += _on_contacts(topic)
    for need in dict.fromkeys([*heard.other_needs, "checklist", "approach", "law", "information_sharing", "contacts"]):
        if need != topic.need and len(options) < 4:
            options.append(Option(NEEDS[need], about(topic.subjects, need)))
    options = [*_other_subjects(topic, heard), *options]
    if topic.need in LAW_DIFFERS:
        others = [nation for nation in NATIONS if nation != topic.nation]
        options.extend(Option(f"In {nation}", in_nation(nation)) for nation in others[: 6 - len(options)])
    return tuple(options)


def _on_contacts(topic: Topic) -> list[Option]:
    if topic.need != "contacts" or not topic.contacts:
        return []
    night = [] if topic.wishes.out_of_hours or not topic.area else [Option("Out of hours", OUT_OF_HOURS)]
    return [*night, Option("Report a problem", REPORT)]


def _other_subjects(topic: Topic, heard: Heard) -> list[Option]:
    """Offer what else it may be about, each by itself."""
    likely = dict.fromkeys([*heard.subjects[1:], *heard.guesses])
    others = [name for name in likely if name not in topic.subjects[:1]][:MOST_OTHER_SUBJECTS]
    return [Option(SUBJECTS[name], about([name], topic.need)) for name in others]
