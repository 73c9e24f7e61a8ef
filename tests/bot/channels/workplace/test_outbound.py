"""Requests to a platform: with a timeout, to the address given and no other."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.channels.workplace.outbound import NO_CONNECTION, Outbound


@asynccontextmanager
async def serving(handler):
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    outbound = Outbound()
    yield outbound, f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
    await outbound.close()
    await runner.cleanup()


async def test_a_redirect_is_not_followed():
    asked = []

    async def moved(request):
        asked.append(request.path)
        raise web.HTTPFound("/elsewhere")

    async with serving(moved) as (outbound, url):
        answered = await outbound.request("POST", f"{url}/here", body={}, headers={"Authorization": "Bearer x"})

    assert (answered.status, answered.ok) == (302, False)
    assert asked == ["/here"]


async def test_a_platform_that_does_not_answer_is_given_up():
    async def hanging(request):
        await asyncio.Event().wait()

    async with serving(hanging) as (outbound, url):
        with pytest.raises(NO_CONNECTION):
            await outbound.request("GET", url, seconds=0.01)


@pytest.mark.parametrize("text", ["", "ok", "[1]", "null", "<html>", '"text"'])
async def test_an_answer_that_is_no_object_is_taken_as_empty(text):
    async def odd(request):
        return web.Response(text=text)

    async with serving(odd) as (outbound, url):
        assert (await outbound.request("GET", url)).data == {}


async def test_an_address_is_sent_as_it_was_given():
    seen = []

    async def ok(request):
        seen.append(request.raw_path)
        return web.json_response({})

    async with serving(ok) as (outbound, url):
        await outbound.request("GET", f"{url}/a%3Ab%2Fc%40d")

    assert seen == ["/a%3Ab%2Fc%40d"]


async def test_what_was_never_opened_can_be_closed():
    await Outbound().close()
