"""How a message changes what a conversation is about: what it says replaces what was known, the rest stays."""

from __future__ import annotations

from dataclasses import replace

from bot.danger import judge_danger
from bot.dialogue.heard import (
    ADDS,
    ANSWERS,
    ASKS,
    CLEARLY_ASKED,
    CORRECTS,
    INFORM,
    OPENS,
    OUT_OF_SCOPE,
    REPLACES,
    Heard,
)
from bot.dialogue.phrasing import asks_a_question, comes_back_here, picks_a_side
from bot.dialogue.topic import NEED, PLACE, SUBJECT, Topic
from bot.dialogue.wishes import Wishes, is_short
from bot.understanding.urgency import CALM
from knowledge.directory.councils import nation_of

BEYOND_DOUBT = 0.8
"""Probability from which the answer to "what is it about?", or the same for others, also changes what is wanted."""

OF_ANY_CASE = frozenset({"overview", "warning_signs"})
"""Needs that a message seems to have because it tells of somebody: "a child at risk"."""

LIKELY_ANOTHER = 0.7
"""Share from which a subject that is not named takes the place of what was talked about."""

WHOLE_STORY, LIKELY_IN_A_STORY = 12, 0.5
"""Words from which a message may tell a case of its own, and the share from which its subject then counts."""

POINTED_AT = 0.3
"""Share from which a subject is taken when the same is asked of another group, or of another side of the case: "and a
lad of 12 caring for his mum", "leave that, the flat"."""

SURE_ANOTHER = 0.95
"""Share from which a subject that is not named joins in when more is asked: "his mum's drinking, how do I raise it"."""

SURELY_ANOTHER_CASE = 0.8
"""Share from which a message that turns to another subject leaves the case behind; under it, both are answered."""

SURELY_TOLD = 0.8
"""Share from which a subject that is told besides comes first, where it is also named, asked about or dangerous: "he's
her carer" names one, but may only tell who is there."""

FEW_WORDS = 3
"""Words up to which a message only points at one side of what was asked: "kids first"."""

IN_A_CASE = 0.15
"""Share from which a need is taken in a running case though no need is clear enough to stand by itself."""

MAY_BE_OUTSIDE, SURELY_OUTSIDE = 0.5, 0.75
"""Shares of what is not covered: from the first a question in a running case is refused, from the second anything."""

MOST_SUBJECTS, MOST_SPOKEN_OF = 3, 6


def next_topic(topic: Topic, heard: Heard) -> Topic:
    """Return the topic after a message."""
    move = move_of(topic, heard)
    subjects = _next_subjects(topic, heard, move)
    known = topic.wishes if set(subjects) & set(topic.subjects) else Wishes()
    if heard.subjects:
        known = known.of_any_team
    return replace(
        topic,
        subjects=subjects,
        spoken_of=_spoken_of(topic, heard, subjects, move),
        need=_next_need(topic, heard, move),
        nation=_next_nation(topic, heard),
        area=_next_area(topic, heard),
        near=heard.where.near if heard.places else topic.near,
        wishes=known.then(heard.wishes),
        contacts=(),
        passed=(),
        remaining=(),
        asked=None,
        offered=(),
    )


def asked_about(topic: Topic, heard: Heard) -> Topic:
    """Return the topic after a message that is asked about: what was left of the last answer stays, for "More"."""
    return replace(next_topic(topic, heard), remaining=topic.remaining, passed=topic.passed)


def as_more_on_contacts(topic: Topic, heard: Heard) -> Heard | None:
    """Return a message that only says what is wanted of the contacts just given, read as that; None for any other.

    "One that speaks Punjabi" looks like dementia in minority ethnic elders, "for men" like a new case.
    """
    if topic.need != "contacts" or not topic.subjects or not heard.wishes.of_any_team or not is_short(heard.text):
        return None
    if heard.named and not set(heard.named) <= set(topic.subjects):
        return None
    return replace(heard, intent="contacts", needs=(), subjects=(), guesses=(), named=(), terms=(), move=ASKS)


def within_case(topic: Topic, heard: Heard) -> Heard | None:
    """Return a message that is not clear by itself, read as a turn of the running case; None when it cannot be.

    What adds a fact leaves what is wanted as it was: "one of them is on universal credit". What asks is taken for its
    likeliest need, unless it seems to ask for something that is not covered.
    """
    if not topic.subjects or topic.need is None or topic.asked or heard.share >= SURELY_OUTSIDE:
        return None
    if heard.move == ADDS:
        return replace(heard, intent=INFORM)
    outside = heard.intent == OUT_OF_SCOPE and heard.share >= MAY_BE_OUTSIDE
    if heard.move == ASKS and not outside and heard.certainty >= IN_A_CASE:
        return replace(heard, intent=heard.needs[0].name)
    return None


