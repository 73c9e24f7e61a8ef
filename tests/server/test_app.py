"""The public listener: its routes and no other, its headers, no other origin, slow and oversized requests cut off."""

import asyncio

import aiohttp
import pytest
import pytest_asyncio
from sanic import Sanic
from yarl import URL

from bot.channels.gate import SENDER_SHAPE
from bot.channels.rest import RestChannel
from bot.channels.slack.channel import SlackChannel
from bot.channels.teams.channel import TeamsChannel
from bot.channels.web.channel import WebChannel
from bot.channels.web.conversation import SESSION_BYTES, new_session
from bot.channels.web.page import PAGE, draw
from bot.channels.workplace.background import Background
from bot.server import app as server
from bot.server.app import make_app
from bot.settings import Settings
from tests.bot.channels.workplace.serving import Agent, serving

PUBLIC = {
    ("GET", "/"),
    ("GET", "/health"),
    ("GET", "/health/live"),
    ("GET", "/health/ready"),
    ("GET", "/webhooks/rest"),
    ("POST", "/webhooks/rest/webhook"),
    ("GET", "/webhooks/web/chat"),
    ("POST", "/webhooks/web/chat"),
    ("POST", "/webhooks/web/messages"),
    ("POST", "/webhooks/web/forget"),
    ("POST", "/webhooks/web/opinion"),
    ("GET", "/webhooks/web/embedded"),
    ("GET", "/webhooks/web/leave"),
    ("GET", "/webhooks/web/static/<__file_uri__:path>"),
    ("HEAD", "/webhooks/web/static/<__file_uri__:path>"),
}


class Kept:
    """Stands for the tracker store."""

    async def retrieve(self, _):
        return None

    async def forget(self, _):
        return None


def rest(settings):
    channel = RestChannel(settings)
    channel.background = Background()
    return channel


def web(settings):
    channel = WebChannel(settings)
    channel.background = Background()
    return channel


@pytest.fixture
def all_english(monkeypatch):
    """Which language a message is in has tests of its own."""
    monkeypatch.setattr("bot.channels.turn.is_english", lambda text: True)


@pytest_asyncio.fixture
async def http():
    async with aiohttp.ClientSession() as session:
        yield session


def test_sec1_only_these_routes_are_open_while_slack_and_teams_are_off():
    Sanic.test_mode = True
    settings = Settings()
    app = make_app(
        [rest(settings), web(settings), SlackChannel(None, settings), TeamsChannel(None, settings)], settings
    )
    found = {(method, "/" + route.path.rstrip("/")) for route in app.router.routes for method in route.methods}

    assert found == PUBLIC


@pytest.fixture
def report(monkeypatch):
    """What the parts are said to be, for a test to change."""
    parts = ("model", "content", "danger", "urgent_texts", "directory", "conversations")
    told = {"status": "ok", **dict.fromkeys(parts, "ok")}
    monkeypatch.setattr(server, "health_report", lambda agent: told)
    return told


async def test_a_process_that_cannot_answer_is_alive_and_not_ready(http, report):
    found = {}
    async with serving(rest(Settings()), Agent()) as url:
        for status in ("ok", "down"):
            report["status"] = status
            for path in ("/health", "/health/live", "/health/ready"):
                async with http.get(url + path) as reply:
                    found[path, status] = reply.status

    assert [status for (path, _), status in found.items() if path == "/health/live"] == [200, 200]
    assert [status for (path, _), status in found.items() if path != "/health/live"] == [200, 200, 503, 503]


async def test_prv10_metrics_are_told_only_where_the_settings_ask_for_them(http, report):
    for settings, status in ((Settings(), 404), (Settings(metrics=True), 200)):
        async with serving(rest(settings), Agent(), settings) as url, http.get(f"{url}/metrics") as reply:
            assert reply.status == status


async def test_prv10_what_is_asked_changes_counts_and_adds_no_word(http, all_english, report):
    report["directory"] = "down"
    settings = Settings(metrics=True, per_conversation=1)
    async with serving(rest(settings), Agent(), settings) as url:
        before = await (await http.get(f"{url}/metrics")).text()
        for message in ("zebrafinch", "again", "x" * 3_000, None):
            await http.post(f"{url}/webhooks/rest/webhook", json={"sender": "wallaby", "message": message})
        after = await (await http.get(f"{url}/metrics")).text()

    assert "zebrafinch" not in after
    assert "wallaby" not in after
    assert 'waymark_part_up{part="directory"} 0' in after
    for series in (
        'waymark_turns_total{channel="rest",outcome="answered"}',
        'waymark_refused_total{reason="too_fast"}',
        'waymark_refused_total{reason="too_long"}',
        'waymark_refused_total{reason="malformed"}',
        "waymark_turn_seconds_count",
    ):
        assert counted(after, series) == counted(before, series) + 1, series


def counted(told, series):
    return sum(int(line.split()[-1]) for line in told.splitlines() if line.startswith(series + " "))


async def test_sec6_every_reply_forbids_sniffing_referrers_foreign_content_and_keeping(http):
    async with serving(rest(Settings()), Agent()) as url:
        for request in (
            http.get(f"{url}/health"),
            http.post(f"{url}/webhooks/rest/webhook", json={}),
            http.get(url + "/x"),
        ):
            async with request as reply:
                assert reply.headers["X-Content-Type-Options"] == "nosniff"
                assert reply.headers["Referrer-Policy"] == "no-referrer"
                assert reply.headers["Cache-Control"] == "no-store"
                policy = reply.headers["Content-Security-Policy"]
                assert "default-src 'none'" in policy
                assert "frame-ancestors 'self'" in policy
                assert "unsafe" not in policy


