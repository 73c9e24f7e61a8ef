"""A bot served by a process of its own: how long until it answers, how fast, how much memory."""

from __future__ import annotations

import signal
import socket
import statistics
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import psutil
import requests

from bot.paths import ROOT

START_SECONDS = 600
REPLY_SECONDS = 60
WARM_UP = 20
REST = "/webhooks/rest/webhook"


@dataclass(frozen=True)
class Served:
    """What was measured: seconds, milliseconds, megabytes.

    ``memory_mb`` is the resident memory of all its processes after the last message.
    """

    start_seconds: float
    median_ms: float
    p95_ms: float
    memory_mb: float


@dataclass(frozen=True)
class Bot:
    """How a bot is started: its processes, their whole environment, and where it will listen."""

    commands: Sequence[Sequence[str]]
    environment: Mapping[str, str]
    url: str

    @property
    def address(self) -> str:
        """Where its REST channel takes messages."""
        return self.url + REST


@dataclass(frozen=True)
class Running:
    """A bot that answers: after how long, by which processes."""

    bot: Bot
    start_seconds: float
    pids: tuple[int, ...]

    def memory_mb(self) -> float:
        """Return the resident memory of all its processes."""
        return sum(_resident_mb(pid) for pid in self.pids)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(bot: Bot) -> Iterator[Running]:
    """Start a bot's processes, wait until it answers, stop them at the end.

    Raises:
        RuntimeError: one of them ended, or none answered in time.

    """
    with ExitStack() as stack:
        started = time.monotonic()
        processes = [stack.enter_context(_running(command, bot.environment)) for command in bot.commands]
        _wait_for_answer(bot.address, processes)
        yield Running(bot, time.monotonic() - started, tuple(process.pid for process in processes))


def measure(bot: Bot, messages: Sequence[str]) -> Served:
    """Start a bot, ask every message on one client, stop it."""
    with serving(bot) as running:
        times = ask(bot.address, messages)
        memory = running.memory_mb()
    return Served(running.start_seconds, statistics.median(times), statistics.quantiles(times, n=20)[18], memory)


@contextmanager
def _running(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, env=dict(environment), stdout=quiet, stderr=quiet)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for_answer(address: str, processes: Sequence[subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if any(process.poll() is not None for process in processes):
            raise RuntimeError("a server ended before it answered")
        try:
            reply = requests.post(address, json={"sender": "first", "message": "hello"}, timeout=REPLY_SECONDS)
            if reply.status_code == 200 and reply.json():
                return
        except requests.RequestException:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"no answer within {START_SECONDS} s")


def ask(address: str, messages: Sequence[str]) -> list[float]:
    """Ask every message on one client, after a few to warm up; return the milliseconds each answer took."""
    times = []
    with requests.Session() as session:
        for i, message in enumerate([*messages[:WARM_UP], *messages]):
            body = {"sender": f"bench-{i // 5}", "message": message}
            started = time.perf_counter()
            session.post(address, json=body, timeout=REPLY_SECONDS).raise_for_status()
            times.append((time.perf_counter() - started) * 1000)
    return times[WARM_UP:]


def _resident_mb(pid: int) -> float:
    process = psutil.Process(pid)
    family = [process, *process.children(recursive=True)]
    return float(sum(member.memory_info().rss for member in family)) / 1e6
