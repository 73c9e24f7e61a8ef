"""One running bot serves all conversations of the test run."""

import itertools

import pytest

from tests.servers import running_bot

_numbers = itertools.count()


@pytest.fixture(scope="session")
def bot(tmp_path_factory):
    """The bot, without rate limits."""
    log = tmp_path_factory.mktemp("bot") / "bot.log"
    with running_bot(log, WAYMARK_RATE_LIMIT="off") as running:
        yield running


@pytest.fixture
def say(bot):
    """Say something in a conversation of this test's own."""
    sender = f"test-{next(_numbers)}"
    return lambda message: bot.say(message, sender)
