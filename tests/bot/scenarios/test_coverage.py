"""What scenarios cover, and what they do not."""

from dataclasses import replace

from bot.scenarios.coverage import coverage, coverage_lines, gaps
from tests.bot.scenarios.answers import scenario

ONE = scenario(
    "Worker: one",
    "Bot should be about: Homelessness; HIV",
    "Bot should answer: Law and duties or Checklist",
    "Bot should treat it as: same day or emergency",
    "Worker: two",
    "Worker: three",
    "Bot should be about: HIV",
    "Bot should answer: Contacts",
)


def test_a_turn_counts_for_the_first_subject_and_need_it_names():
    found = coverage([ONE])
    assert +found.turns == {("homelessness", "law"): 1, ("homelessness", ""): 1, ("hiv", "contacts"): 1}
    assert +found.urgency == {("homelessness", "same_day"): 1}
    assert +found.nations == {("homelessness", "England"): 1}
    assert (found.scenarios["homelessness"], found.scenarios["domestic_abuse"], found.scenarios["hiv"]) == (1, 1, 0)


def test_gaps_are_named_in_words():
    found = list(gaps(coverage([ONE])))
    assert "Homelessness: 1 of at least 3 scenarios" in found
    assert "no turn asks for: Checklist" in found
    assert "no turn is: emergency" in found
    assert "no scenario for: Wales" in found
    assert not [gap for gap in found if "England" in gap or "Law and duties" in gap]


def test_the_uk_is_no_nation_of_its_own():
    assert "no scenario for: England" in gaps(coverage([replace(ONE, nations=("UK",))]))


def test_the_lines_for_the_terminal_have_a_row_for_each_subject():
    lines = list(coverage_lines(coverage([ONE])))
    row = next(line for line in lines if line.startswith("Homelessness"))
    assert row.split()[1:] == [".", ".", ".", ".", "1", ".", ".", ".", ".", ".", ".", ".", "1"]
    assert max(map(len, lines)) <= 100
