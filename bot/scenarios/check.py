"""One run from beginning to end: read the files, find or start a bot, play, and give everything back."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.scenarios.files import ScenarioFile, find_files, read_file
from bot.scenarios.outcome import Run, ScenarioOutcome, Unreadable
from bot.scenarios.parallel import play_all
from bot.scenarios.register import read_register
from bot.scenarios.run import bots_for
from bot.scenarios.started import COMMAND

WORKERS = 4


@dataclass(frozen=True)
class Wanted:
    """What to run, and on which bots; without addresses one is started."""

    files: tuple[Path, ...] = ()
    urls: tuple[str, ...] = ()
    workers: int = WORKERS
    live: bool = False
    command: tuple[str, ...] = COMMAND


@dataclass(frozen=True)
class Hooks:
    """Who is told what is going on: of files with mistakes, of the bots before they are there, of each outcome."""

    on_unreadable: Callable[[Unreadable], None]
    on_start: Callable[[int], None]
    on_done: Callable[[ScenarioOutcome], None]


def check(wanted: Wanted, hooks: Hooks) -> Run:
    """Return what came out of a run. Files with mistakes are part of it; the others are played all the same.

    Raises:
        ScenarioError: there are no such files, or no bot.

    """
    files = [read_file(path) for path in find_files(wanted.files)]
    broken = _unreadable(files)
    for file in broken:
        hooks.on_unreadable(file)
    sound = [file for file in files if file.scenario]
    run = Run(f"{datetime.now():%Y-%m-%d %H:%M}", "no bot was asked", (), broken)
    if not sound:
        return run
    hooks.on_start(len(sound))
    with bots_for(wanted.urls, wanted.live, wanted.command) as bots:
        started = time.monotonic()
        outcomes = play_all(sound, bots, read_register(), wanted.workers, hooks.on_done)
        seconds = time.monotonic() - started
        names = ", ".join(bot.version for bot in bots)
    return replace(run, bot=names, outcomes=outcomes, seconds=seconds)


def _unreadable(files: Sequence[ScenarioFile]) -> tuple[Unreadable, ...]:
    return tuple(Unreadable(file.shown, file.parsed.mistakes) for file in files if not file.scenario)
