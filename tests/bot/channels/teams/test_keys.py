"""The Bot Connector's keys: fetched late, kept a day, looked for anew once a minute."""

import asyncio

import pytest

from bot.channels.teams.keys import KeysError, SigningKeys, fetch_keys
from tests.bot.channels.workplace.serving import Bent, standing_in


class Clock:
    now = 1_000.0

    def __call__(self):
        return self.now


class Published:
    """What is published, and how often it was fetched."""

    def __init__(self, *names):
        self.names, self.fetched, self.down = list(names), 0, False

    async def __call__(self):
        self.fetched += 1
        await asyncio.sleep(0)
        if self.down:
            raise KeysError("down")
        return [{"kid": name} for name in self.names]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def published():
    return Published("a")


@pytest.fixture
def keys(published, clock):
    return SigningKeys(published, clock)


async def test_nothing_is_fetched_before_it_is_needed(keys, published):
    assert published.fetched == 0
    assert await keys.find("a") == {"kid": "a"}
    assert published.fetched == 1


async def test_keys_are_kept_for_a_day(keys, published, clock):
    await keys.find("a")
    clock.now += 24 * 3_600 - 1
    await keys.find("a")
    assert published.fetched == 1

    clock.now += 1
    await keys.find("a")
    assert published.fetched == 2


async def test_a_withdrawn_key_is_no_key_any_more(keys, published, clock):
    await keys.find("a")
    published.names = ["b"]
    clock.now += 24 * 3_600

    assert await keys.find("a") is None


async def test_an_unknown_key_is_looked_for_once_a_minute(keys, published, clock):
    await keys.find("a")
    for _ in range(100):
        assert await keys.find("unknown") is None
    assert published.fetched == 1

    clock.now += 60
    for _ in range(100):
        await keys.find("unknown")
    assert published.fetched == 2


async def test_a_new_key_is_found_without_a_restart(keys, published, clock):
    await keys.find("a")
    published.names.append("new")
    clock.now += 60

    assert await keys.find("new") == {"kid": "new"}


async def test_many_at_once_fetch_once(keys, published):
    found = await asyncio.gather(*(keys.find("a") for _ in range(50)))

    assert found == [{"kid": "a"}] * 50
    assert published.fetched == 1


async def test_without_the_publisher_nobody_is_known_and_it_is_not_pestered(keys, published, clock):
    published.down = True
    for _ in range(10):
        assert await keys.find("a") is None
    assert published.fetched == 1

    published.down = False
    clock.now += 10
    assert await keys.find("a") == {"kid": "a"}


async def test_known_keys_outlast_a_publisher_that_is_down(keys, published, clock):
    await keys.find("a")
    published.down = True
    clock.now += 24 * 3_600

    assert await keys.find("a") == {"kid": "a"}


METADATA = (200, {"jwks_uri": "https://login.botframework.com/v1/.well-known/keys"})
KEYS = (200, {"keys": [{"kid": "a"}, "broken", {"kid": "b"}]})


async def test_keys_are_fetched_from_where_the_metadata_says():
    async with standing_in() as platform:
        platform.replies.update({"openidconfiguration": METADATA, "well-known/keys": KEYS})
        outbound = Bent(platform)

        assert await fetch_keys(outbound) == [{"kid": "a"}, {"kid": "b"}]
        assert platform.sent[0].path == "/login.botframework.com/v1/.well-known/openidconfiguration"
        await outbound.close()


@pytest.mark.parametrize(
    ("metadata", "keys"),
    [
        ((500, {}), KEYS),
        ((200, {}), KEYS),
        ((200, {"jwks_uri": "http://login.botframework.com/keys"}), KEYS),
        ((200, {"jwks_uri": 7}), KEYS),
        ((302, {"jwks_uri": "https://login.botframework.com/v1/.well-known/keys"}), KEYS),
        (METADATA, (503, {})),
        (METADATA, (200, {"keys": []})),
        (METADATA, (200, {"keys": "none"})),
    ],
)
async def test_a_publisher_that_answers_wrongly_gives_no_keys(metadata, keys):
    async with standing_in() as platform:
        platform.replies.update({"openidconfiguration": metadata, "well-known/keys": keys})
        outbound = Bent(platform)
        with pytest.raises(KeysError):
            await fetch_keys(outbound)
        await outbound.close()


async def test_a_publisher_that_is_not_there_gives_no_keys():
    async with standing_in() as platform:
        outbound = Bent(platform)
    with pytest.raises(KeysError):
        await fetch_keys(outbound)
    await outbound.close()
