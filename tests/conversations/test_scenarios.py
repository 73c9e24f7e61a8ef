"""Every training scenario, played to the real bot."""

import pytest

from bot.scenarios.bots import HttpBot
from bot.scenarios.files import find_files, read_file
from bot.scenarios.player import play
from bot.scenarios.register import read_register

FILES = [read_file(path) for path in find_files([])]

MET = 0.99
"""Share of what trainers expect, a little under what was measured: ``./waymark scenarios check`` names the rest."""


@pytest.fixture(scope="module")
def outcomes(bot):
    """What came out of every scenario."""
    return [play(file, file.scenario, HttpBot(bot.url), read_register()) for file in FILES]


def checks_of(outcomes):
    return [(outcome, check) for outcome in outcomes for turn in outcome.turns for check in turn.checks]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_scenario_can_be_read(file):
    assert [str(mistake) for mistake in file.parsed.mistakes] == []


def test_every_scenario_is_played_to_its_end(outcomes):
    troubles = [(outcome.name, trouble.trouble) for outcome in outcomes for trouble in (outcome, *outcome.turns)]
    assert [(name, trouble) for name, trouble in troubles if trouble] == []


def test_what_must_hold_on_every_turn_does(outcomes):
    unmet = [(o.name, check.line, check.why) for o, check in checks_of(outcomes) if check.rule and not check.met]
    assert unmet == []


def test_nearly_all_that_trainers_expect_is_met(outcomes):
    met = [check.met for _, check in checks_of(outcomes)]
    assert sum(met) / len(met) >= MET
