"""What one message says, as Rasa parsed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.dialogue.asked_term import term_asked_about
from bot.dialogue.phrasing import asks_a_question
from bot.dialogue.place import Where
from bot.dialogue.wishes import Wishes, wishes_in
from bot.options import read_option
from knowledge.likeness import Meanings
from knowledge.vocabulary import NEEDS

MOVE = "move"
"""The property of a parsed message that says what it does with what was said before."""

ANOTHER_CASE = "another_case"
"""The property of a parsed message that says how likely it is that it turns to another case: a share, 0 to 1."""

OUT_OF_SCOPE = "out_of_scope"
"""The intent of a message that asks for what is not covered."""

INFORM = "inform"
"""The intent of a message that gives only a place, a nation, a subject or a fact, and asks nothing new."""

START_AGAIN = "start_again"
"""The intent of a message that ends the case."""

OPENS, ASKS, ADDS, REPLACES, CORRECTS, RETURNS, ANSWERS = (
    "opens",
    "asks",
    "adds",
    "replaces",
    "corrects",
    "returns",
    "answers",
)
"""What a message does with what was said before: opens another case; asks more about this one; adds a fact; asks the
same of another group; takes back or narrows; goes back; answers what the bot asked."""

NEED_COUNTS = 0.25
"""Share from which a need counts, as in ``config.yml``."""

CLEARLY_ASKED = 0.5
"""Probability of a need from which a message in a running case asks, whatever else it does."""

SUBJECT_COUNTS, TOGETHER, MAY_BE_ABOUT = 0.4, 0.6, 0.05
"""Share from which a subject counts, how much of the best one's share a further one needs, and from which it is
offered."""

ANSWERED, COUNTS_IF_ANSWERED = 0.36, 0.25
"""How well some point must fit a message for a subject to count sooner, and the share from which it does."""

NEARLY_AS_LIKELY = 0.4
"""How likely a need must be, beside a refusal, to be asked about."""

MAY_BE, MOST_OTHER_NEEDS = 0.02, 2
"""Share from which another reading is offered beside the answer, and how many."""


@dataclass(frozen=True)
class Likely:
    """A reading and its probability."""

    name: str
    share: float


@dataclass(frozen=True)
class Heard:
    """What one message says.

    Attributes:
        text: the message.
        intent: a need, ``inform`` or a move in the conversation.
        share: the share of the intent.
        needs: the needs it may express, the most likely first.
        subjects: what it is about, the most likely first.
        guesses: what it may be about when that is not sure enough, the most likely first.
        named: those of the subjects that it names in words.
        readings: what it may be about with the shares, subjects and guesses alike, the most likely first.
        nations, places, terms: ids of what it names.
        asked_term: the term whose meaning it asks for.
        move: what it does with what was said before.
        another: how likely it opens another case.
        refused: what kind of thing it asks for when it is out of scope.
        fits: how well the best point fits it, 0 to 1; 0 before that was looked up.
        earlier: the messages before it in the same case, the oldest first.
        wishes: what it wants of a service.
        where: where it is about, as the directory understands it.

    """

    text: str = ""
    intent: str | None = None
    share: float = 0.0
    needs: tuple[Likely, ...] = ()
    subjects: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    readings: tuple[Likely, ...] = ()
    nations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    asked_term: str | None = None
    move: str = OPENS
    another: float = 1.0
    refused: str | None = None
    fits: float = 0.0
    earlier: tuple[str, ...] = ()
    wishes: Wishes = Wishes()
    where: Where = Where()

    @classmethod
    def from_message(cls, message: Mapping[str, Any], earlier: Iterable[Mapping[str, Any]] = ()) -> Heard:
        """Read Rasa's parse of a message, and of those before it, the oldest first."""
        entities = message.get("entities") or []
        ranking = message.get("intent_ranking") or []
        return cls(
            text=message.get("text") or "",
            intent=(message.get("intent") or {}).get("name"),
            share=float((message.get("intent") or {}).get("confidence") or 0.0),
            needs=tuple(Likely(e["name"], float(e["confidence"])) for e in ranking if e["name"] in NEEDS),
            subjects=_values(entities, "subject"),
            guesses=_values(entities, "guess"),
            readings=_readings(entities),
            named=_values((e for e in entities if e.get("role") == "named"), "subject"),
            nations=_values(entities, "nation"),
            places=_values(entities, "place"),
            terms=_values(entities, "term"),
            asked_term=term_asked_about(message.get("text") or "", entities),
            move=message.get(MOVE) or OPENS,
            another=float(message.get(ANOTHER_CASE, 1.0)),
            refused=message.get("refused"),
            earlier=_same_case(earlier),
            wishes=wishes_in(message.get("text") or ""),
        )

    @property
    def need(self) -> str | None:
        """The need it expresses, if any."""
        return self.intent if self.intent in NEEDS else None

    @property
    def certainty(self) -> float:
        """The probability of its most likely need."""
        return self.needs[0].share if self.needs else 0.0

    @property
    def likelihood(self) -> float:
        """The share of the first subject; 1 where it was chosen and not read out of words."""
        return next((reading.share for reading in self.readings if reading.name in self.subjects[:1]), 1.0)

    def meaning(self, meanings: Meanings) -> Heard:
        """Return the message with other shares for its readings.

        What it names in words stays, and what it may mean by its words alone is still offered. A subject counts sooner
        where some point answers the message well.
        """
        subjects = meanings.subjects
        likely = tuple(need for need in _ranked(meanings.needs) if need.share >= MAY_BE)
        readings = tuple(one for one in _ranked(subjects) if one.share >= MAY_BE_ABOUT or one.name in self.named)
        counts = COUNTS_IF_ANSWERED if meanings.fits >= ANSWERED else SUBJECT_COUNTS
        bar = max(counts, TOGETHER * max(subjects.values(), default=0.0))
        about = tuple(one.name for one in readings if one.share >= bar or one.name in self.named)
        offered = [*(one.name for one in readings), *self.subjects, *self.guesses]
        return replace(
            self,
            intent=likely[0].name if self.need and likely else self.intent,
            needs=likely,
            readings=readings,
            fits=meanings.fits,
            subjects=about,
            guesses=tuple(name for name in dict.fromkeys(offered) if name not in about),
        )

    def going_on(self) -> Heard:
        """Return the message as a turn of the running case: what it seems to be about by itself is only offered."""
        asks = asks_a_question(self.text) or (self.need is not None and self.certainty >= CLEARLY_ASKED)
        guesses = tuple(dict.fromkeys([*self.subjects, *self.guesses]))
        return replace(self, move=ASKS if asks else ADDS, subjects=self.named, guesses=guesses)

    @property
    def may_be_covered(self) -> bool:
        """Whether a message that seems out of scope may be a question after all."""
        if self.named or self.terms:
            return sum(likely.share for likely in self.needs) >= NEED_COUNTS
        return bool(self.subjects or self.guesses) and self.certainty >= max(NEED_COUNTS, NEARLY_AS_LIKELY * self.share)

    @property
    def other_needs(self) -> tuple[str, ...]:
        """The needs it may express as well, the most likely first."""
        return tuple(likely.name for likely in self.needs[1:] if likely.share >= MAY_BE)[:MOST_OTHER_NEEDS]


def _ranked(shares: Mapping[str, float]) -> tuple[Likely, ...]:
    return tuple(Likely(name, share) for name, share in sorted(shares.items(), key=lambda pair: -pair[1]))


def _readings(entities: Iterable[Mapping[str, Any]]) -> tuple[Likely, ...]:
    about = [entity for entity in entities if entity.get("entity") in ("subject", "guess")]
    return tuple(Likely(str(entity["value"]), float(entity.get("confidence_entity") or 1.0)) for entity in about)


def _same_case(earlier: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    texts: list[str] = []
    for message in earlier:
        intent = (message.get("intent") or {}).get("name")
        if intent == START_AGAIN:
            texts.clear()
        if intent not in (*NEEDS, INFORM):
            continue
        if (message.get(MOVE) or OPENS) == OPENS:
            texts.clear()
        if not read_option(message.get("text") or ""):
            texts.append(message.get("text") or "")
    return tuple(texts)


def _values(entities: Iterable[Mapping[str, Any]], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(entity["value"]) for entity in entities if entity.get("entity") == kind))
