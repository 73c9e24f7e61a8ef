"""Deliveries as Slack makes them, and a Slack channel to deliver them to."""

from __future__ import annotations

import itertools
import json
import time
from dataclasses import dataclass
from urllib.parse import urlencode

import aiohttp

from bot.channels.slack.channel import SlackChannel
from bot.channels.slack.settings import SlackSettings
from bot.channels.slack.signature import signature
from tests.bot.channels.workplace.serving import Agent, Bent, Platform

SECRET = "signing secret of this test"
TEAM, USER, BOT, DIRECT, CHANNEL = "T1", "U1", "UBOT", "D1", "C1"
HOOK = "https://hooks.slack.com/actions/T1/1/x"

_numbers = itertools.count(1)


def event(text, *, kind="message", channel=DIRECT, event_id=None, ts=None, **changes):
    """Return an event. Each is a delivery of its own, unless its id and time are given."""
    number = next(_numbers)
    own = {"type": kind, "user": USER, "text": text, "channel": channel, "ts": ts or f"17000000{number:02}.000100"}
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "event_id": event_id or f"Ev{number}",
        "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}],
        "event": {**own, **changes},
    }


def mention(text, **changes):
    return event(f"<@{BOT}> {text}", kind="app_mention", **{"channel": CHANNEL, **changes})


def pressed(value="Homelessness: checklist", *, channel=DIRECT, thread=None, ephemeral=False, action=None, **changes):
    """Return what Slack sends when a button of ours is pressed."""
    number = next(_numbers)
    button = {"type": "button", "action_id": "waymark_option_0", "text": {"type": "plain_text", "text": "Checklist"}}
    blocks = [
        {"type": "section", "text": {"type": "mrkdwn", "text": "An answer."}},
        {"type": "actions", "elements": [button]},
    ]
    sent = {"ts": "1700000000.000200", "blocks": blocks, **({"thread_ts": thread} if thread else {})}
    return {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": USER},
        "channel": {"id": channel},
        "trigger_id": f"trigger-{number}",
        "response_url": HOOK,
        "container": {"type": "message", "message_ts": sent["ts"], "channel_id": channel, "is_ephemeral": ephemeral},
        **({} if ephemeral else {"message": sent}),
        "actions": [action or {**button, "value": value, "action_ts": f"1700000001.{number}"}],
        **changes,
    }


def submitted(text, callback="waymark_question"):
    """Return what Slack sends when the form is sent off."""
    state = {"values": {"question": {"question": {"type": "plain_text_input", "value": text}}}}
    view = {"id": f"V{next(_numbers)}", "callback_id": callback, "state": state}
    return {"type": "view_submission", "team": {"id": TEAM}, "user": {"id": USER}, "view": view}


def command(text, **changes):
    """Return the fields of a slash command."""
    number = next(_numbers)
    fields = {"command": "/waymark", "text": text, "team_id": TEAM, "channel_id": CHANNEL, "user_id": USER}
    return {**fields, "response_url": HOOK, "trigger_id": f"trigger-{number}", **changes}


@dataclass
class Slack:
    """A channel that is served, Rasa and Slack's servers as stand-ins."""

    url: str
    channel: SlackChannel
    agent: Agent
    platform: Platform
    http: aiohttp.ClientSession

    async def post(self, body: bytes, media_type="application/json", **headers) -> tuple[int, str, dict]:
        """Send a signed body, wait until it is answered; return status, text and headers of the acknowledgement."""
        now = str(int(time.time()))
        signed = {"X-Slack-Request-Timestamp": now, "X-Slack-Signature": signature(SECRET, now, body)}
        sent = {"Content-Type": media_type, **signed, **headers}
        async with self.http.post(f"{self.url}/webhooks/slack/webhook", data=body, headers=sent) as response:
            acknowledged = response.status, await response.text(), dict(response.headers)
        await self.channel.background.settle()
        return acknowledged

    async def deliver(self, payload: dict, **headers) -> tuple[int, str, dict]:
        return await self.post(json.dumps(payload).encode(), **headers)

    async def interact(self, payload: dict) -> tuple[int, str, dict]:
        return await self.submit({"payload": json.dumps(payload)})

    async def submit(self, fields: dict) -> tuple[int, str, dict]:
        return await self.post(urlencode(fields).encode(), "application/x-www-form-urlencoded")

    @property
    def posted(self) -> list[dict]:
        return self.platform.posts("chat.postMessage")

    @property
    def asked(self) -> list[str]:
        return [message.text for message in self.agent.heard]

    @property
    def senders(self) -> list[str]:
        return [message.sender_id for message in self.agent.heard]


def slack_channel(platform: Platform, settings) -> SlackChannel:
    own = SlackSettings("xoxb-test", SECRET, "k" * 32, f"{platform.url}/slack.com/api/")
    return SlackChannel(own, settings, Bent(platform))
