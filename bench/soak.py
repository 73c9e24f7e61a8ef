"""``make soak``: fuzz the whole bot over HTTP for some minutes. No 5xx, no crash, memory told.

It starts a bot of its own with Slack on, whose platform is a port where nobody listens.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import islice
from pathlib import Path

import psutil
import requests

from bench.fuzz import SLACK_SECRET, Case, Fuzz, send
from bench.served import free_port

START_SECONDS = 180
MOST_SHOWN = 10
TOLD_EVERY = 60.0
ON = {
    "WAYMARK_RATE_LIMIT": "off",
    "WAYMARK_SLACK_TOKEN": "xoxb-of-the-fuzz",
    "WAYMARK_SLACK_SIGNING_SECRET": SLACK_SECRET,
    "WAYMARK_SLACK_API_URL": "http://127.0.0.1:9/",
    "WAYMARK_SENDER_KEY": "k" * 32,
}


def main() -> int:
    """Run for as long as was asked; return 1 when something was wrong."""
    parser = argparse.ArgumentParser(prog="soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument(
        "--seed", type=int, default=int(time.time()), help="that of an earlier run repeats its requests"
    )
    parser.add_argument("--port", type=int, default=0, help="without it, a free one")
    chosen = parser.parse_args()
    port = chosen.port or free_port()
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "bot.log"
        with log.open("wb") as output:
            command = [sys.executable, "-m", "bot.cli", "serve"]
            kept = {"WAYMARK_CONVERSATIONS_DB": f"sqlite:///{folder}/conversations.db"}
            environment = {**os.environ, **ON, **kept, "WAYMARK_HOST": "127.0.0.1", "WAYMARK_PORT": str(port)}
            bot = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        try:
            return _soak(f"http://127.0.0.1:{port}", bot, chosen.minutes * 60, chosen.seed)
        finally:
            bot.terminate()
            bot.wait(timeout=30)
            errors = Counter(line[-80:] for line in log.read_text(errors="replace").splitlines() if "rror" in line)
            print(*(f"  log, {times} times: {line}" for line, times in errors.most_common(5)), sep="\n")


def _soak(url: str, bot: subprocess.Popen[bytes], seconds: float, seed: int) -> int:
    _wait(url, bot)
    print(f"seed {seed}, {seconds / 60:.0f} minutes", flush=True)
    cases = Fuzz(seed).cases()
    for case in islice(cases, 300):
        send(url, case)
    process = psutil.Process(bot.pid)
    before, wrong, count, told = process.memory_info().rss, Counter[str](), 0, time.monotonic()
    shown: dict[str, Case] = {}
    end = time.monotonic() + seconds
    while time.monotonic() < end and bot.poll() is None:
        case = next(cases)
        count += 1
        for problem in send(url, case):
            wrong[problem] += 1
            shown.setdefault(f"{problem} {case.method} {case.path}", case)
        if time.monotonic() - told > TOLD_EVERY:
            told = time.monotonic()
            print(f"  {count} requests, {process.memory_info().rss / 1e6:.0f} MB, wrong: {dict(wrong)}", flush=True)
    alive = bot.poll() is None and requests.get(f"{url}/health", timeout=30).status_code == 200
    grown = (process.memory_info().rss - before) / 1e6 if alive else 0.0
    print(f"{count} requests, wrong: {dict(wrong)}, healthy at the end: {alive}, memory grew by {grown:.0f} MB")
    for name, case in list(shown.items())[:MOST_SHOWN]:
        print(f"  {name}: {case.headers} {case.body[:300]!r}")
    return 0 if alive and not wrong else 1


def _wait(url: str, bot: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if bot.poll() is not None:
            raise SystemExit("soak: the bot ended before it was ready")
        try:
            if requests.get(f"{url}/health", timeout=5).status_code == 200:
                return
        except requests.RequestException:
            time.sleep(0.2)
    raise SystemExit("soak: the bot was not ready in time")


if __name__ == "__main__":
    sys.exit(main())
