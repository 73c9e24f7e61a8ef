"""Every training scenario, played to the real bot: nothing in it may be other than its trainer expects."""

import pytest

from bot.scenarios.bots import HttpBot
from bot.scenarios.files import find_files, read_file
from bot.scenarios.outcome import Run
from bot.scenarios.player import play
from bot.scenarios.register import read_register
from bot.scenarios.report.terminal import report_lines

FILES = [read_file(path) for path in find_files([])]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_scenario_goes_as_its_trainer_expects(file, bot):
    assert [str(mistake) for mistake in file.parsed.mistakes] == []
    outcome = play(file, file.scenario, HttpBot(bot.url), read_register())
    assert not outcome.failed, "\n".join(report_lines(Run("", bot.url, (outcome,))))
