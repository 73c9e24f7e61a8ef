"""The scenarios that come with the bot."""

import pytest

from bot.scenarios.coverage import coverage, gaps
from bot.scenarios.files import SCENARIOS, find_files, read_file

FILES = find_files([])


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_is_a_scenario_in_its_folder(path):
    assert [str(mistake) for mistake in read_file(path).parsed.mistakes] == []


def test_there_are_sixty_with_over_two_hundred_turns():
    scenarios = [read_file(path).scenario for path in FILES]
    assert len(scenarios) >= 60
    assert sum(len(scenario.turns) for scenario in scenarios) > 200


def test_every_subject_has_three_and_every_need_urgency_and_nation_is_covered():
    assert list(gaps(coverage(read_file(path).scenario for path in FILES))) == []


def test_the_list_names_every_file():
    listed = (SCENARIOS / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in FILES if f"({path.parent.name}/{path.name})" not in listed] == []
