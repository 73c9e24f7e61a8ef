"""Which requests are let in, and how they are acknowledged."""

import asyncio
import json
import time

import aiohttp
import pytest

from bot.channels.slack.channel import SlackChannel
from bot.channels.slack.signature import signature
from tests.bot.channels.slack.deliveries import (
    SECRET,
    event,
    pressed,
)
from tests.bot.channels.workplace.serving import Agent, serving


@pytest.mark.parametrize("media_type", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
async def test_json_is_taken_however_it_is_announced(slack, media_type):
    await slack.post(json.dumps(event("hello")).encode(), media_type)

    assert len(slack.posted) == 1


@pytest.mark.parametrize("media_type", ["text/plain", "", "application/xml"])
async def test_another_media_type_is_refused(slack, media_type):
    assert (await slack.post(json.dumps(event("hello")).encode(), media_type))[0] == 415
    assert not slack.posted


async def test_slack_can_verify_the_address(slack):
    status, body, _ = await slack.deliver({"type": "url_verification", "challenge": "c1"})

    assert (status, json.loads(body)) == (200, {"challenge": "c1"})


def headers_of(body, when, secret=SECRET):
    now = str(int(when))
    return {"X-Slack-Request-Timestamp": now, "X-Slack-Signature": signature(secret, now, body)}


@pytest.mark.parametrize(
    ("late", "secret", "changed"),
    [(0, "another secret", b""), (-301, SECRET, b""), (301, SECRET, b""), (0, SECRET, b" ")],
    ids=["forged", "old", "early", "changed"],
)
async def test_sec5_a_request_that_slack_did_not_sign_now_is_refused(slack, late, secret, changed):
    body = json.dumps({"type": "url_verification", "challenge": "c1"}).encode()
    signed = headers_of(body, time.time() + late, secret)

    assert (await slack.post(body + changed, **signed))[0] == 401


async def test_sec5_a_request_without_signature_is_refused(slack):
    async with slack.http.post(f"{slack.url}/webhooks/slack/webhook", json=event("hello")) as response:
        assert response.status == 401
    assert not slack.agent.heard


async def test_sec5_a_replayed_request_is_answered_once(slack):
    body = json.dumps(event("hello")).encode()
    signed = headers_of(body, time.time())
    for _ in range(3):
        assert (await slack.post(body, **signed))[0] == 200

    assert len(slack.posted) == 1


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"text"', b"[" * 100_000, b"\xff\xfe"])
async def test_a_signed_body_that_is_no_object_is_refused(slack, body):
    assert (await slack.post(body))[0] == 400


@pytest.mark.parametrize("fields", [{}, {"payload": ""}, {"payload": "[]"}, {str(n): "x" for n in range(200)}])
async def test_a_form_without_a_payload_is_refused(slack, fields):
    assert (await slack.submit(fields))[0] == 400


async def test_a_form_that_only_checks_the_certificate_is_acknowledged(slack):
    assert (await slack.submit({"ssl_check": "1", "token": "x"}))[0] == 200


async def test_the_whole_message_a_button_was_on_is_taken(slack):
    """It may be more than a person's own request may have."""
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "é" * 2_900}}] * 6
    payload = pressed()
    payload["message"]["blocks"] = [*blocks, {"type": "actions", "elements": []}]

    assert (await slack.interact(payload))[0] == 200
    assert slack.asked == ["Homelessness: checklist"]


async def test_a_body_without_end_is_refused(slack):
    assert (await slack.post(b"x" * 300_000))[0] == 413


async def test_a_delivery_is_acknowledged_before_it_is_answered(slack):
    let_go = asyncio.Event()

    async def waiting(message):
        await let_go.wait()

    slack.agent.fault = waiting
    body = json.dumps(event("hello")).encode()
    sent = {"Content-Type": "application/json", **headers_of(body, time.time())}
    async with slack.http.post(f"{slack.url}/webhooks/slack/webhook", data=body, headers=sent) as response:
        assert response.status == 200
    assert not slack.posted

    let_go.set()
    await slack.channel.background.settle()
    assert len(slack.posted) == 1


async def test_the_channel_says_that_it_is_there(slack):
    async with slack.http.get(f"{slack.url}/webhooks/slack/") as response:
        assert await response.json() == {"status": "ok"}


async def test_without_its_settings_the_channel_is_not_there(monkeypatch):
    for name in ("WAYMARK_SLACK_TOKEN", "WAYMARK_SLACK_SIGNING_SECRET"):
        monkeypatch.delenv(name, raising=False)
    async with serving(SlackChannel.from_credentials({}), Agent()) as url, aiohttp.ClientSession() as http:
        for path in ("/webhooks/slack/", "/webhooks/slack/webhook"):
            response = await http.post(url + path)
            assert response.status == 404