@pytest.mark.parametrize("name", ["", "%00", "chat%00.css", "a" * 300, "..%2f..%2fconfig.yml", "chat.css/x"])
async def test_a_file_that_cannot_be_opened_is_not_found_and_no_failure(http, name):
    async with (
        serving(web(Settings()), Agent()) as url,
        http.get(URL(f"{url}/webhooks/web/static/{name}", encoded=True)) as reply,
    ):
        assert reply.status == 404


@pytest.mark.parametrize("tls", [False, True])
async def test_sec6_browsers_are_told_to_insist_on_tls_where_there_is_tls(http, tls):
    settings = Settings(tls=tls)
    async with serving(rest(settings), Agent(), settings) as url, http.get(f"{url}/health") as reply:
        assert ("Strict-Transport-Security" in reply.headers) is tls


@pytest.mark.parametrize("tls", [False, True])
async def test_the_cookie_of_the_page_is_strict_and_with_tls_secure(http, all_english, tls):
    settings, agent = Settings(tls=tls), Agent()
    agent.tracker_store = Kept()
    async with serving(web(settings), agent, settings) as url:
        reply = await http.post(f"{url}/webhooks/web/chat", data={"message": "hello"})
        cookie = reply.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict"} <= set(cookie.split("; "))
    assert ("Secure" in cookie.split("; ")) is tls


@pytest.mark.parametrize("path", ["rest/webhook", "web/messages"])
async def test_sec6_no_other_origin_is_let_in(http, path):
    """Without leave for another origin a browser sends no JSON there, nor shows the page what came back."""
    channel = rest(Settings()) if path.startswith("rest") else web(Settings())
    headers = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
    async with serving(channel, Agent()) as url:
        for request in (http.options, http.post):
            async with request(f"{url}/webhooks/{path}", headers=headers) as reply:
                assert not [name for name in reply.headers if name.lower().startswith("access-control-")]
                assert reply.status >= 400


@pytest.mark.parametrize(("proxies", "statuses"), [(0, [200, 429]), (1, [200, 200])])
async def test_sec4_behind_a_proxy_each_person_has_an_address_of_their_own(http, all_english, proxies, statuses):
    settings = Settings(per_address=1, proxies=proxies)
    async with serving(rest(settings), Agent(), settings) as url:
        found = []
        for number in (1, 2):
            body = {"sender": f"s{number}", "message": "hello"}
            headers = {"X-Forwarded-For": f"203.0.113.{number}"}
            async with http.post(f"{url}/webhooks/rest/webhook", json=body, headers=headers) as reply:
                found.append(reply.status)
    assert found == statuses


async def test_sec4_a_caller_cannot_choose_an_address_when_no_proxy_is_told_of(http, all_english):
    settings = Settings(per_address=1)
    async with serving(rest(settings), Agent(), settings) as url:
        for number, status in ((1, 200), (2, 429)):
            body = {"sender": f"s{number}", "message": "hello"}
            headers = {"X-Real-IP": f"203.0.113.{number}", "Forwarded": f"for=203.0.113.{number}"}
            async with http.post(f"{url}/webhooks/rest/webhook", json=body, headers=headers) as reply:
                assert reply.status == status


def test_prv3_names_of_conversations_are_random_and_long():
    """Of 24 random bytes; two letters of the alphabet stand for two others, which costs two bits."""
    names = {new_session() for _ in range(1_000)}

    assert len(names) == 1_000
    assert all(len(name) == 32 and SENDER_SHAPE.fullmatch(name) for name in names)
    assert SESSION_BYTES * 8 - 2 >= 128


async def test_f3_an_upload_that_never_ends_is_cut_off(monkeypatch):
    assert server.REQUEST_SECONDS == 10
    monkeypatch.setattr(server, "REQUEST_SECONDS", 0.2)
    async with serving(rest(Settings()), Agent()) as url:
        port = int(url.rsplit(":", 1)[1])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"POST /webhooks/rest/webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{")
        await writer.drain()
        assert (await reader.readline()).split()[1] in (b"408", b"503")
        writer.close()


def test_f3_the_size_of_a_request_is_bounded_before_it_is_read():
    Sanic.test_mode = True
    assert make_app([], Settings(body_limit=4_096)).config["REQUEST_MAX_SIZE"] == 4_096


def test_das5_the_exit_can_be_switched_off_and_is_on_by_default():
    page = {on: draw(Settings(exit=on)) for on in (True, False)}

    assert "Exit this page" in page[True]
    assert "Press Shift three times" in page[True]
    assert "Exit this page" not in page[False]
    assert "Shift" not in page[False]
    assert Settings().exit is True


def test_das3_the_page_says_what_it_does_not_erase_and_that_calls_show():
    page = " ".join(draw(Settings()).split())

    assert "does not erase your browsing history" in page
    assert "use another one, or clear the history" in page
    assert "Calls can show on a bill" in page


def test_das4_title_and_path_say_nothing_about_abuse_and_nothing_is_dialled_or_notified():
    page = draw(Settings())
    script = "".join(path.read_text(encoding="utf-8") for path in (PAGE / "static").glob("*.js"))

    assert "<title>Guidance</title>" in page
    assert not any(word in script for word in ("Notification", "new Audio", "setAppBadge", "vibrate", "localStorage"))
