"""The check beside the start: what it finds ends the start before a port opens, in the words of the check."""

import subprocess
import sys

import pytest

from bot.safety import beside
from bot.safety.beside import sound_meanwhile
from bot.safety.start import UnsoundError
from bot.serve import require_free_port, serve
from bot.settings import Settings
from tests.servers import free_port


@pytest.fixture
def started(monkeypatch):
    """The processes that were started."""
    processes = []

    def start(*arguments, **options):
        processes.append(real(*arguments, **options))
        return processes[-1]

    real = subprocess.Popen
    monkeypatch.setattr(beside.subprocess, "Popen", start)
    return processes


@pytest.fixture
def check(monkeypatch):
    """Put a program in the place of the check."""
    return lambda program: monkeypatch.setattr(beside, "CHECK", (sys.executable, "-c", program))


def test_a_sound_installation_starts(started):
    with sound_meanwhile():
        pass
    assert [process.returncode for process in started] == [0]


def test_what_is_unsound_is_told_in_the_words_of_the_check(monkeypatch, tmp_path):
    monkeypatch.setenv("WAYMARK_KNOWLEDGE_DB", f"sqlite:///{tmp_path}/none.db")
    with pytest.raises(UnsoundError, match=r"^The knowledge is missing or older.*make prepare"), sound_meanwhile():
        pass


def test_a_check_that_breaks_off_lets_nothing_start(check):
    check("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(UnsoundError, match=r"broke off \(code -9\).*waymark safety check"), sound_meanwhile():
        pass


def test_a_check_without_end_lets_nothing_start_and_is_ended(check, monkeypatch, started):
    monkeypatch.setattr(beside, "MOST_SECONDS", 0.01)
    check("import time; time.sleep(600)")
    with pytest.raises(UnsoundError, match="takes too long"), sound_meanwhile():
        pass
    assert started[0].returncode is not None


def test_when_the_start_fails_the_check_is_ended(check, started):
    check("import time; time.sleep(600)")
    with pytest.raises(ZeroDivisionError), sound_meanwhile():
        _ = 1 / 0
    assert started[0].returncode is not None


def test_no_port_is_opened_when_the_check_fails(check):
    check("import sys; sys.exit('waymark: The knowledge was changed.')")
    settings = Settings(port=free_port())
    with pytest.raises(UnsoundError, match="^The knowledge was changed"):
        serve(settings, meanwhile=sound_meanwhile)
    require_free_port(settings)
