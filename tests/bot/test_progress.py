"""Whoever waits at the terminal sees what is going on."""

import re

import pytest

from bot.progress import complain, say, step


def test_a_step_says_what_it_does_and_how_long_it_took(capsys):
    with step("Building"):
        assert capsys.readouterr().out == "  Building ..."
    assert re.fullmatch(r" \d+ s\n", capsys.readouterr().out)


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_step_that_fails_says_so_and_fails(capsys, error):
    with pytest.raises(error), step("Building"):
        raise error
    assert capsys.readouterr().out == "  Building ... failed\n"


def test_a_line_goes_to_the_output(capsys):
    say("Ready")

    assert capsys.readouterr() == ("  Ready\n", "")


def test_a_complaint_goes_to_the_errors_under_the_name_of_the_program(capsys):
    complain("no such thing")

    assert capsys.readouterr() == ("", "waymark: no such thing\n")
