"""Start a bot for a run, as ``waymark serve`` does, and stop it afterwards."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.conversations.database import MEMORY
from bot.paths import ROOT, VAR
from bot.scenarios.bots import BotGoneError, HttpBot
from bot.scenarios.files import ScenarioError

START_SECONDS = 180.0
STOP_SECONDS = 20.0
LOOK_EVERY = 0.25
LOOPBACK = "127.0.0.1"
OWN_SETTINGS = "WAYMARK_"
KEPT_SETTINGS = frozenset({"WAYMARK_VAR", "WAYMARK_KNOWLEDGE_DB"})
DIRECTORY_SETTING = "WAYMARK_DIRECTORY_DB"
CONVERSATIONS_SETTING = "WAYMARK_CONVERSATIONS_DB"
AS_IT_COMES = f"sqlite:///{VAR / 'directory-as-it-comes.db'}"
"""Places and contacts that the project comes with, and nothing that anybody added."""

COMMAND = (sys.executable, "-m", "bot.cli", "serve")
_LAST_LINES = 5


def bot_environment(environment: Mapping[str, str], live: bool) -> dict[str, str]:
    """Return the environment of a bot that is started for a run.

    Without ``live`` the settings of this installation are left out, so that a run says the same everywhere: contacts
    that somebody imported, for one, belong to the place and not to the scenario. It has a directory of its own, so what
    a scenario reports lands in no real queue. Its conversations are kept nowhere.
    """
    kept = {
        name: value
        for name, value in environment.items()
        if live or not name.startswith(OWN_SETTINGS) or name in KEPT_SETTINGS
    }
    port = str(_free_port())
    if not live:
        kept[DIRECTORY_SETTING] = AS_IT_COMES
    kept[CONVERSATIONS_SETTING] = MEMORY
    return {**kept, "WAYMARK_HOST": LOOPBACK, "WAYMARK_PORT": port, "WAYMARK_RATE_LIMIT": "off"}


@contextmanager
def started_bot(environment: Mapping[str, str], command: Sequence[str] = COMMAND) -> Iterator[HttpBot]:
    """Start a bot, wait until it is healthy, and stop it at the end.

    Raises:
        ScenarioError: it does not come up; the message has the last lines it wrote.

    """
    with tempfile.TemporaryDirectory(prefix="waymark-") as folder:
        log = Path(folder, "bot.log")
        with log.open("wb") as output:
            process = subprocess.Popen(  # noqa: S603 - our own command, no shell
                command, cwd=ROOT, env=dict(environment), stdout=output, stderr=subprocess.STDOUT
            )
            try:
                bot = HttpBot(f"http://{environment['WAYMARK_HOST']}:{environment['WAYMARK_PORT']}")
                _wait_until_healthy(bot, process, log)
                yield bot
            finally:
                _stop(process)


def _wait_until_healthy(bot: HttpBot, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            bot.look()
            return
        except BotGoneError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise ScenarioError(f"The bot did not start:\n{_last_lines(log)}") from None
        time.sleep(LOOK_EVERY)


def _last_lines(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(f"  {line}" for line in lines[-_LAST_LINES:]) or "  it wrote nothing"


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Interrupt a process of ours as Ctrl-C does."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port
