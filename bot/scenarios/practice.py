"""Practise a scenario in the terminal: situation, own question, model question, the bot's answer, prompts, debrief."""

from __future__ import annotations

import secrets
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.scenarios.bots import Talker, TurnError
from bot.scenarios.outcome import many
from bot.scenarios.player import message_of
from bot.scenarios.practice_session import Step, record_of
from bot.scenarios.record import LEFT_OUT, without_details
from bot.scenarios.reply import Reply
from bot.scenarios.script import Scenario, Turn
from knowledge.vocabulary import SUBJECTS

WIDTH = 92
HINT = "Leave out names, dates of birth and addresses. An empty line shows the model question."


@dataclass
class Screen:
    """The terminal, or a stand-in in a test."""

    show: Callable[[str], None]
    ask: Callable[[str], str]

    def part(self, title: str, text: str) -> None:
        """Show a text under a heading."""
        self.show(f"\n{title.upper()}")
        for paragraph in text.splitlines():
            self.show(textwrap.fill(paragraph, WIDTH) if paragraph.strip() else "")


@dataclass
class _Talk:
    """Two conversations with the bot: the learner's own, and that of the model questions."""

    bot: Talker
    name: str = field(default_factory=lambda: secrets.token_hex(12))
    options: dict[str, str] = field(default_factory=dict)

    def own(self, text: str) -> Reply:
        return self.bot.say(f"own-{self.name}", text)

    def model(self, turn: Turn) -> Reply:
        message = message_of(turn, self.options)
        if message is None:
            raise TurnError("The bot did not offer this choice this time.")
        reply = self.bot.say(f"model-{self.name}", message)
        self.options = reply.options
        return reply


def practise(scenario: Scenario, bot: Talker, screen: Screen) -> list[str]:
    """Lead somebody through a scenario; return the record of it, which nothing has kept yet.

    Raises:
        BotGoneError: the bot stopped answering.

    """
    screen.show(f"{scenario.title}\nFor {scenario.roles}. {many(len(scenario.turns), 'turn')}.")
    screen.part("Before you start", scenario.preparation)
    screen.part("The situation", scenario.situation)
    talk = _Talk(bot)
    steps = [_turn(screen, talk, number, turn) for number, turn in enumerate(scenario.turns, start=1)]
    screen.part("Debrief", scenario.learning_point)
    for question in scenario.debrief:
        screen.show(textwrap.fill(f"- {question}", WIDTH))
    debrief = screen.ask("\nYour thoughts: ").strip()
    return list(record_lines(scenario, steps, debrief))


def _turn(screen: Screen, talk: _Talk, number: int, turn: Turn) -> Step:
    screen.show(f"\n--- Turn {number} ---\n{HINT}")
    typed = screen.ask("What would you type to the bot? ").strip()
    if typed:
        screen.part("The bot answers to you", _answer(lambda: talk.own(typed))[0])
        screen.ask("\nPress Enter for the model question. ")
    screen.part("The worker chooses" if turn.chooses else "The model question", turn.text)
    answer, heading = _answer(lambda: talk.model(turn))
    screen.part("The bot answers", answer)
    if turn.questions:
        screen.part("To think about", "\n".join(f"- {question}" for question in turn.questions))
    return Step(typed, heading, screen.ask("\nYour thoughts: ").strip())


def _answer(ask: Callable[[], Reply]) -> tuple[str, str]:
    """Return the text of an answer and its heading."""
    try:
        reply = ask()
    except TurnError as error:
        return str(error), ""
    return reply.text.replace("**", ""), reply.word("title")


def record_lines(scenario: Scenario, steps: Sequence[Step], debrief: str) -> Iterator[str]:
    """Yield the record: what was practised, without what could name a person."""
    yield f"# Record of practice: {scenario.title}"
    yield ""
    yield f"Practised on {date.today().isoformat()}. Words that could name somebody show as {LEFT_OUT}."
    yield f"About: {'; '.join(SUBJECTS[subject] for subject in scenario.subjects)}"
    yield f"Learning point: {scenario.learning_point}"
    yield f"Situation: {scenario.situation}"
    for number, turn in enumerate(record_of(scenario, steps), start=1):
        yield from ("", f"## Turn {number}")
        yield f"I asked: {turn.typed or 'nothing of my own'}"
        yield f"Model question: {turn.model}"
        yield f"The bot answered: {turn.heading or 'in words of its own'}"
        yield from (f"Asked of me: {question}" for question in turn.questions)
        yield f"My thoughts: {turn.note or 'none written'}"
    yield from ("", "## Debrief", *scenario.debrief)
    yield without_details(debrief) or "Nothing written."
