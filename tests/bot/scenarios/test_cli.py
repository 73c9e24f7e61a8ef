"""``waymark scenarios ...`` from beginning to end, on a fake bot."""

import argparse
import builtins

import pytest

from bot.scenarios.cli import add_commands
from bot.scenarios.files import ScenarioError
from tests.bot.scenarios.answers import SCENARIO, answer

GOOD = answer("Refer today.")


def run(*arguments):
    parser = argparse.ArgumentParser()
    add_commands(parser)
    chosen = parser.parse_args(list(map(str, arguments)))
    return chosen.act(chosen)


def test_all_is_well(serve, write, capsys):
    assert run("check", write(), "--url", serve(lambda _: GOOD).url) == 0
    shown = capsys.readouterr().out
    assert "1/1  ok    homelessness/notice" in shown
    assert "1 of 1 scenario passed" in shown


def test_something_failed(serve, write, capsys):
    assert run("check", write(), "--url", serve(lambda _: answer("Wait.")).url) == 1
    assert "notice.scenario.md, line 15: the bot should say: refer" in capsys.readouterr().out


def test_a_file_with_mistakes_does_not_keep_the_others_from_being_played(serve, write, capsys):
    broken = write(SCENARIO.replace("Debrief", "Debreif"), "homelessness/broken")
    assert run("check", write(), broken, "--url", serve(lambda _: GOOD).url) == 1
    shown = capsys.readouterr().out
    assert 'line 18: I do not know "Debreif" - did you mean "Debrief:"?' in shown
    assert "1 of 1 scenario passed, none failed" in shown
    assert "1 file could not be read" in shown


def test_no_bot_is_asked_for_when_nothing_can_be_played(write, capsys):
    assert run("check", write(b"")) == 1
    shown = capsys.readouterr().out
    assert shown.count("the file is empty") == 1
    assert "No scenario was played, and 1 file could not be read." in shown


def test_all_reports_are_written(serve, write, tmp_path):
    reports = {name: tmp_path / "reports" / f"run.{name}" for name in ("html", "junit", "csv")}
    flags = [part for name, path in reports.items() for part in (f"--{name}", path)]
    assert run("check", write(), "--url", serve(lambda _: GOOD).url, *flags) == 0
    assert reports["html"].read_text().startswith("<!doctype html>")
    assert reports["junit"].read_text().startswith("<?xml")
    assert reports["csv"].read_text().startswith("scenario,title,")


def test_two_bots_that_are_down_are_an_expected_error(write):
    with pytest.raises(ScenarioError, match="No bot answers"):
        run("check", write(), "--url", "127.0.0.1:1", "--url", "127.0.0.1:2")


def test_a_report_that_cannot_be_written(serve, write, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ScenarioError, match="cannot be written"):
        run("check", write(), "--url", serve(lambda _: GOOD).url, "--html", tmp_path / "file" / "x.html")


@pytest.mark.parametrize("workers", ["0", "99", "many"])
def test_a_number_of_workers_that_makes_no_sense(workers, capsys):
    with pytest.raises(SystemExit):
        run("check", "--workers", workers)
    assert "--workers" in capsys.readouterr().err


def test_compare_says_what_broke(serve, write, tmp_path, capsys):
    before, after = tmp_path / "a.csv", tmp_path / "b.csv"
    run("check", write(), "--url", serve(lambda _: GOOD).url, "--csv", before)
    run("check", write(), "--url", serve(lambda _: answer("Wait.")).url, "--csv", after)
    capsys.readouterr()
    assert run("compare", before, after) == 1
    assert "Broken: 1" in capsys.readouterr().out
    assert run("compare", after, before) == 0


def test_coverage_counts_the_real_files(capsys):
    assert run("coverage") == 0
    assert "Turns by subject and need" in capsys.readouterr().out


class TestPractice:
    def answers(self, monkeypatch, *typed):
        left = iter(typed)

        def type_next(_):
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr(builtins, "input", type_next)

    def test_nothing_is_kept_unless_a_name_is_given(self, serve, write, tmp_path, monkeypatch):
        self.answers(monkeypatch, "", "a thought", "a debrief", "")
        before = sorted(tmp_path.rglob("*"))
        path = write()
        assert run("practice", path, "--url", serve(lambda _: GOOD).url) == 0
        assert [entry for entry in sorted(tmp_path.rglob("*")) if entry not in before and entry.is_file()] == [path]

    def test_a_record_is_saved_where_the_learner_says(self, serve, write, tmp_path, monkeypatch):
        record = tmp_path / "record.md"
        self.answers(monkeypatch, "", "a thought", "a debrief", str(record))
        assert run("practice", write(), "--url", serve(lambda _: GOOD).url) == 0
        assert "My thoughts: a thought" in record.read_text()

    def test_the_end_of_input_ends_it_quietly(self, serve, write, monkeypatch):
        self.answers(monkeypatch)
        assert run("practice", write(), "--url", serve(lambda _: GOOD).url) == 0

    def test_a_file_with_mistakes_is_not_practised(self, write, capsys):
        assert run("practice", write(b"Wroker: x")) == 1
        assert 'did you mean "Worker:"?' in capsys.readouterr().out
