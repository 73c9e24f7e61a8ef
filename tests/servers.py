"""Start the real bot as a real process, and talk to it over real HTTP."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 300
REPLY_SECONDS = 15


@dataclass
class Reply:
    """What came back for one message."""

    status: int
    messages: list
    seconds: float

    @property
    def answer(self) -> dict:
        answers = [m["custom"]["answer"] for m in self.messages if "answer" in m.get("custom", {})]
        assert len(answers) == 1, f"exactly one answer a turn, not {len(answers)}"
        return answers[0]

    @property
    def text(self) -> str:
        return "\n".join(m["text"] for m in self.messages if "text" in m)

    @property
    def point_ids(self) -> list:
        return [point["id"] for point in self.answer["points"]]


@dataclass
class Bot:
    """A running bot."""

    url: str
    process: subprocess.Popen = field(repr=False, default=None)

    @property
    def rest(self) -> str:
        return self.url + "/webhooks/rest/webhook"

    def say(self, message: str, sender: str) -> Reply:
        """Send one message of a conversation."""
        return self.post(json={"sender": sender, "message": message})

    def post(self, **request) -> Reply:
        """Send any request to the REST channel."""
        started = time.perf_counter()
        response = requests.post(self.rest, timeout=REPLY_SECONDS, **request)
        seconds = time.perf_counter() - started
        data = response.json()
        return Reply(response.status_code, data if isinstance(data, list) else [], seconds)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_bot(log: Path, **environment: str):
    """Start the bot as ``make run`` does, wait until it is healthy, stop it at the end.

    Its conversations are kept in a file of its own beside the log, so that none of an earlier run goes on.
    """
    with _started(log, environment) as bot:
        wait_until(lambda: _healthy(bot.url), bot.process, log)
        yield bot


@contextmanager
def running_bots(folder: Path, number: int, **environment: str):
    """Start several bots together, as workers behind one address are."""
    with ExitStack() as stack:
        logs = [folder / f"bot-{n}.log" for n in range(number)]
        bots = [stack.enter_context(_started(log, environment)) for log in logs]
        for bot, log in zip(bots, logs, strict=True):
            wait_until(lambda bot=bot: _healthy(bot.url), bot.process, log)
        yield bots


@contextmanager
def _started(log: Path, environment: dict):
    port = free_port()
    own = {"WAYMARK_CONVERSATIONS_DB": f"sqlite:///{log.with_suffix('.conversations.db')}"}
    settings = {**own, "WAYMARK_PORT": str(port), "WAYMARK_HOST": "127.0.0.1", **environment}
    command = [sys.executable, "-m", "bot.cli", "serve"]
    with running(command, log, settings) as process:
        yield Bot(f"http://127.0.0.1:{port}", process)


@contextmanager
def running(command: list, log: Path, environment: dict):
    """Start a process with its output in a file; stop it, by its own pid, at the end."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            yield process
        finally:
            stop(process)


def stop(process: subprocess.Popen) -> int:
    """Interrupt a process as Ctrl-C does; return its exit code."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    try:
        return process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def wait_until(ready, process: subprocess.Popen, log: Path) -> None:
    """Wait for a condition; fail with the log when the process ends or time runs out."""
    deadline = time.monotonic() + START_SECONDS
    while not ready():
        assert process.poll() is None, log.read_text(errors="replace")[-3000:]
        assert time.monotonic() < deadline, "not ready in time:\n" + log.read_text(errors="replace")[-3000:]
        time.sleep(0.2)


def _healthy(url: str) -> bool:
    try:
        return requests.get(url + "/health", timeout=2).status_code == 200
    except requests.ConnectionError:
        return False
