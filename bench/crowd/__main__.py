"""``make load``: how our bot bears load, beside Rasa's default pipeline with the same actions in the same run.

First each bot alone: its second start, one client, more and more clients that never wait. Then ten messages at once in
one conversation. Then crowds that talk through the scenarios: steady, ten times as many, steady again. Prints each
figure beside its aim and writes ``var/crowd/report.html``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.bots import rasa_default, waymark
from bench.crowd.clients import AtOnce, at_once, saturate
from bench.crowd.figures import FAST, OURS, THEIRS, Alone, table
from bench.crowd.people import FOLDER, LOCUST, Crowd, Played, play
from bench.crowd.report import Measured, write_report
from bench.default_pipeline import train_default
from bench.evaluate.questions import read_questions
from bench.served import Bot, ask, serving

MODEL = FOLDER / "default" / "model.tar.gz"
TEN, TRIES = 10, 5


def main() -> None:
    """Measure, print, write."""
    chosen = _arguments()
    if not LOCUST.exists():
        raise SystemExit("waymark: Locust is not installed. Run: make load")
    FOLDER.mkdir(parents=True, exist_ok=True)
    messages = [question.text for question in read_questions(("questions",))]
    notes = [f"{FAST} has to reach the aims. Answers are asked for on the machine that gives them."]
    if not chosen.without_default:
        notes.append(_default_model(chosen))
    with tempfile.TemporaryDirectory() as name:
        bots = _bots(Path(name), chosen.without_default)
        alone = {name: _alone(name, bot(), messages, chosen.step) for name, bot in bots.items()}
        crowd = Crowd(chosen.users, chosen.minutes * 60, chosen.burst)
        ten, met = _together(bots[FAST](), messages, crowd)
        played = {FAST: met}
        if THEIRS in bots:
            shorter = Crowd(chosen.users, min(chosen.minutes, chosen.default_minutes) * 60, chosen.burst)
            played[THEIRS] = _crowd(THEIRS, bots[THEIRS](), shorter)
    notes += [f"{name}: {_told(found.crowd)}" for name, found in played.items()]
    measured = Measured(notes, alone, ten, played)
    print(table(measured.rows()), *notes, f"Report: {write_report(FOLDER, measured)}", sep="\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="crowd", description=__doc__)
    parser.add_argument("--users", type=int, default=50, help="people, each with two messages a minute")
    parser.add_argument("--minutes", type=float, default=30.0, help="how long the crowd stays steady first")
    parser.add_argument("--default-minutes", type=float, default=3.0, help="the same for the default pipeline, at most")
    parser.add_argument("--burst", type=float, default=60.0, help="seconds with ten times as many, and afterwards")
    parser.add_argument("--step", type=float, default=20.0, help="seconds with each number of clients")
    parser.add_argument("--epochs", type=int, default=1, help="of the default pipeline: speed does not depend on them")
    parser.add_argument("--every", type=int, default=10, help="it learns from every so-manieth message; 1 for all")
    parser.add_argument("--trained", action="store_true", help=f"take the default pipeline of an earlier run, {MODEL}")
    parser.add_argument("--without-default", action="store_true", help="measure our own bot only")
    return parser.parse_args()


def _bots(folder: Path, without_default: bool) -> dict[str, Callable[[], Bot]]:
    """Return the bots by name; each is made when its turn comes, on ports that are free then."""
    bots: dict[str, Callable[[], Bot]] = {
        OURS: partial(waymark, folder),
        FAST: partial(waymark, folder, tensorflow=False),
        THEIRS: partial(rasa_default, folder, MODEL),
    }
    return {name: bot for name, bot in bots.items() if name != THEIRS or not without_default}


def _default_model(chosen: argparse.Namespace) -> str:
    """Train the default pipeline unless an earlier one is wanted; return how it was trained."""
    if chosen.trained and MODEL.exists():
        return f"{THEIRS} was trained in an earlier run."
    _say(f"{THEIRS}: training, {chosen.epochs} epochs, one in {chosen.every} messages (minutes)")
    _, seconds = train_default(MODEL.parent, chosen.epochs, chosen.every)
    return (
        f"{THEIRS} was trained for {chosen.epochs} epochs on one in {chosen.every} messages, in {seconds:.0f} s: "
        "epochs do not change its speed, start and memory, fewer messages make them better if anything, and where it "
        "asks back instead of answering it is quicker. What it understands says nothing."
    )


def _alone(name: str, bot: Bot, messages: list[str], step_seconds: float) -> Alone:
    _say(f"{name}: first start")
    with serving(bot):
        _say(f"{name}: second start")
    with serving(bot) as running:
        _say(f"{name}: one client")
        times = ask(bot.address, messages)
        memory = running.memory_mb()
        _say(f"{name}: more and more clients")
        return Alone(running.start_seconds, times, saturate(bot.address, messages, step_seconds), memory)


def _together(bot: Bot, messages: list[str], crowd: Crowd) -> tuple[list[AtOnce], Played]:
    _say(f"{FAST}: ten messages at once, then the crowd")
    with serving(bot) as running:
        ask(bot.address, messages[:TEN])
        ten = [at_once(bot.url, messages[:TEN], f"at-once-{number}") for number in range(TRIES)]
        return ten, play(running, crowd)


def _crowd(name: str, bot: Bot, crowd: Crowd) -> Played:
    _say(f"{name}: the crowd")
    with serving(bot) as running:
        return play(running, crowd)


def _told(crowd: Crowd) -> str:
    return (
        f"a crowd of {crowd.users} for {crowd.steady_seconds / 60:g} minutes, "
        f"ten times as many for {crowd.burst_seconds:g} s, {crowd.users} for as long."
    )


def _say(what: str) -> None:
    print(f"  {what} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
