"""``waymark knowledge ...``: the curator's commands as typed."""

import pytest

from bot.cli import main
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
