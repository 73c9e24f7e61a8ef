"""Play many scenarios side by side, on one bot or several; a bot that falls silent does not end the run."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import count

from bot.scenarios.bots import BotGoneError, Talker
from bot.scenarios.files import ScenarioFile
from bot.scenarios.outcome import ScenarioOutcome
from bot.scenarios.player import play
from bot.scenarios.register import Register
from bot.scenarios.script import Scenario

OnDone = Callable[[ScenarioOutcome], None]


class _Bots:
    """The bots that still answer, given out in turn."""

    def __init__(self, bots: Sequence[Talker]) -> None:
        self._bots = list(bots)
        self._turn = count()
        self._lock = threading.Lock()

    def next(self) -> Talker | None:
        with self._lock:
            return self._bots[next(self._turn) % len(self._bots)] if self._bots else None

    def is_gone(self, bot: Talker) -> None:
        with self._lock:
            if bot in self._bots:
                self._bots.remove(bot)


def play_all(
    files: Sequence[ScenarioFile], bots: Sequence[Talker], register: Register, workers: int, on_done: OnDone
) -> tuple[ScenarioOutcome, ...]:
    """Return what came of every scenario, in the order of the files. ``on_done`` is called as each ends."""
    left = _Bots(bots)
    outcomes: dict[int, ScenarioOutcome] = {}
    with ThreadPoolExecutor(max_workers=workers) as pool:
        jobs = {
            pool.submit(_play_somewhere, file, file.scenario, left, register): number
            for number, file in enumerate(files)
            if file.scenario
        }
        try:
            for job in as_completed(jobs):
                outcomes[jobs[job]] = job.result()
                on_done(job.result())
        except BaseException:
            # Interrupted: what has not begun is not begun any more.
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return tuple(outcomes[number] for number in sorted(outcomes))


def _play_somewhere(file: ScenarioFile, scenario: Scenario, bots: _Bots, register: Register) -> ScenarioOutcome:
    trouble = "not played: no bot answers any more"
    while (bot := bots.next()) is not None:
        try:
            return play(file, scenario, bot, register)
        except BotGoneError as error:
            bots.is_gone(bot)
            trouble = f"not played to its end: {error}"
    return ScenarioOutcome(file.shown, file.name, scenario.title, scenario.subject, (), trouble=trouble)
