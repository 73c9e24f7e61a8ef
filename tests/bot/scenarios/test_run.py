"""A bot that is started for a run, and stopped afterwards. The stand-in is a small program of its own."""

import sys
from pathlib import Path

import psutil
import pytest

from bot.scenarios.bots import HttpBot
from bot.scenarios.files import ScenarioError
from bot.scenarios.run import bots_for, running_bots
from bot.scenarios.started import AS_IT_COMES, bot_environment, started_bot
from tests.bot.scenarios.answers import answer

SMALL_BOT = """
import json, os, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
        self.wfile.write(json.dumps({"status": "ok", "model": str(os.getpid()), "content": "c"}).encode())
    def log_message(self, *_): pass
HTTPServer((os.environ["WAYMARK_HOST"], int(os.environ["WAYMARK_PORT"])), Handler).serve_forever()
"""


def program(tmp_path, text):
    path = tmp_path / "program.py"
    path.write_text(text)
    return (sys.executable, str(path))


def test_a_started_bot_is_well_while_it_is_used_and_gone_afterwards(tmp_path):
    with bots_for((), live=False, command=program(tmp_path, SMALL_BOT)) as bots:
        process = int(bots[0].version.partition("model ")[2].partition(",")[0])
        assert psutil.pid_exists(process)
    assert not psutil.pid_exists(process)


def test_a_bot_that_does_not_come_up_says_its_last_words(tmp_path):
    command = program(tmp_path, "raise SystemExit('waymark: there is no model. Run: make run')")
    with (
        pytest.raises(ScenarioError, match=r"did not start:\n\s+waymark: there is no model"),
        bots_for((), False, command),
    ):
        pass


def test_a_silent_end_is_said_too(tmp_path):
    with pytest.raises(ScenarioError, match="it wrote nothing"), bots_for((), False, program(tmp_path, "")):
        pass


def test_a_bot_is_stopped_also_when_the_run_breaks(tmp_path):
    seen = []

    def break_off():
        with started_bot(bot_environment({}, live=False), program(tmp_path, SMALL_BOT)) as bot:
            seen.append(bot.url)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    with pytest.raises(ScenarioError):
        running_bots(seen)


def test_settings_of_the_place_are_left_out_unless_it_is_live():
    place = {"PATH": "/bin", "WAYMARK_SLACK_TOKEN": "x", "WAYMARK_VAR": "/v", "WAYMARK_RATE_LIMIT": "on"}
    own = bot_environment(place, live=False)
    assert own["WAYMARK_RATE_LIMIT"] == "off"
    assert (own["PATH"], own["WAYMARK_VAR"]) == ("/bin", "/v")
    assert "WAYMARK_SLACK_TOKEN" not in own
    assert own["WAYMARK_DIRECTORY_DB"] == AS_IT_COMES
    assert own["WAYMARK_CONVERSATIONS_DB"] == "memory"
    assert "WAYMARK_DIRECTORY_DB" not in bot_environment(place, live=True)
    assert bot_environment(place, live=True)["WAYMARK_SLACK_TOKEN"] == "x"


def test_two_bots_of_which_one_is_down(serve, capsys):
    alive = serve(lambda _: answer("Refer."))
    assert [bot.url for bot in running_bots([alive.url, "http://127.0.0.1:1"])] == [alive.url]
    assert "No bot answers at http://127.0.0.1:1" in capsys.readouterr().err


def test_two_bots_that_are_both_down_are_both_named():
    with pytest.raises(ScenarioError, match=r"127\.0\.0\.1:1 .*127\.0\.0\.1:2 .*make run"):
        running_bots(["http://127.0.0.1:1", "http://127.0.0.1:2"])


def test_the_command_is_that_of_the_project():
    from bot.scenarios.started import COMMAND

    assert COMMAND[1:] == ("-m", "bot.cli", "serve")
    assert Path(COMMAND[0]).exists()
    assert HttpBot("http://a").name == "http://a"
