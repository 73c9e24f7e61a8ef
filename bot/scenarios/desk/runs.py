"""Runs started from the desk: one at a time, in a thread beside the server's loop, kept as a page and a table."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.scenarios.bots import Talker
from bot.scenarios.files import ScenarioFile
from bot.scenarios.outcome import Run, ScenarioOutcome, Unreadable
from bot.scenarios.parallel import play_all
from bot.scenarios.register import read_register
from bot.scenarios.report.page import report_file
from bot.scenarios.report.table import table_text
from bot.scenarios.written import write_file

MOST_KEPT = 30
WORKERS = 2
_NAME = re.compile(r"20\d\d-\d\d-\d\d-\d{6}")


@dataclass(frozen=True)
class Progress:
    """How far the run is. ``running`` is false when none is."""

    running: bool = False
    done: int = 0
    of: int = 0
    failed: int = 0


class Runs:
    """The run that is on, and those that are kept in a folder."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = datetime.now) -> None:
        self._folder = folder
        self._now = now
        self._busy = threading.Lock()
        self.progress = Progress()

    def start(self, files: Sequence[ScenarioFile]) -> bool:
        """Take the place of the one run there can be; return False when another one is on."""
        if not self._busy.acquire(blocking=False):
            return False
        self.progress = Progress(True, 0, sum(file.scenario is not None for file in files), 0)
        return True

    def play(self, files: Sequence[ScenarioFile], bot: Talker) -> str:
        """Play the files of the run that was started, keep what came out, and return the name of the run."""
        try:
            return self._keep(self._play(files, bot))
        finally:
            self.progress = Progress()
            self._busy.release()

    def names(self) -> list[str]:
        """Return the runs that are kept, the newest first."""
        return sorted((path.stem for path in self._folder.glob("*.csv") if _NAME.fullmatch(path.stem)), reverse=True)

    def path(self, name: str, ending: str) -> Path | None:
        """Return the page or the table of a run that is kept."""
        path = self._folder / f"{name}.{ending}"
        return path if _NAME.fullmatch(name) and path.is_file() else None

    def _play(self, files: Sequence[ScenarioFile], bot: Talker) -> Run:
        sound = [file for file in files if file.scenario]
        started, clock = self._now(), time.monotonic()
        outcomes = play_all(sound, [bot], read_register(), WORKERS, self._count)
        broken = tuple(Unreadable(file.shown, file.parsed.mistakes) for file in files if not file.scenario)
        seconds = time.monotonic() - clock
        return Run(f"{started:%Y-%m-%d %H:%M}", bot.name, outcomes, broken, seconds)

    def _count(self, outcome: ScenarioOutcome) -> None:
        before = self.progress
        self.progress = Progress(True, before.done + 1, before.of, before.failed + outcome.failed)

    def _keep(self, run: Run) -> str:
        name = f"{self._now():%Y-%m-%d-%H%M%S}"
        write_file(self._folder / f"{name}.html", report_file(run))
        write_file(self._folder / f"{name}.csv", table_text(run))
        for old in self.names()[MOST_KEPT:]:
            for ending in ("csv", "html"):
                (self._folder / f"{old}.{ending}").unlink(missing_ok=True)
        return name
