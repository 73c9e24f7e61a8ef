"""The bot's own token: of the tenant, renewed early, never told."""

import pytest

from bot.channels.teams.access import AccessError, AccessToken
from bot.channels.teams.settings import TeamsSettings
from tests.bot.channels.teams.activities import APP, OWN, TENANT
from tests.bot.channels.workplace.serving import Bent, standing_in


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def granted(number, seconds=3_599):
    return (200, {"access_token": f"token-{number}", "expires_in": seconds})


async def test_the_token_is_asked_of_the_tenant():
    async with standing_in() as platform:
        platform.replies["/token"] = granted(1)
        outbound = Bent(platform)
        assert await AccessToken(OWN, outbound).headers() == {"Authorization": "Bearer token-1"}
        await outbound.close()

    [sent] = platform.sent
    assert sent.path == f"/login.microsoftonline.com/{TENANT}/oauth2/v2.0/token"
    assert sent.data == {
        "grant_type": "client_credentials",
        "client_id": APP,
        "client_secret": OWN.password,
        "scope": "https://api.botframework.com/.default",
    }


@pytest.mark.parametrize(("after", "asked"), [(0, 1), (3_298, 1), (3_299, 2), (9_999, 2)])
@pytest.mark.parametrize("seconds", [3_599, "3599"])
async def test_a_token_is_renewed_five_minutes_early(clock, after, asked, seconds):
    async with standing_in() as platform:
        platform.replies["/token"] = granted(1, seconds)
        outbound = Bent(platform)
        access = AccessToken(OWN, outbound, clock)
        await access.headers()
        clock.now += after
        await access.headers()
        await outbound.close()

    assert len(platform.sent) == asked


async def test_a_refused_token_is_forgotten(clock):
    async with standing_in() as platform:
        platform.replies["/token"] = [granted(1), granted(2)]
        outbound = Bent(platform)
        access = AccessToken(OWN, outbound, clock)
        await access.headers()
        access.forget()

        assert await access.headers() == {"Authorization": "Bearer token-2"}
        await outbound.close()


@pytest.mark.parametrize(
    "reply",
    [
        (401, {"error": "invalid_client", "error_description": "client secret of this test is wrong"}),
        (500, {}),
        (200, {}),
        (200, {"access_token": 7}),
    ],
)
async def test_a_refusal_is_an_error_that_names_no_secret(reply):
    async with standing_in() as platform:
        platform.replies["/token"] = reply
        outbound = Bent(platform)
        with pytest.raises(AccessError) as refused:
            await AccessToken(OWN, outbound).headers()
        await outbound.close()

    assert OWN.password not in str(refused.value)


async def test_a_playground_on_this_machine_gets_no_token():
    async with standing_in() as platform:
        own = TeamsSettings("", "", "", "k" * 32, emulator=True)
        assert await AccessToken(own, Bent(platform)).headers() == {}

    assert not platform.sent
