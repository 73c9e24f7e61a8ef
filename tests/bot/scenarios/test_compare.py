"""Two runs beside each other."""

from dataclasses import replace

from bot.scenarios.compare import compare, comparison_lines
from bot.scenarios.outcome import Run
from bot.scenarios.report.table import rows_of
from tests.bot.scenarios.runs import BAD, GOOD, HEARD, LOST, MET, UNMET

TURN = GOOD.turns[0]


def rows(*checks, said="Refer today.", outcome=GOOD):
    heard = replace(HEARD, said=said)
    return list(rows_of(Run("", "", (replace(outcome, turns=(replace(TURN, heard=heard, checks=checks),)),))))


def test_what_a_change_broke_and_mended():
    mended = replace(UNMET, met=True, why="")
    found = compare(rows(MET, UNMET), rows(replace(MET, met=False, why="gone"), mended))
    assert [(pair.after.check, pair.after.why) for pair in found.broken] == [(MET.wording, "gone")]
    assert [pair.after.check for pair in found.mended] == [UNMET.wording]
    assert (found.still, found.new, found.gone) == ((), (), ())


def test_what_fails_as_before():
    found = compare(rows(UNMET), rows(UNMET))
    assert [pair.after.check for pair in found.still] == [UNMET.wording]


def test_a_line_that_only_moved_is_the_same():
    found = compare(rows(UNMET), rows(replace(UNMET, line=99)))
    assert (len(found.still), found.new, found.gone) == (1, (), ())


def test_what_the_bot_says_otherwise_is_named_once_a_turn():
    found = compare(rows(MET, UNMET), rows(MET, UNMET, said="Refer tomorrow."))
    assert [(pair.before.said, pair.after.said) for pair in found.spoken] == [("Refer today.", "Refer tomorrow.")]


def test_a_new_scenario_that_fails_and_one_that_is_gone():
    found = compare(rows(UNMET), rows(UNMET, outcome=replace(GOOD, name="homelessness/new")))
    assert [row.scenario for row in found.new] == ["homelessness/new"]
    assert [row.scenario for row in found.gone] == ["homelessness/good"]


def test_of_two_checks_that_are_alike_the_failing_one_counts():
    found = compare(rows(MET, MET), rows(MET, replace(MET, met=False, why="x"), MET))
    assert len(found.broken) == 1


def test_a_scenario_that_could_not_be_played_is_new_trouble():
    found = compare(rows(MET), list(rows_of(Run("", "", (LOST, BAD)))))
    assert {row.scenario for row in found.new} == {"hiv/lost", "hiv/bad"}


def test_the_lines_for_the_terminal():
    text = "\n".join(comparison_lines(compare(rows(MET), rows(replace(MET, met=False, why="gone"), said="Else."))))
    assert "Broken: 1\n  homelessness/good, line 14: the bot should say: refer\n      but: gone" in text
    assert "before: Refer today.\n      now:    Else." in text
