"""A served Slack channel."""

import aiohttp
import pytest_asyncio

from bot.settings import Settings
from tests.bot.channels.slack.deliveries import Slack, slack_channel
from tests.bot.channels.workplace.serving import Agent, serving, standing_in


@pytest_asyncio.fixture
async def slack(request, all_english):
    """The channel under the settings of the test's parameter, else under the usual ones."""
    settings = getattr(request, "param", Settings())
    agent = Agent()
    async with standing_in() as platform, aiohttp.ClientSession() as http:
        channel = slack_channel(platform, settings)
        async with serving(channel, agent, settings) as url:
            yield Slack(url, channel, agent, platform, http)
