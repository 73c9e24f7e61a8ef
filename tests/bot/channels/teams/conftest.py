"""A served Teams channel."""

import aiohttp
import pytest_asyncio

from bot.settings import Settings
from tests.bot.channels.teams.activities import Teams, answering_platform, teams_channel
from tests.bot.channels.workplace.serving import Agent, serving, standing_in


@pytest_asyncio.fixture
async def teams(request, all_english):
    """The channel under the settings of the test's parameter, else under the usual ones."""
    settings = getattr(request, "param", Settings())
    agent = Agent()
    async with standing_in() as platform, aiohttp.ClientSession() as http:
        channel = teams_channel(answering_platform(platform), settings)
        async with serving(channel, agent, settings) as url:
            yield Teams(url, channel, agent, platform, http)
