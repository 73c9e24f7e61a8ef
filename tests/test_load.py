"""The load test: what it plays, and its own arithmetic."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from bench.crowd.clients import AtOnce, Step, answered, out_of_order, rises
from bench.crowd.figures import FAST, OURS, THEIRS, Alone, Row, alone_rows, at_once_rows, crowd_rows, table
from bench.crowd.people import Crowd, Played, Said, read_said, talks
from bench.crowd.report import Measured, write_report
from bench.default_pipeline import thinned
from bot.scenarios.files import find_files

LOCUSTFILE = Path(__file__).resolve().parent.parent / "bench" / "crowd" / "locustfile.py"
APOLOGY, ANSWER = {"custom": {"answer": {"kind": "error"}}}, {"custom": {"answer": {"kind": "guidance"}}}


def alone(start=10.0, milliseconds=20.0, per_second=40):
    steps = [Step(1, 1.0, (20.0,) * (per_second // 2), 0), Step(2, 1.0, (20.0,) * per_second, 1)]
    return Alone(start, [milliseconds] * 10, steps, 400.0)


def played(said=(), memory=((0.0, 400.0),), steady=100.0):
    return Played(Crowd(50, steady, 10.0), said, memory)


def named(rows):
    return {row.what: row for row in rows}


def test_every_scenario_is_played():
    assert len(talks()) == len(find_files(()))
    assert all(turn["text"].strip() for talk in talks() for turn in talk)
    assert all(not talk[0]["chooses"] for talk in talks())


def test_what_locust_runs_needs_nothing_of_the_project():
    """It runs in an environment of its own."""
    tree = ast.parse(LOCUSTFILE.read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not {name.split(".")[0] for name in modules} & {"bot", "bench", "knowledge", "actions"}


@pytest.mark.parametrize(
    ("rates", "more"),
    [
        ([40], True),
        ([40, 41], True),
        ([40, 60, 61], True),
        ([40, 41, 60], True),
        ([40, 41, 39], False),
        ([40, 60, 61, 62], False),
    ],
)
def test_more_clients_are_tried_until_twice_in_a_row_they_bring_nothing(rates, more):
    assert rises(rates) is more


@pytest.mark.parametrize(
    ("status", "messages", "counts"),
    [
        (200, [ANSWER], True),
        (200, [{"text": "words"}, ANSWER], True),
        (200, [APOLOGY], False),
        (200, [], False),
        (429, [ANSWER], False),
    ],
)
def test_an_apology_a_refusal_and_silence_are_no_answers(status, messages, counts):
    assert answered(status, messages) is counts


@pytest.mark.parametrize(
    ("came", "wrong"), [([0, 1, 2, 3], 0), ([1, 0, 2, 3], 1), ([3, 0, 1, 2], 1), ([3, 2, 1, 0], 3)]
)
def test_answers_that_overtake_earlier_ones_are_counted(came, wrong):
    assert out_of_order(came) == wrong


def test_the_slope_is_that_of_the_last_half_hour_before_the_burst():
    """Memory that grows at first and leaps in the burst, and grows by 2 MB an hour between."""
    rising = [(second, 400 + second / 1_800 * 50) for second in range(0, 1_800, 60)]
    settled = [(second, 450 + (second - 1_800) / 1_800) for second in range(1_800, 3_601, 60)]
    found = played(memory=[*rising, *settled, (3_660, 600.0)], steady=3_600.0)
    assert found.slope() == pytest.approx(2.0)
    assert named(crowd_rows({FAST: found}))["crowd: highest memory (MB)"].values[FAST] == 600


def test_too_little_memory_has_no_slope():
    assert played().slope() is None


def test_messages_without_an_answer_are_lost(tmp_path):
    path = tmp_path / "said.csv"
    path.write_text("phase,second,milliseconds\nsteady,1.5,20\nburst,60,\nburst,61,40.5\n")
    said = read_said(path)
    rows = named(crowd_rows({FAST: played(said)}))
    assert said[1] == Said("burst", 60.0, None)
    assert rows["burst: messages"].values[FAST] == 2
    assert rows["burst: without an answer"].reached is False
    assert rows["steady: without an answer"].reached is True
    assert rows["after: without an answer"].reached is None


def test_ours_is_compared_with_the_default():
    rows = named(alone_rows({OURS: alone(), FAST: alone(8.0, 10.0, 60), THEIRS: alone(80.0, 90.0, 10)}))
    assert rows["start: times faster than the default"].values == {OURS: 8.0, FAST: 10.0}
    assert rows["one client: times faster than the default"].values == {OURS: 4.5, FAST: 9.0}
    assert rows["saturation: times the default's"].values == {OURS: 4.0, FAST: 6.0}


def test_the_bot_without_tensorflow_has_to_reach_the_aims():
    assert Row("", {OURS: 20, FAST: 10}, 15).reached is True
    assert Row("", {OURS: 10, FAST: 20}, 15).reached is False
    assert Row("", {FAST: 3}, 4, at_least=True).reached is False
    assert Row("", {THEIRS: 3}, 4).reached is None


def test_the_worst_of_several_tries_counts():
    rows = named(at_once_rows([AtOnce(300, 0, 0), AtOnce(1_200, 1, 0)]))
    assert rows["ten at once: the last (ms)"].reached is False
    assert rows["ten at once: out of order"].values[FAST] == 1


def test_the_table_marks_what_is_reached_and_what_is_not():
    good, bad = table([Row("fast", {FAST: 1_234.5}, 2_000), Row("slow", {FAST: 5}, 3)]).splitlines()[2:]
    assert "1,234" in good
    assert "at most 2000" in good
    assert "| reached |" in good
    assert "| MISSED" in bad


def test_the_report_is_one_page_with_its_pictures(tmp_path):
    said = [Said("steady", 1.0, 20.0), Said("steady", 2.0, 25.0), Said("burst", 101.0, None)]
    measured = Measured(["A <note>."], {FAST: alone()}, [AtOnce(300, 0, 0)], {FAST: played(said)})
    page = write_report(tmp_path, measured).read_text()
    assert "A &lt;note&gt;." in page
    assert page.count("<svg") == 5
    assert 'class="MISSED"' in page


def test_every_so_manieth_message_of_each_intent_is_kept():
    seen = Counter()
    first = thinned([{"intent": "law", "examples": "- a\n- b\n- c\n"}, {"intent": "why", "examples": "- d\n"}], 2, seen)
    second = thinned(
        [{"intent": "law", "examples": "- e\n- f\n- g\n"}, {"intent": "why", "examples": "- h\n"}], 2, seen
    )
    assert [block["examples"] for block in first] == ["- a\n- c\n", "- d\n"]
    assert [block["examples"] for block in second] == ["- f\n"]
