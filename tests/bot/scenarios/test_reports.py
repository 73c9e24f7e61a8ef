"""The reports: in the terminal, as a page, as JUnit XML and as a table."""

import csv
import re
from xml.etree import ElementTree as ET

import pytest

from bot.scenarios.files import ScenarioError
from bot.scenarios.outcome import Run
from bot.scenarios.report.junit import junit_text
from bot.scenarios.report.page import by_subject, report_file
from bot.scenarios.report.table import read_table, table_text
from bot.scenarios.report.terminal import MOST_MISTAKES, mistake_lines, progress_line, report_lines
from bot.scenarios.script import Mistake
from tests.bot.scenarios.runs import BAD, CLEAN, GOOD, LOST, RUN


class TestTerminal:
    def test_progress_names_each_scenario(self):
        assert progress_line(GOOD, 3, 72) == "    3/72  ok    homelessness/good  (1 turn)"
        assert progress_line(BAD, 4, 72) == "    4/72  FAIL  hiv/bad  (2 turns, 3 not met)"
        assert "not played: no bot answers" in progress_line(LOST, 5, 72)

    def test_what_failed_has_file_line_expectation_reason_and_what_came(self):
        text = "\n".join(report_lines(RUN))
        assert "scenarios/hiv/bad.scenario.md, line 16: the bot should say one of: permission; consent" in text
        for part in (
            "but: it said none of them",
            "the worker wrote: =SUM(A1)",
            "the bot said: Refer today.",
            "understood as: Homelessness | Law and duties | same day | Leeds | guidance",
            "it offered: Checklist; In Wales",
            '"Contacts" was not offered',
            "not played: no bot answers",
            'line 9: I do not know "Bot shuld offer"',
        ):
            assert part in text

    def test_what_passed_is_only_counted_and_warnings_are_shown_to_look_at(self):
        text = "\n".join(report_lines(RUN))
        assert "she got a notice" not in text
        assert "homelessness/good, line 15: seen as a warning" in text
        assert text.endswith(
            "1 of 3 scenarios passed, 2 failed (3 turns, 5 checks), and 1 file could not be read. "
            "12 s, http://127.0.0.1:5005 (model m, content c)"
        )

    def test_many_mistakes_are_cut_and_counted(self):
        lines = list(mistake_lines("a", [Mistake(n, "wrong") for n in range(1, 1_000)]))
        assert len(lines) == MOST_MISTAKES + 2
        assert lines[-1] == "  and 969 more"


class TestPage:
    def test_it_shows_per_turn_what_was_typed_what_came_what_was_expected_and_why_it_failed(self):
        text = report_file(RUN)
        for part in (
            "Turn 1, line 13",
            "Refer today.",
            "Line 16: the bot should say one of",
            "But it said none of them.",
        ):
            assert part in text

    def test_it_stands_alone_in_one_file_without_script_or_address(self):
        text = report_file(RUN)
        assert "<script" not in text
        assert "<style>" in text
        assert not re.search(r"""(src|href)=["'](?!#)""", text)

    def test_what_a_trainer_or_bot_wrote_is_text(self):
        text = report_file(RUN)
        assert "<b>one</b>" not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text

    def test_good_and_bad_runs_say_so_at_the_top(self):
        assert "1 of 1 scenario passed, none failed" in report_file(CLEAN)
        assert "What failed" not in report_file(CLEAN)
        assert "Files that could not be read" in report_file(RUN)

    def test_results_by_subject(self):
        assert [(result.name, result.passed, result.failed) for result in by_subject(RUN)] == [
            ("HIV", 0, 2),
            ("Homelessness", 1, 0),
        ]

    def test_an_empty_run_is_a_page_too(self):
        assert "No scenario was played." in report_file(Run("2026-11-29", "no bot", ()))


class TestJUnit:
    def test_each_scenario_is_a_case_and_each_failed_turn_a_failure(self):
        root = ET.fromstring(junit_text(RUN))
        cases = {case.get("name"): case for case in root.iter("testcase")}
        assert set(cases) == {"homelessness/good", "hiv/bad", "hiv/lost", "scenarios/hiv/broken.scenario.md"}
        assert len(cases["hiv/bad"].findall("failure")) == 2
        assert "line 16: the bot should say one of" in cases["hiv/bad"].find("failure").get("message")
        assert "the bot said: Refer today." in cases["hiv/bad"].find("failure").text
        assert cases["hiv/lost"].find("error") is not None
        assert list(cases["homelessness/good"]) == []

    def test_the_counts_are_those_of_the_cases(self):
        suites = {suite.get("name"): suite for suite in ET.fromstring(junit_text(RUN)).iter("testsuite")}
        assert (suites["hiv"].get("tests"), suites["hiv"].get("failures"), suites["hiv"].get("errors")) == (
            "2",
            "1",
            "1",
        )
        assert (suites["homelessness"].get("tests"), suites["homelessness"].get("failures")) == ("1", "0")

    def test_what_xml_cannot_hold_is_left_out(self):
        from dataclasses import replace

        odd = replace(LOST, trouble="\x00\x0b\ud800odd")
        assert 'message="odd"' in junit_text(Run("", "", (odd,)))


class TestTable:
    def test_one_row_for_each_check(self, tmp_path):
        path = tmp_path / "run.csv"
        path.write_text(table_text(RUN), encoding="utf-8", newline="")
        rows = read_table(path)
        assert [(row.scenario, row.line, row.result) for row in rows] == [
            ("homelessness/good", "14", "met"),
            ("homelessness/good", "15", "met"),
            ("hiv/bad", "14", "met"),
            ("hiv/bad", "16", "not met"),
            ("hiv/bad", "13", "not met"),
            ("hiv/bad", "20", "not judged"),
            ("hiv/lost", "1", "not judged"),
            ("scenarios/hiv/broken.scenario.md", "9", "not judged"),
            ("scenarios/hiv/broken.scenario.md", "12", "not judged"),
        ]
        assert rows[3].why == "it said none of them"
        assert rows[3].need == "Law and duties"

    def test_a_spreadsheet_takes_nothing_for_a_formula(self):
        cells = [cell for row in csv.reader(table_text(RUN).splitlines()) for cell in row]
        assert "'=SUM(A1) <script>alert(1)</script>" in cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]

    @pytest.mark.parametrize(
        ("text", "said"), [("a,b\n1,2\n", "is no table of a run"), ("\x00", "is no table|cannot be read")]
    )
    def test_another_table_is_refused(self, tmp_path, text, said):
        path = tmp_path / "run.csv"
        path.write_text(text)
        with pytest.raises(ScenarioError, match=said):
            read_table(path)

    def test_a_table_that_is_not_there(self, tmp_path):
        with pytest.raises(ScenarioError, match="cannot be read"):
            read_table(tmp_path / "run.csv")

    def test_a_short_row_is_no_surprise(self, tmp_path):
        path = tmp_path / "run.csv"
        path.write_text(table_text(Run("", "", ())) + "only one\n")
        assert read_table(path)[0].scenario == "only one"
