"""``make bench``: print a table of our bot beside Rasa's default pipeline, trained on the same data in the same run."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.evaluate.questions import read_questions
from bench.served import Served, free_port, measure, rasa_program
from bot.training import MODEL, train_model

DEFAULT_PIPELINE = Path(__file__).with_name("default_pipeline.yml")
QUIET = {"RASA_TELEMETRY_ENABLED": "false", "WAYMARK_RATE_LIMIT": "off", "PYTHONWARNINGS": "ignore"}


def main() -> None:
    """Measure both, print the table."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--epochs", type=int, default=100, help="epochs of the default pipeline (its own number: 100)")
    parser.add_argument("--alone", action="store_true", help="serve Waymark alone, as it was last trained")
    arguments = parser.parse_args()
    epochs = arguments.epochs
    messages = [question.text for question in read_questions(("questions",))]
    if arguments.alone:
        print(_serve_ours(messages))
        return
    with tempfile.TemporaryDirectory() as folder:
        _say("Waymark: training")
        started = time.monotonic()
        train_model(Path(folder) / "waymark")
        ours_training = time.monotonic() - started
        _say("Waymark: serving")
        ours = _serve_ours(messages)
        _say(f"Rasa's default pipeline: training, {epochs} epochs (minutes)")
        theirs_folder = Path(folder) / "default"
        theirs_training = train(default_config(Path(folder), epochs), theirs_folder)
        theirs_model = theirs_folder / "model.tar.gz"
        _say("Rasa's default pipeline: serving")
        theirs = _serve_default(theirs_model, Path(folder), messages)
        _say("Understanding")
        scores = understand(MODEL), understand(theirs_model)
    _print_table(len(messages), epochs, (ours_training, ours, scores[0]), (theirs_training, theirs, scores[1]))


def train(config: Path, folder: Path) -> float:
    """Train in a process of its own; return the seconds it took."""
    started = time.monotonic()
    command = [sys.executable, "-m", "bench.train", str(config), str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - started


def default_config(folder: Path, epochs: int) -> Path:
    """Write Rasa's default pipeline into the folder, for so many epochs."""
    text = DEFAULT_PIPELINE.read_text(encoding="utf-8")
    config = folder / "default.yml"
    config.write_text(re.sub(r"epochs: \d+", f"epochs: {epochs}", text), encoding="utf-8")
    return config


def _serve_ours(messages: list[str]) -> Served:
    port = free_port()
    url = f"http://127.0.0.1:{port}/webhooks/rest/webhook"
    command = [sys.executable, "-m", "bot.cli", "run"]
    with tempfile.TemporaryDirectory() as folder:
        own = {"WAYMARK_PORT": str(port), "WAYMARK_CONVERSATIONS_DB": f"sqlite:///{folder}/conversations.db"}
        return measure([command], url, {**QUIET, **own}, messages)


def _serve_default(model: Path, folder: Path, messages: list[str]) -> Served:
    port, action_port = free_port(), free_port()
    credentials, endpoints = folder / "credentials.yml", folder / "endpoints.yml"
    credentials.write_text("rest:\n", encoding="utf-8")
    endpoints.write_text(f"action_endpoint:\n  url: http://127.0.0.1:{action_port}/webhook\n", encoding="utf-8")
    rasa = rasa_program(sys.executable)
    server = [rasa, "run", "-i", "127.0.0.1", "-p", str(port), "-m", str(model)]
    server += ["--credentials", str(credentials), "--endpoints", str(endpoints)]
    actions = [rasa, "run", "actions", "--port", str(action_port), "--actions", "actions"]
    return measure([server, actions], f"http://127.0.0.1:{port}/webhooks/rest/webhook", QUIET, messages)


def understand(model: Path) -> dict[str, Any]:
    """Score a model in a process of its own."""
    command = [sys.executable, "-m", "bench.understand", str(model)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    score: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return score


def _print_table(
    asked: int,
    epochs: int,
    ours: tuple[float, Served, dict[str, Any]],
    theirs: tuple[float, Served, dict[str, Any]],
) -> None:
    def row(what: str, *values: str) -> None:
        print(f"| {what} | {' | '.join(values)} |")

    both = (ours, theirs)
    row("", "Waymark", f"Rasa's default pipeline, {epochs} epochs")
    row("---", "---", "---")
    row("training, imports included (s)", *(f"{training:.0f}" for training, _, _ in both))
    row("start to first answer (s)", *(f"{served.start_seconds:.1f}" for _, served, _ in both))
    row(f"answer over HTTP, median of {asked} (ms)", *(f"{served.median_ms:.1f}" for _, served, _ in both))
    row("answer over HTTP, 95th percentile (ms)", *(f"{served.p95_ms:.1f}" for _, served, _ in both))
    row("memory of all its processes (MB)", *(f"{served.memory_mb:.0f}" for _, served, _ in both))
    row("need recognised", *(f"{score['need']:.1%}" for _, _, score in both))
    row("a right subject found first", f"{ours[2]['subject']:.1%}", "cannot")
    row("out of scope refused or asked back", *(f"{score['out_of_scope_refused']:.1%}" for _, _, score in both))
    row("in scope refused", *(f"{score['in_scope_refused']:.1%}" for _, _, score in both))


def _say(what: str) -> None:
    print(f"  {what} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