def points_at_another(topic: Topic, heard: Heard) -> bool:
    """Return whether a message without a question of its own turns to another subject: "ok housing now"."""
    asks_nothing = heard.need is None and heard.intent != INFORM
    return bool(asks_nothing and topic.need and heard.move == REPLACES and heard.subjects)


def move_of(topic: Topic, heard: Heard) -> str:
    """Return what the message does; the first one of a case opens it, whatever it looks like.

    What comes after a question of the bot answers it, unless it tells another case and asks something of its own.
    """
    if topic.asked in (SUBJECT, NEED, PLACE) and not _asks_of_its_own(heard):
        return ANSWERS
    return heard.move if topic.subjects else OPENS


def _asks_of_its_own(heard: Heard) -> bool:
    return _opens_whole(heard) and heard.need is not None and heard.certainty >= CLEARLY_ASKED


def tells_a_case(heard: Heard) -> bool:
    """Return whether a message opens with a whole story that is surely about something."""
    return _opens_whole(heard) and bool(heard.subjects) and heard.likelihood >= SURELY_ANOTHER_CASE


def _opens_whole(heard: Heard) -> bool:
    return heard.move == OPENS and len(heard.text.split()) >= WHOLE_STORY


def whole_question(topic: Topic, heard: Heard) -> str | None:
    """Return what is asked, with what was said before in the same case; None when nothing was asked in words.

    A message that tells of somebody asks, whether or not it says what: only "domestic abuse" or "Leeds" does not.
    """
    if move_of(topic, heard) != OPENS:
        return " ".join([*heard.earlier, heard.text])
    return heard.text if heard.need or not is_short(heard.text) else None


def _next_subjects(topic: Topic, heard: Heard, move: str) -> tuple[str, ...]:
    told = heard.subjects or (() if move in (ADDS, CORRECTS) else _subjects_of_terms(heard))
    if _points_somewhere(heard, move) and (pointed_at := _pointed_at(topic, heard)):
        return pointed_at
    if move == ASKS or (move == ANSWERS and topic.asked in (NEED, PLACE)) or not _is_clear(topic, heard):
        told = heard.named or (_sure_another(topic, heard) if move == ASKS else ())
    if move == ADDS and told and told[0] not in topic.subjects and _leads(heard):
        return tuple(dict.fromkeys([*told, *topic.subjects]))[:MOST_SUBJECTS]
    if move == ADDS and told:
        known = [subject for subject in told if subject in (*topic.subjects, *topic.spoken_of)]
        surely = heard.named if heard.likelihood >= SURELY_TOLD else ()
        return tuple(dict.fromkeys([*surely, *known, *topic.subjects, *told]))[:MOST_SUBJECTS]
    if told and move == OPENS and heard.another < SURELY_ANOTHER_CASE:
        return tuple(dict.fromkeys([*told, *topic.subjects]))[:MOST_SUBJECTS]
    return told or _nearest_first(topic, heard)


def _leads(heard: Heard) -> bool:
    """Return whether what is told besides comes first from now on: it asks something, or tells of danger."""
    asks = heard.need is not None and heard.certainty >= CLEARLY_ASKED
    return heard.likelihood >= SURELY_TOLD and (asks or judge_danger(heard.text) != CALM)


def _points_somewhere(heard: Heard, move: str) -> bool:
    """Return whether a message turns to another group or side without naming it: "same for lads", "no, the flat"."""
    corrects = move == CORRECTS and heard.intent == INFORM and is_short(heard.text)
    asks = move in (ASKS, ADDS) and picks_a_side(heard.text)
    return (move == REPLACES or corrects or asks) and not heard.named


def _pointed_at(topic: Topic, heard: Heard) -> tuple[str, ...]:
    """Return the side of the case that is likeliest, else the likeliest subject that was not talked about."""
    likely = [reading for reading in heard.readings if reading.share >= POINTED_AT]
    if likely and likely[0].name in topic.subjects[1:]:
        return (likely[0].name,)
    if likely and likely[0].name in topic.subjects and likely[0].share >= LIKELY_ANOTHER:
        return ()
    return tuple(reading.name for reading in likely if reading.name not in topic.subjects)[:1]


