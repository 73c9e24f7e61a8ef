"""Play one scenario to a bot, and judge every turn of it."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field

from bot.scenarios.bots import Talker, TurnError
from bot.scenarios.expect import judge
from bot.scenarios.files import ScenarioFile
from bot.scenarios.moment import Moment
from bot.scenarios.outcome import Heard, ScenarioOutcome, TurnOutcome
from bot.scenarios.register import Register
from bot.scenarios.reply import Reply
from bot.scenarios.rules import judge_rules
from bot.scenarios.said import excerpt
from bot.scenarios.script import Scenario, Turn
from bot.scenarios.words import same_words
from knowledge.vocabulary import NEEDS, SUBJECTS


@dataclass
class _Conversation:
    """Where a conversation stands."""

    bot: Talker
    register: Register
    sender: str = field(default_factory=lambda: f"scenario-{secrets.token_hex(12)}")
    options: dict[str, str] = field(default_factory=dict)
    was_reminded: bool = False


def play(file: ScenarioFile, scenario: Scenario, bot: Talker, register: Register) -> ScenarioOutcome:
    """Return what came of a scenario, in a conversation of its own. A turn that fails does not end it.

    Raises:
        BotGoneError: the bot stopped answering.

    """
    started = time.monotonic()
    talk = _Conversation(bot, register)
    turns = tuple(_take(talk, number, turn) for number, turn in enumerate(scenario.turns, start=1))
    seconds = time.monotonic() - started
    return ScenarioOutcome(file.shown, file.name, scenario.title, scenario.subject, turns, seconds)


def message_of(turn: Turn, options: dict[str, str]) -> str | None:
    """Return what a turn sends: its text, or the message of the option it chooses, None when that is not offered."""
    if not turn.chooses:
        return turn.text
    return next((message for label, message in options.items() if same_words(label, turn.text)), None)


def _take(talk: _Conversation, number: int, turn: Turn) -> TurnOutcome:
    message = message_of(turn, talk.options)
    if message is None:
        offered = "; ".join(talk.options) or "nothing"
        return _not_judged(number, turn, f'"{turn.text}" was not offered. The answer before offered: {offered}')
    try:
        reply = talk.bot.say(talk.sender, message)
    except TurnError as error:
        talk.options = {}
        return _not_judged(number, turn, str(error))
    checks = [*judge(turn, reply), *judge_rules(turn.line, Moment(message, reply, talk.register, talk.was_reminded))]
    talk.options = reply.options
    talk.was_reminded = talk.was_reminded or bool(reply.texts("redacted"))
    return TurnOutcome(number, turn.line, turn.text, turn.chooses, heard(reply), tuple(checks))


def _not_judged(number: int, turn: Turn, trouble: str) -> TurnOutcome:
    return TurnOutcome(number, turn.line, turn.text, turn.chooses, trouble=trouble)


def heard(reply: Reply) -> Heard:
    """Return an answer as a report shows it."""
    place = reply.place
    return Heard(
        said=excerpt(reply),
        kind=reply.word("kind"),
        subjects=tuple(SUBJECTS.get(subject, subject) for subject in reply.texts("subjects")),
        need=NEEDS.get(reply.word("need"), reply.word("need")),
        urgency=reply.word("urgency"),
        place=str(place.get("name") or place.get("nation") or ""),
        offered=tuple(reply.options),
    )
