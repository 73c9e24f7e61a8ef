"""Where a message is about, as the directory understands it: sure, or asked back, never guessed."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from bot.dialogue.heard import INFORM, Heard
from bot.dialogue.place import Choice, Where
from bot.dialogue.topic import PLACE, Topic
from bot.options import read_option
from bot.understanding.denied import affirmed
from knowledge.directory.places.model import NATION
from knowledge.directory.places.resolver import Resolution, Status
from knowledge.directory.places.words import FILLERS, GENERIC, NEAR, fold
from knowledge.directory.store import DirectoryStore, DirectoryUnavailableError
from knowledge.vocabulary import NATIONS

MOST_OPTIONS = 6
LONGEST_SPELT = 30
"""Words up to which a misspelt place is looked for: it takes time in proportion to them."""

LONE = 2
"""Words of a message that is looked at as a misspelt place whatever else was understood."""

BESIDE = (
    FILLERS
    | GENERIC
    | NEAR
    | {"north", "south", "east", "west", "mid"}
    | {"and", "instead", "then", "ok", "sorry", "actually", "no", "to", "for", "of"}
)
"""Words that only lead up to a place."""


def where_in(directory: DirectoryStore, text: str) -> Where:
    """Return where a message is about; nothing when the directory cannot be asked."""
    said = affirmed(text)
    try:
        found = directory.resolve(said, misspelt=len(said.split()) <= LONGEST_SPELT)
        if found.place is not None and found.place.kind == NATION:
            return Where()
        choices = tuple(Choice(p.key, directory.label(p.key), p.nation) for p in found.options[: MOST_OPTIONS + 1])
    except DirectoryUnavailableError:
        return Where()
    rest = _rest(said, found)
    return Where(
        status=found.status,
        place=found.place,
        choices=choices,
        code=found.asked if found.asked and found.asked.isupper() else None,
        near=bool(found.neighbours),
        alone=found.asked is not None and set(rest.split()) <= BESIDE,
        rest=rest,
        within=found.within.name if found.within else None,
        town=found.town.name if found.town else None,
        was=found.was.name if found.was else None,
    )


def where_of(directory: DirectoryStore, topic: Topic, heard: Heard) -> Where:
    """Return where a message is about, also when it is an answer such as "the Welsh one"."""
    where = where_in(directory, heard.text)
    return (where.status is Status.NONE and chosen_by_nation(directory, topic, heard)) or where


def placed(heard: Heard) -> Heard:
    """Return a message with its place as the directory understands it."""
    where = heard.where
    if where.status is Status.FOUND and where.place:
        return replace(heard, places=(where.place.key,))
    if where.status is Status.ASK:
        common = {choice.nation for choice in where.choices} or set(NATIONS) & {where.within}
        nations = heard.nations or (tuple(common) if len(common) == 1 else ())
        return replace(heard, places=(), nations=nations)
    return heard


def only_a_place(heard: Heard) -> Heard:
    """Return a message that says nothing but a place, without what was read into it."""
    return replace(heard, intent=INFORM, needs=(), subjects=(), guesses=(), named=(), terms=())


def is_only_a_place(topic: Topic, heard: Heard) -> bool:
    """Return whether a message gives a place, or what may be one, and nothing else."""
    where = heard.where
    if where.status is Status.NONE and heard.nations:
        return heard.need is None and len(heard.text.split()) == 1
    if where.status in (Status.FOUND, Status.ASK) or where.town:
        return where.alone
    asked_about = topic.asked == PLACE or topic.need == "contacts"
    if where.status is Status.DID_YOU_MEAN:
        said = heard.text.split()
        lone = len(said) <= LONE and (heard.intent == INFORM or topic.asked == PLACE or said[0][:1].isupper())
        return lone and asked_about and not heard.nations
    return where.status is Status.NOT_A_PLACE and where.alone and (heard.intent == INFORM or asked_about)


def is_to_be_asked(now: Topic, heard: Heard, only_place: bool) -> bool:
    """Return whether to ask which place is meant before anything else."""
    where = heard.where
    if where.status is Status.ASK:
        tells_law = not where.choices and where.within in NATIONS
        return now.need == "contacts" or (only_place and not tells_law)
    if where.status is Status.DID_YOU_MEAN:
        return only_place or (now.need == "contacts" and heard.need is not None and not heard.nations)
    return where.status is Status.NOT_A_PLACE and only_place


def chosen_by_nation(directory: DirectoryStore, topic: Topic, heard: Heard) -> Where | None:
    """Return the one place offered that lies in the nation named: "the Welsh one"."""
    if topic.asked != PLACE or len(heard.nations) != 1 or heard.need:
        return None
    offered = [option.place for option in map(read_option, topic.offered) if option and option.place]
    found = [where_in(directory, name) for name in offered]
    fitting = [where for where in found if where.place and where.place.nation in heard.nations]
    return replace(fitting[0], alone=True) if len(fitting) == 1 else None


def _rest(text: str, found: Resolution) -> str:
    """Return what a text says beside a place, folded."""
    rest = fold(re.sub(r"^\s*area:", "", text, flags=re.IGNORECASE))
    place = found.place
    for part in filter(None, [found.asked, *((place.name, place.nation) if place else ())]):
        rest = _word(fold(part)).sub(" ", rest)
    return " ".join(rest.split())


@lru_cache(maxsize=500)
def _word(folded: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(folded)}\b")