def _sure_another(topic: Topic, heard: Heard) -> tuple[str, ...]:
    another = heard.subjects and heard.subjects[0] not in topic.subjects
    return heard.subjects if another and heard.likelihood >= SURE_ANOTHER else ()


def _is_clear(topic: Topic, heard: Heard) -> bool:
    """Return whether what a message seems to be about counts more than what was talked about."""
    if not topic.subjects or topic.asked or not heard.subjects:
        return True
    return heard.likelihood >= (LIKELY_IN_A_STORY if _opens_whole(heard) else LIKELY_ANOTHER)


def _nearest_first(topic: Topic, heard: Heard) -> tuple[str, ...]:
    """Return the subjects talked about, those first that the message may mean: "and the verge", "kids first".

    A fact that is only faintly like one of them turns to none: "only eight came".
    """
    faint = {reading.name for reading in heard.readings if reading.share < LIKELY_IN_A_STORY}
    likely = [subject for subject in (*heard.subjects, *heard.guesses) if heard.move != ADDS or subject not in faint]
    meant = [subject for subject in likely if subject in topic.subjects]
    if heard.intent == INFORM and likely and likely[0] in topic.spoken_of:
        meant = [likely[0], *meant]
    return tuple(dict.fromkeys([*meant, *topic.subjects]))[:MOST_SUBJECTS]


def _spoken_of(topic: Topic, heard: Heard, subjects: tuple[str, ...], move: str) -> tuple[str, ...]:
    """Return what the case may be about besides; another case is one that opens, and where no subject stays."""
    another = move == OPENS and not set(subjects) & {*topic.subjects, *topic.spoken_of}
    before = () if another else (*topic.subjects, *topic.spoken_of)
    return tuple(dict.fromkeys([*subjects, *before, *heard.guesses]))[:MOST_SPOKEN_OF]


def _next_need(topic: Topic, heard: Heard, move: str) -> str | None:
    if topic.need and _keeps_need(topic, heard, move):
        return topic.need
    if heard.need:
        return heard.need
    if topic.need is None and heard.intent == INFORM and heard.subjects:
        return "overview"
    return topic.need


def _keeps_need(topic: Topic, heard: Heard, move: str) -> bool:
    if move in (ADDS, CORRECTS):
        return heard.certainty < CLEARLY_ASKED
    if len(heard.text.split()) <= FEW_WORDS and set(heard.subjects[:1]) & {*topic.subjects, *topic.spoken_of}:
        return heard.certainty < BEYOND_DOUBT
    if move == ANSWERS and topic.asked in (SUBJECT, PLACE):
        return heard.certainty < BEYOND_DOUBT or (is_short(heard.text) and heard.need in OF_ANY_CASE)
    if asks_a_question(heard.text):
        return move == REPLACES and heard.certainty < CLEARLY_ASKED
    return move == REPLACES and (heard.certainty < BEYOND_DOUBT or heard.need in OF_ANY_CASE)


def _next_nation(topic: Topic, heard: Heard) -> str | None:
    named = named_nations(heard)
    if not named:
        return _home(topic)[0] if comes_back_here(heard.text) else topic.nation
    return named[0] if len(named) == 1 else None


def _next_area(topic: Topic, heard: Heard) -> str | None:
    named = named_nations(heard)
    if heard.places:
        return heard.places[0] if len(named) == 1 else None
    if topic.area and named and nation_of(topic.area) not in named:
        return None
    return _home(topic)[1] if comes_back_here(heard.text) and not named else topic.area


def _home(topic: Topic) -> tuple[str | None, str | None]:
    """Return the nation and the council that were told first: where the worker is."""
    told = ((shown.nation, shown.area) for shown in topic.trail if shown.nation)
    return next(told, (topic.nation, topic.area))


def named_nations(heard: Heard) -> tuple[str, ...]:
    """Return the nations that a message names, itself or by a place in them; a place counts more when it corrects."""
    of_places = list(filter(None, map(nation_of, heard.places)))
    if of_places and heard.move == CORRECTS:
        return tuple(dict.fromkeys(of_places))
    return tuple(dict.fromkeys([*heard.nations, *of_places]))


def _subjects_of_terms(heard: Heard) -> tuple[str, ...]:
    """Return the subject of the terms named, when they all belong to one: "duty to refer" is about homelessness.

    Some are ordinary words as well: "staying put" says nothing where the rest of the message points elsewhere.
    """
    owners = dict.fromkeys(point_id.split(".")[0] for point_id in heard.terms)
    fits = not heard.guesses or set(owners) & set(heard.guesses)
    return tuple(owners) if len(owners) == 1 and fits else ()
