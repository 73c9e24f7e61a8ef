"""The routes of the web chat: frames, leaving, opinions."""

import aiohttp
import pytest
import pytest_asyncio

from bot.channels.web.channel import WebChannel
from bot.channels.workplace.background import Background
from bot.feedback import store
from bot.feedback.store import FeedbackStore
from bot.settings import Settings
from knowledge.database import open_database
from tests.bot.channels.workplace.serving import Agent, serving

INTRANET = "https://intranet.example.org"


class Kept:
    """Stands for the tracker store; remembers what it was told to forget."""

    def __init__(self):
        self.forgotten = []

    async def retrieve(self, _):
        return None

    async def forget(self, sender):
        self.forgotten.append(sender)


@pytest_asyncio.fixture
async def http():
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def counts(tmp_path, monkeypatch):
    """A store of opinions of this test's own."""
    opened = FeedbackStore(open_database(f"sqlite:///{tmp_path}/feedback.db"))
    monkeypatch.setattr("bot.channels.web.opinion.shared_feedback", lambda: opened)
    return opened


@pytest.fixture
def known(counts):
    """The id of a point that the loaded knowledge holds."""
    snapshot = store.shared_store()._current()
    return snapshot.points[0].id


def chat(settings=Settings()):  # noqa: B008 - frozen
    channel, agent = WebChannel(settings), Agent()
    channel.background = Background()
    agent.tracker_store = Kept()
    return serving(channel, agent, settings), agent


@pytest.mark.parametrize(
    ("frames", "ancestors"),
    [((), "frame-ancestors 'self'"), ((INTRANET,), f"frame-ancestors 'self' {INTRANET}")],
)
async def test_sec6_only_the_pages_named_may_show_the_chat_in_a_frame(http, frames, ancestors):
    server, _ = chat(Settings(frames=frames))
    async with server as url:
        framed = await http.get(f"{url}/webhooks/web/embedded")
        own = await http.get(f"{url}/webhooks/web/chat")
    assert framed.headers["Content-Security-Policy"].endswith(ancestors)
    assert own.headers["Content-Security-Policy"].endswith("frame-ancestors 'self'")


async def test_das2_leaving_without_javascript_forgets_the_conversation_too(http):
    server, agent = chat()
    async with server as url:
        reply = await http.get(f"{url}/webhooks/web/leave", headers={"Cookie": "waymark=abc"}, allow_redirects=False)
    assert (reply.status, reply.headers["Location"]) == (303, "https://www.bbc.co.uk/weather")
    assert "Max-Age=0" in reply.headers["Set-Cookie"]
    assert agent.tracker_store.forgotten == ["web:abc"]
    assert reply.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("verdict", store.SAYINGS)
async def test_an_opinion_is_counted_for_each_line_shown(http, counts, known, verdict):
    server, _ = chat()
    async with server as url:
        reply = await http.post(f"{url}/webhooks/web/opinion", data={"verdict": verdict, "points": known})
        assert reply.status == 200
    [opinion] = counts.opinions()
    assert (opinion.point_id, opinion.verdict) == (known, verdict)


async def test_without_javascript_an_opinion_leads_back_to_the_page_and_its_thanks(http, counts, known):
    server, _ = chat()
    async with server as url:
        data = {"verdict": "wrong", "points": known, "lang": "cy"}
        headers = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "same-origin"}
        reply = await http.post(f"{url}/webhooks/web/opinion", data=data, headers=headers)
        assert "Diolch. Nodwyd hynny" in await reply.text()


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({}, 400),
        ({"verdict": "wrong"}, 400),
        ({"verdict": "he lives at 4 Mill Lane", "points": "a"}, 400),
        ({"verdict": "wrong", "points": ""}, 400),
        ({"verdict": "wrong", "points": "Mary Jones of Mill Lane"}, 200),
    ],
)
async def test_no_free_text_is_kept_with_an_opinion(http, counts, data, status):
    server, _ = chat()
    async with server as url:
        assert (await http.post(f"{url}/webhooks/web/opinion", data=data)).status == status
    assert counts.opinions() == ()


async def test_an_opinion_from_another_page_is_refused(http, counts, known):
    server, _ = chat()
    async with server as url:
        headers = {"Sec-Fetch-Site": "cross-site"}
        data = {"verdict": "wrong", "points": known}
        assert (await http.post(f"{url}/webhooks/web/opinion", data=data, headers=headers)).status == 403
    assert counts.opinions() == ()


async def test_whoever_sends_too_many_opinions_is_asked_to_wait(http, counts, known):
    server, _ = chat(Settings(per_conversation=1))
    async with server as url:
        data = {"verdict": "wrong", "points": known}
        statuses = [(await http.post(f"{url}/webhooks/web/opinion", data=data)).status for _ in range(2)]
    assert statuses == [200, 429]


async def test_an_opinion_that_cannot_be_kept_is_said_not_to_be(http, monkeypatch, tmp_path, known):
    lost = FeedbackStore(open_database(f"sqlite:///{tmp_path}/no/such/folder.db"))
    monkeypatch.setattr("bot.channels.web.opinion.shared_feedback", lambda: lost)
    server, _ = chat()
    async with server as url:
        reply = await http.post(f"{url}/webhooks/web/opinion", data={"verdict": "wrong", "points": known})
        assert reply.status == 503
