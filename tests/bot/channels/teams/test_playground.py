"""The channel as it is tried out on one machine, without authentication."""

import aiohttp
import pytest

from bot.channels.teams.settings import TeamsSettings
from bot.settings import Settings
from tests.bot.channels.teams.activities import (
    SERVICE,
    Teams,
    activity,
    answering_platform,
    teams_channel,
)
from tests.bot.channels.workplace.serving import Agent, serving, standing_in


@pytest.fixture
async def playground(all_english):
    """The channel as it is tried out on one machine, without authentication."""
    own = TeamsSettings("", "", "", "k" * 32, emulator=True)
    agent = Agent()
    async with standing_in() as platform, aiohttp.ClientSession() as http:
        channel = teams_channel(answering_platform(platform), Settings(), own)
        async with serving(channel, agent) as url:
            yield Teams(url, channel, agent, platform, http)


async def test_a_playground_here_is_answered_without_any_token(playground):
    await playground.post(activity(serviceUrl=playground.platform.url + "/_connector"), "")

    [answer] = [sent for sent in playground.platform.sent if "/activities/" in sent.path]
    assert "Authorization" not in answer.headers


@pytest.mark.parametrize("service", [SERVICE, "http://evil.example/", "http://127.0.0.1@evil.example/", None])
async def test_a_playground_elsewhere_is_not_answered(playground, service):
    assert (await playground.post(activity(serviceUrl=service), ""))[0] == 401


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
async def test_behind_a_proxy_nobody_counts_as_here(playground, header):
    sent = activity(serviceUrl="http://127.0.0.1:1/")

    assert (await playground.post(sent, "", **{header: "127.0.0.1"}))[0] == 401
