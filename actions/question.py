"""Answer a question, or ask for what is missing: the one way that several actions take."""

from __future__ import annotations

from dataclasses import replace

from bot.answer import Answer
from bot.answering import guidance
from bot.contacts import Stores
from bot.dialogue.ask_back import ask_need, ask_place, ask_subject
from bot.dialogue.asks_what import as_asking_what
from bot.dialogue.asks_whom import CONTACTS, as_asking_whom
from bot.dialogue.follow import (
    as_more_on_contacts,
    move_of,
    named_nations,
    next_topic,
    points_at_another,
    tells_a_case,
    whole_question,
)
from bot.dialogue.heard import INFORM, OPENS, Heard
from bot.dialogue.place import Where
from bot.dialogue.topic import Topic
from bot.dialogue.where import is_only_a_place, is_to_be_asked, only_a_place, placed, where_of
from bot.directory import shared_directory
from bot.knowledge import shared_store
from bot.local.words import said
from bot.options import read_option
from bot.understanding.encoder import shared_encoder
from knowledge.directory.places.resolver import Status
from knowledge.directory.remits import subjects_of
from knowledge.likeness import Meanings, Question
from knowledge.tfidf import of_length_one
from knowledge.vocabulary import CLIENT_GROUPS

GOES_ON = 0.3
"""Share of the votes that the subject of the running case needs, for a message to go on with it."""


def stores() -> Stores:
    """Return what one answer is made from."""
    return Stores(shared_store().at_one_release(), shared_directory())


def with_place(topic: Topic, heard: Heard) -> Heard:
    """Return a message with where it is about."""
    return replace(heard, where=where_of(shared_directory(), topic, heard))


def continues(topic: Topic, heard: Heard) -> bool:
    """Return whether a message gives only a place, asks whom to ring there, wants other contacts or a term's meaning.

    Such messages are too short to be judged by meaning, so they are taken by rule whatever their intent seems to be.
    """
    return (
        is_only_a_place(topic, heard)
        or as_asking_whom(heard) is not None
        or as_more_on_contacts(topic, heard) is not None
        or as_asking_what(heard) is not None
        or points_at_another(topic, heard)
    )


def read_again(topic: Topic, heard: Heard) -> Heard:
    """Return a question that opens a case, read again by what the points that fit it best are filed under.

    One that only seems to open another case is returned as a turn of the running one.
    """
    if _goes_on(topic, heard):
        return heard.going_on()
    text = whole_question(topic, heard)
    if text != heard.text or read_option(text):
        return heard
    question = Question(text, shared_encoder().encode(text), nations=named_nations(heard))
    return heard.meaning(stores().knowledge.read_again(question, _meanings(heard)))


def _goes_on(topic: Topic, heard: Heard) -> bool:
    """Return whether a message that seems to open another case is one more turn of the running one.

    "Husband won't stay in the room" could open a case. Where what fits it together with what was said before is about
    the same as before, it does not.
    """
    if move_of(topic, heard) != OPENS or not topic.subjects or not heard.earlier or read_option(heard.text):
        return False
    if set(heard.named) - set(topic.subjects) or tells_a_case(heard):
        return False
    return stores().knowledge.subjects_of(_in_the_case(heard)).get(topic.subjects[0], 0.0) >= GOES_ON


def answer_question(topic: Topic, heard: Heard) -> tuple[Answer, Topic]:
    """Return the answer to a message about a subject, a need, a place, or what is wanted of a service."""
    alone = is_only_a_place(topic, heard)
    asking = as_asking_whom(heard) or as_more_on_contacts(topic, heard) or as_asking_what(heard)
    heard = placed(only_a_place(heard) if alone else asking or heard)
    now = _with_the_group(_about_the_team(next_topic(topic, heard)), heard)
    if is_to_be_asked(now, heard, alone):
        return ask_place(now, heard.where)
    if not now.subjects:
        return ask_subject(now, heard.guesses)
    if now.need is None:
        return ask_need(now, heard)
    answer, left = guidance(stores(), now, heard, _question(topic, heard, now))
    return _with_place_notes(answer, left, heard.where), left


def _about_the_team(topic: Topic) -> Topic:
    """Return a topic that is about the team asked for by name, where nothing else says what it is about."""
    if topic.subjects or topic.need != CONTACTS or not topic.wishes.remits:
        return topic
    return replace(topic, subjects=subjects_of(topic.wishes.remits[0]))


def _with_the_group(topic: Topic, heard: Heard) -> Topic:
    """Return a topic that also has the client group of the case, where somebody is to be rung and only themes are left.

    "Can I tell his school" made it about sharing; "who do I ring in Leeds" still is about the lad.
    """
    if topic.need != CONTACTS or heard.subjects or set(topic.subjects) & set(CLIENT_GROUPS):
        return topic
    answered = [subject for shown in reversed(topic.trail) for subject in shown.subjects]
    groups = [subject for subject in answered if subject in CLIENT_GROUPS and subject in topic.spoken_of]
    return replace(topic, subjects=(*topic.subjects, *groups[:1]))


def choose_place(topic: Topic, name: str) -> tuple[Answer, Topic]:
    """Take a place that was offered."""
    return answer_question(topic, with_place(topic, Heard(text=name, intent=INFORM)))


def _with_place_notes(answer: Answer, topic: Topic, where: Where) -> Answer:
    notes = answer.notes
    if where.status is Status.NOT_A_PLACE and where.code and topic.need == "contacts" and not topic.area:
        others = [note for note in notes if note != said("tell_area")]
        notes = (*others, said("unknown_code", code=where.code))
    if where.was and answer.area and answer.area.name:
        notes = (said("was", was=where.was, place=answer.area.name), *notes)
    return replace(answer, notes=notes)


def _question(topic: Topic, heard: Heard, now: Topic) -> Question | None:
    """Return what is asked, with what was said before in the same case.

    The last message counts as much as all of them together: a case points at many answers, its last turn at one. An
    option that names a heading asks for that heading, and for nothing else.
    """
    text, encode = whole_question(topic, heard), shared_encoder().encode
    if text is None:
        return None
    option = read_option(heard.text)
    if option and option.need:
        return asked_before(heard)
    if text == heard.text:
        return Question(text, encode(text), meanings=_meanings(heard), nations=named_nations(heard))
    return replace(_in_the_case(heard), meanings=Meanings({}, {now.need or "": 1.0}))


def _in_the_case(heard: Heard) -> Question:
    """Return a message with what was said before it in the same case; by itself it counts as much as all together."""
    text, encode = " ".join([*heard.earlier, heard.text]), shared_encoder().encode
    vector = of_length_one(encode(heard.text) + encode(text))
    return Question(f"{text} {heard.text}", vector, alone=False, nations=named_nations(heard))


def asked_before(heard: Heard) -> Question | None:
    """Return what was asked in the same case before this message, None when nothing was."""
    text = " ".join(heard.earlier)
    return Question(text, shared_encoder().encode(text), alone=False) if text else None


def _meanings(heard: Heard) -> Meanings:
    return Meanings(
        {reading.name: reading.share for reading in heard.readings},
        {need.name: need.share for need in heard.needs},
    )
