"""``waymark knowledge ...``: the curator's commands as typed."""

import subprocess

import pytest

from bot.cli import main
from bot.paths import ROOT
from knowledge.content import read_content


@pytest.fixture(scope="module")
def point():
    return next(point for point in read_content().points if point.need == "law")


def test_show_prints_the_point(capsys, point):
    assert main(["knowledge", "show", point.id]) == 0
    assert point.id in capsys.readouterr().out


def test_a_wrong_id_is_one_clear_message_and_exit_code_1(capsys):
    assert main(["knowledge", "show", "hiv.law.no-such-point"]) == 1
    assert "There is no point 'hiv.law.no-such-point'" in capsys.readouterr().err


def test_due_lists_what_falls_due(capsys, point):
    assert main(["knowledge", "due", "--until", point.entry.review_due]) == 0
    assert point.id in capsys.readouterr().out


def test_coverage_prints_the_matrix(capsys):
    assert main(["knowledge", "coverage"]) == 0
    assert "homelessness" in capsys.readouterr().out


def test_coverage_writes_a_page(capsys, tmp_path):
    page = tmp_path / "new" / "coverage.html"
    assert main(["knowledge", "coverage", "--html", str(page)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_check_reports_sound_content(capsys):
    assert main(["knowledge", "check"]) == 0
    assert "Content is sound" in capsys.readouterr().out


def test_a_command_that_is_not_there_is_refused(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["knowledge", "sing"])
    assert ended.value.code == 2


def test_output_that_nobody_reads_to_the_end_is_no_error():
    piped = "set -o pipefail; ./waymark knowledge coverage | head -1"
    done = subprocess.run(["bash", "-c", piped], check=False, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
