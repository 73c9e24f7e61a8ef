"""The bots of a run: those that are given, or one that is started for it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from bot.directory import load_directory
from bot.progress import complain
from bot.scenarios.bots import BotGoneError, HttpBot
from bot.scenarios.files import ScenarioError
from bot.scenarios.started import AS_IT_COMES, COMMAND, bot_environment, started_bot


@contextmanager
def bots_for(urls: Sequence[str], live: bool, command: Sequence[str] = COMMAND) -> Iterator[list[HttpBot]]:
    """Give the bots to talk to: those at these addresses that answer, or one that is started for this.

    Raises:
        ScenarioError: none answers, or the one started does not come up.

    """
    if urls:
        yield running_bots(urls)
        return
    if not live:
        load_directory(AS_IT_COMES)
    with started_bot(bot_environment(os.environ, live), command) as bot:
        yield [bot]


def running_bots(urls: Sequence[str]) -> list[HttpBot]:
    """Return the bots that answer; say which do not.

    Raises:
        ScenarioError: none of them does; every one is named.

    """
    answering, silent = [], []
    for url in dict.fromkeys(urls):
        bot = HttpBot(url)
        try:
            bot.look()
            answering.append(bot)
        except BotGoneError as error:
            silent.append(str(error))
    if not answering:
        raise ScenarioError(". ".join(silent) + ". Start one with: make run")
    for problem in silent:
        complain(problem)
    return answering
