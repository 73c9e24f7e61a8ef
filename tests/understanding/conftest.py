"""The trained bot in this process, asked every question of the evaluation sets once."""

import asyncio

import pytest

from bot.serve import quiet_libraries

quiet_libraries()

from bench.evaluate.__main__ import measure  # noqa: E402 - the libraries must be quiet before they load


@pytest.fixture(scope="session")
def measured():
    """What was measured of each set, and the turns of the test dialogues."""
    return asyncio.run(measure())


@pytest.fixture(scope="session")
def sets(measured):
    """Figures by the name of the set."""
    return {name: part.figures for name, part in measured[0].items()}


@pytest.fixture(scope="session")
def played(measured):
    """The turns of the test dialogues by the name of their set."""
    return measured[1]


@pytest.fixture(scope="session")
def asked(measured):
    """How often the whole bot shows a right point."""
    return measured[2]
