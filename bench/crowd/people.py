"""People who talk through the scenarios, two messages a minute each, played by Locust."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.served import Running
from bot.paths import ROOT, VAR
from bot.scenarios.files import find_files, read_file

LOCUST = ROOT / ".tools" / "load" / "bin" / "locust"
FOLDER = VAR / "crowd"
LOG = FOLDER / "locust.log"
PHASES = ("steady", "burst", "after")
SAMPLE_SECONDS = 5.0
LAST_ANSWERS_SECONDS = 60
"""How long the last messages of people who leave are awaited."""

SLOPE_SECONDS = 1_800.0


@dataclass(frozen=True)
class Crowd:
    """How many people, and how long: steady, then ten times as many, then steady again for as long as that."""

    users: int
    steady_seconds: float
    burst_seconds: float


@dataclass(frozen=True)
class Said:
    """One message: when, and how long its answer took; None when there was none, or an apology."""

    phase: str
    second: float
    milliseconds: float | None


@dataclass(frozen=True)
class Played:
    """What a crowd said, and memory as pairs of seconds and megabytes."""

    crowd: Crowd
    said: Sequence[Said]
    memory: Sequence[tuple[float, float]]

    def times(self, phase: str) -> list[float]:
        """Return the milliseconds of all answers of a phase."""
        return [said.milliseconds for said in self.said if said.phase == phase and said.milliseconds is not None]

    def lost(self, phase: str) -> int:
        """Return how many messages of a phase got no answer."""
        return sum(said.phase == phase and said.milliseconds is None for said in self.said)

    def settled(self) -> list[tuple[float, float]]:
        """Return the memory of the last half hour before the burst; of its last three quarters if it was shorter."""
        end = self.crowd.steady_seconds
        begin = end - min(SLOPE_SECONDS, 0.75 * end)
        return [(second, megabytes) for second, megabytes in self.memory if begin <= second <= end]

    def slope(self) -> float | None:
        """Return the megabytes an hour by which settled memory grows; None when it was sampled less than twice."""
        settled = self.settled()
        if len(settled) < 2:
            return None
        seconds, megabytes = np.array(settled).T
        return float(np.polyfit(seconds / 3_600, megabytes, 1)[0])


def talks() -> list[list[dict[str, object]]]:
    """Return the turns of all scenarios: what is typed, or which option is chosen."""
    scenarios = (read_file(path).scenario for path in find_files(()))
    return [[{"text": turn.text, "chooses": turn.chooses} for turn in found.turns] for found in scenarios if found]


def play(running: Running, crowd: Crowd) -> Played:
    """Let a crowd talk to a bot."""
    with tempfile.TemporaryDirectory() as name:
        played, said = Path(name) / "talks.json", Path(name) / "said.csv"
        played.write_text(json.dumps(talks()), encoding="utf-8")
        settings = {
            "CROWD_TALKS": str(played),
            "CROWD_SAID": str(said),
            "CROWD_USERS": str(crowd.users),
            "CROWD_STEADY_SECONDS": str(crowd.steady_seconds),
            "CROWD_BURST_SECONDS": str(crowd.burst_seconds),
        }
        memory = _run(running, settings)
        if not said.exists():
            raise SystemExit(f"waymark: Locust did not come to its end. Why stands in {LOG}")
        return Played(crowd, read_said(said), memory)


def read_said(path: Path) -> list[Said]:
    """Return what Locust wrote down."""
    with path.open(encoding="utf-8", newline="") as rows:
        return [
            Said(row["phase"], float(row["second"]), float(row["milliseconds"]) if row["milliseconds"] else None)
            for row in csv.DictReader(rows)
        ]


def _run(running: Running, settings: dict[str, str]) -> list[tuple[float, float]]:
    """Run Locust to its end; return the bot's memory meanwhile."""
    command = [str(LOCUST), "--locustfile", str(Path(__file__).with_name("locustfile.py")), "--headless"]
    command += ["--host", running.bot.url, "--only-summary", "--stop-timeout", str(LAST_ANSWERS_SECONDS)]
    memory = []
    with LOG.open("wb") as log:
        playing = subprocess.Popen(command, env={**os.environ, **settings}, stdout=log, stderr=log)
        started = time.monotonic()
        while playing.poll() is None:
            memory.append((time.monotonic() - started, running.memory_mb()))
            time.sleep(SAMPLE_SECONDS)
    return memory
