"""A bot served by a process of its own: how long until it answers, how fast, how much memory."""

from __future__ import annotations

import os
import signal
import socket
import statistics
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import requests

START_SECONDS = 600
REPLY_SECONDS = 60
WARM_UP = 20


@dataclass(frozen=True)
class Served:
    """What was measured: seconds, milliseconds, megabytes.

    ``memory_mb`` is the resident memory of all its processes after the last message.
    """

    start_seconds: float
    median_ms: float
    p95_ms: float
    memory_mb: float


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def measure(commands: Sequence[Sequence[str]], url: str, environment: Mapping[str, str], messages: list[str]) -> Served:
    """Start the processes, ask every message on one client, stop them."""
    with ExitStack() as stack:
        started = time.monotonic()
        processes = [stack.enter_context(_running(command, environment)) for command in commands]
        _wait_for_answer(url, processes)
        start_seconds = time.monotonic() - started
        times = _ask(url, messages)
        memory = sum(_resident_mb(process.pid) for process in processes)
    return Served(start_seconds, statistics.median(times), statistics.quantiles(times, n=20)[18], memory)


@contextmanager
def _running(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=quiet, stderr=quiet)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait_for_answer(url: str, processes: Sequence[subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if any(process.poll() is not None for process in processes):
            raise RuntimeError("a server ended before it answered")
        try:
            reply = requests.post(url, json={"sender": "first", "message": "hello"}, timeout=REPLY_SECONDS)
            if reply.status_code == 200 and reply.json():
                return
        except requests.RequestException:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"no answer within {START_SECONDS} s")


def _ask(url: str, messages: list[str]) -> list[float]:
    times = []
    with requests.Session() as session:
        for i, message in enumerate(messages[:WARM_UP] + messages):
            body = {"sender": f"bench-{i // 5}", "message": message}
            started = time.perf_counter()
            session.post(url, json=body, timeout=REPLY_SECONDS).raise_for_status()
            times.append((time.perf_counter() - started) * 1000)
    return times[WARM_UP:]


def _resident_mb(pid: int) -> float:
    process = psutil.Process(pid)
    family = [process, *process.children(recursive=True)]
    return float(sum(member.memory_info().rss for member in family)) / 1e6


def rasa_program(python: str) -> str:
    """Return the ``rasa`` command beside an interpreter."""
    return str(Path(python).with_name("rasa"))
