"""Play the scenario conversations to a bot with many people at once: steady, ten times as many for a minute, steady.

Writes ``var/crowd/report.html`` (Locust's own, with its plots) and prints times, errors and memory.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import psutil

from bot.paths import ROOT, VAR
from bot.scenarios.files import find_files, read_file
from bot.scenarios.started import bot_environment, started_bot

LOCUST = ROOT / ".tools" / "load" / "bin" / "locust"
FOLDER = VAR / "crowd"
SAMPLE_SECONDS = 5.0


def main() -> None:
    """Start a bot, let the crowd talk to it, print what was measured."""
    parser = argparse.ArgumentParser(prog="crowd", description=__doc__)
    parser.add_argument("--users", type=int, default=50, help="people, each with two messages a minute")
    parser.add_argument("--minutes", type=float, default=30.0, help="how long it stays steady first")
    parser.add_argument("--burst", type=float, default=60.0, help="seconds with ten times as many, and afterwards")
    chosen = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        kept = f"sqlite:///{folder}/conversations.db"
        environment = {**bot_environment(os.environ, live=False), "WAYMARK_CONVERSATIONS_DB": kept}
        with started_bot(environment) as bot:
            own = {
                "CROWD_TALKS": str(_write_talks(Path(folder))),
                "CROWD_USERS": str(chosen.users),
                "CROWD_STEADY_SECONDS": str(chosen.minutes * 60),
                "CROWD_BURST_SECONDS": str(chosen.burst),
            }
            (process,) = psutil.Process().children()
            memory = _play(bot.url, process, Path(folder), own)
            _print(_figures(Path(folder)), memory)


def talks() -> list[list[dict[str, object]]]:
    """Return the turns of all scenarios: what is typed, or which option is chosen."""
    scenarios = (read_file(path).scenario for path in find_files(()))
    return [[{"text": turn.text, "chooses": turn.chooses} for turn in found.turns] for found in scenarios if found]


def _write_talks(folder: Path) -> Path:
    path = folder / "talks.json"
    path.write_text(json.dumps(talks()), encoding="utf-8")
    return path


def _play(url: str, bot: psutil.Process, folder: Path, settings: dict[str, str]) -> list[tuple[float, float]]:
    """Run Locust to its end; return the bot's memory meanwhile, as pairs of hours and megabytes."""
    if not LOCUST.exists():
        raise SystemExit("waymark: Locust is not installed. Run: make load")
    command = [str(LOCUST), "--locustfile", str(Path(__file__).with_name("locustfile.py")), "--headless"]
    command += ["--host", url, "--csv", str(folder / "crowd"), "--html", str(FOLDER / "report.html"), "--only-summary"]
    memory = []
    with (FOLDER / "locust.log").open("wb") as log:
        playing = subprocess.Popen(command, env={**os.environ, **settings}, stdout=log, stderr=log)
        started = time.monotonic()
        while playing.poll() is None:
            memory.append(((time.monotonic() - started) / 3_600, bot.memory_info().rss / 1e6))
            time.sleep(SAMPLE_SECONDS)
    return memory


def _figures(folder: Path) -> list[dict[str, str]]:
    with (folder / "crowd_stats.csv").open(encoding="utf-8") as rows:
        return [row for row in csv.DictReader(rows) if row["Name"] != "Aggregated"]


def _print(figures: list[dict[str, str]], memory: list[tuple[float, float]]) -> None:
    print(f"{'':10}{'messages':>10}{'errors':>8}{'median ms':>11}{'p95 ms':>8}{'p99 ms':>8}{'slowest':>9}")
    for row in figures:
        print(
            f"{row['Name']:10}{row['Request Count']:>10}{row['Failure Count']:>8}{row['50%']:>11}"
            f"{row['95%']:>8}{row['99%']:>8}{float(row['Max Response Time']):>9.0f}"
        )
    hours, megabytes = np.array(memory[len(memory) // 4 :]).T
    slope = np.polyfit(hours, megabytes, 1)[0]
    print(f"memory {megabytes[-1]:.0f} MB, {slope:+.1f} MB an hour in the last three of four quarters")
    print(f"report: {FOLDER / 'report.html'}")


if __name__ == "__main__":
    main()
