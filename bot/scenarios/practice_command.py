"""``waymark scenarios practice``: practise in the terminal, and keep a record only where the learner says."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from bot.progress import say
from bot.scenarios.bots import BotGoneError
from bot.scenarios.files import ScenarioError, find_files, read_file
from bot.scenarios.practice import Screen, practise
from bot.scenarios.report.terminal import mistake_lines
from bot.scenarios.run import bots_for
from bot.scenarios.written import save_text

FAILED = 1


def practice_file(path: Path, urls: Sequence[str], live: bool) -> int:
    """Let somebody practise one scenario.

    Raises:
        ScenarioError: there is no such file, or no bot.

    """
    file = read_file(find_files([path])[0])
    if file.scenario is None:
        print(*mistake_lines(file.shown, file.parsed.mistakes), sep="\n")
        return FAILED
    if not urls:
        say("Starting a bot (half a minute)")
    try:
        with bots_for(urls, live) as bots:
            record = practise(file.scenario, bots[0], Screen(print, input))
    except BotGoneError as error:
        raise ScenarioError(str(error)) from None
    except EOFError:
        return os.EX_OK
    _offer_record(record)
    return os.EX_OK


def _offer_record(record: list[str]) -> None:
    try:
        name = input("\nA record of this without names can be saved. File name, or Enter to keep nothing: ").strip()
    except EOFError:
        return
    if name:
        save_text(Path(name), "\n".join(record) + "\n")
