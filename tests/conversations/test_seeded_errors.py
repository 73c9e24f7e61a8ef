"""Errors put into what the bot says, one at a time: some scenario must notice each.

The ten were chosen before it was tried: six were noticed, for the other four a line was added to a scenario.
"""

import json
from dataclasses import dataclass, field

import pytest

from bot.scenarios.bots import HttpBot
from bot.scenarios.files import find_files, read_file
from bot.scenarios.player import play
from bot.scenarios.register import read_register
from bot.scenarios.reply import Reply

FILES = [read_file(path) for path in find_files([])]

ERRORS = {
    "a helpline with two figures exchanged": ("0808 2000 247", "0808 2000 274"),
    "101 in place of 999": ("999", "101"),
    "seven days in place of 72 hours": ("72 hours", "7 days"),
    "a relative may interpret": ("Do not use a relative", "You may use a relative"),
    "the rule of Scotland given for Wales": ("Scotland", "Wales"),
    "secrecy is promised": ("Do not promise", "Promise"),
    "the suspect is warned": ("Do not warn", "Do warn"),
    "nobody is seen alone": ("alone", "together"),
    "the council in place of the Housing Executive": ("Housing Executive", "council"),
    "the step that says to act the same day is lost": ("today", ""),
}


@dataclass
class Recorder:
    """A bot whose answers are kept."""

    bot: HttpBot
    replies: list[Reply] = field(default_factory=list)
    name: str = "recorded"

    def say(self, sender: str, message: str) -> Reply:
        self.replies.append(self.bot.say(sender, message))
        return self.replies[-1]


@dataclass
class Replay:
    """Answers given before, with an error in them."""

    replies: list[Reply]
    error: tuple[str, str]
    given: int = 0
    name: str = "replayed"

    def say(self, sender: str, message: str) -> Reply:
        reply = self.replies[self.given]
        self.given += 1
        answer = json.dumps(reply.answer, ensure_ascii=False).replace(*self.error)
        return Reply(reply.text.replace(*self.error), json.loads(answer))


@pytest.fixture(scope="module")
def recorded(bot):
    """The answers of every scenario."""
    bots = {file.name: Recorder(HttpBot(bot.url)) for file in FILES}
    for file in FILES:
        play(file, file.scenario, bots[file.name], read_register())
    return {name: recorder.replies for name, recorder in bots.items()}


@pytest.fixture(scope="module")
def without_error(recorded):
    """What is not met anyway."""
    return unmet(recorded)


def unmet(recorded, error=("", "")):
    """Return what is not met, by scenario, turn and line."""
    outcomes = [play(file, file.scenario, Replay(recorded[file.name], error), read_register()) for file in FILES]
    return {
        (outcome.name, turn.number, check.line, check.wording)
        for outcome in outcomes
        for turn in outcome.turns
        for check in turn.checks
        if not check.met
    }


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS.keys())
def test_a_scenario_notices_an_error(recorded, without_error, error):
    said = [reply for replies in recorded.values() for reply in replies if error[0] in reply.text]
    assert said, "no scenario is shown what would be wrong"
    assert unmet(recorded, error) - without_error
