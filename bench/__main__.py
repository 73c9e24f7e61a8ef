"""``make bench``: print a table of our bot beside Rasa's default pipeline, trained on the same data in the same run."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.bots import rasa_default, waymark
from bench.default_pipeline import train_default
from bench.evaluate.questions import read_questions
from bench.served import Served, measure
from bot.training import MODEL, train_model


def main() -> None:
    """Measure both, print the table."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--epochs", type=int, default=100, help="epochs of the default pipeline (its own number: 100)")
    parser.add_argument("--alone", action="store_true", help="serve Waymark alone, as it was last trained")
    arguments = parser.parse_args()
    epochs = arguments.epochs
    messages = [question.text for question in read_questions(("questions",))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if arguments.alone:
            print(measure(waymark(folder), messages))
            return
        _say("Waymark: training")
        started = time.monotonic()
        train_model(Path(folder) / "waymark")
        ours_training = time.monotonic() - started
        _say("Waymark: serving")
        ours = measure(waymark(folder), messages)
        _say(f"Rasa's default pipeline: training, {epochs} epochs (minutes)")
        theirs_model, theirs_training = train_default(folder, epochs)
        _say("Rasa's default pipeline: serving")
        theirs = measure(rasa_default(folder, theirs_model), messages)
        _say("Understanding")
        scores = understand(MODEL), understand(theirs_model)
    _print_table(len(messages), epochs, (ours_training, ours, scores[0]), (theirs_training, theirs, scores[1]))


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
