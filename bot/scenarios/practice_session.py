"""Where somebody stands in a practice. All of it travels in the form: the server keeps nothing."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.scenarios.record import without_details
from bot.scenarios.script import Scenario

MOST_TYPED = 400
MOST_NOTE = 600
MOST_OFFERED = 12
_TALK = re.compile(r"[A-Za-z0-9]{16,40}")
Fields = Callable[[str], Sequence[str]]
"""The values of a field of the form, by its name."""


@dataclass(frozen=True)
class Step:
    """One turn that was practised: what the learner asked, what the bot's answer was called, what the learner noted."""

    typed: str = ""
    heading: str = ""
    note: str = ""


@dataclass(frozen=True)
class Session:
    """A practice so far. ``offered`` are the options of the bot's last answer to the model question."""

    talk: str
    turn: int = 0
    steps: tuple[Step, ...] = ()
    offered: dict[str, str] = field(default_factory=dict)

    @property
    def offered_text(self) -> str:
        """The options as they travel in the form."""
        return json.dumps(self.offered)


@dataclass(frozen=True)
class Recorded:
    """One turn of the record."""

    typed: str
    model: str
    heading: str
    questions: tuple[str, ...]
    note: str


def new_session() -> Session:
    """Return the beginning of a practice, with a conversation nobody else can name."""
    return Session(secrets.token_hex(12))


def read_session(fields: Fields, turns: int) -> Session:
    """Return where a form stands; a form that was tampered with begins anew. An answered turn becomes a step."""
    talk, turn = _first(fields, "talk"), _first(fields, "turn")
    if not _TALK.fullmatch(talk) or not re.fullmatch(r"\d{1,3}", turn) or int(turn) > turns:
        return new_session()
    columns = zip(fields("typed"), fields("heading"), fields("note"), strict=False)
    steps = tuple(Step(typed[:MOST_TYPED], heading[:200], note[:MOST_NOTE]) for typed, heading, note in columns)
    return Session(talk, int(turn), steps[: int(turn) + 1], _offered(_first(fields, "offered")))


def next_turn(session: Session) -> Session:
    """Return the same practice one turn on."""
    return replace(session, turn=session.turn + 1)


def record_of(scenario: Scenario, steps: Sequence[Step]) -> Iterator[Recorded]:
    """Yield the turns of a record, without what could name a person."""
    for turn, step in zip(scenario.turns, steps, strict=False):
        typed, note = without_details(step.typed), without_details(step.note)
        yield Recorded(typed, turn.text, step.heading, turn.questions, note)


def _first(fields: Fields, name: str) -> str:
    return next(iter(fields(name)), "")


def _offered(text: str) -> dict[str, str]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict) or not all(isinstance(message, str) for message in found.values()):
        return {}
    return dict(list(found.items())[:MOST_OFFERED])
