"""Activities and tokens as the Bot Connector makes them, with a key of this test run's own."""

from __future__ import annotations

import itertools
import json
import time
from dataclasses import dataclass
from functools import lru_cache

import aiohttp
import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from bot.channels.teams.channel import TeamsChannel
from bot.channels.teams.settings import TeamsSettings
from tests.bot.channels.workplace.serving import Agent, Bent, Platform

APP = "11111111-2222-3333-4444-555555555555"
TENANT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"
SERVICE = "https://smba.trafficmanager.net/uk/"
BOT, PERSON = f"28:{APP}", "99999999-8888-7777-6666-555555555555"
PRIVATE = "a:private-chat"
THREAD = "19:channel@thread.tacv2;messageid=1700000000000"
KEY_ID = "key-1"
OWN = TeamsSettings(APP, "client secret of this test", TENANT, "k" * 32)

_numbers = itertools.count(1)


@lru_cache
def private_key():
    return rsa.generate_private_key(public_exponent=65_537, key_size=2_048)


def web_key(key_id=KEY_ID, endorsements=("msteams", "skype")):
    """Return the public half as Microsoft publishes it."""
    made = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(private_key().public_key()))
    return {**made, "kid": key_id, "use": "sig", "endorsements": list(endorsements)}


def token(*, algorithm="RS256", key=None, headers=None, without=(), **changes):
    """Return a token; right in everything that is not changed. Times are seconds from now."""
    now = time.time()
    ends = changes.pop("ends", 3_600)
    claims = {
        "iss": "https://api.botframework.com",
        "aud": APP,
        "serviceurl": SERVICE,
        "nbf": now - 7_200,
        "exp": now + ends,
    }
    kept = {name: value for name, value in {**claims, **changes}.items() if name not in without}
    named = {"kid": KEY_ID} if headers is None else headers
    return jwt.encode(kept, private_key() if key is None else key, algorithm=algorithm, headers=named)


def activity(text="What is a MARAC?", *, conversation=PRIVATE, person=PERSON, **changes):
    number = next(_numbers)
    return {
        "type": "message",
        "id": f"170000000{number:04}",
        "channelId": "msteams",
        "serviceUrl": SERVICE,
        "from": {"id": f"29:{person}", "name": "A Person", "aadObjectId": person},
        "recipient": {"id": BOT, "name": "Waymark"},
        "conversation": {"id": conversation, "tenantId": TENANT, "conversationType": "personal"},
        "channelData": {"tenant": {"id": TENANT}},
        "text": text,
        "textFormat": "plain",
        **changes,
    }


def mention(text):
    """Return what a post in a channel adds to an activity."""
    entity = {"type": "mention", "mentioned": {"id": BOT, "name": "Waymark"}, "text": "<at>Waymark</at>"}
    return {"text": f"<at>Waymark</at> {text}", "entities": [entity]}


@dataclass
class Teams:
    """A channel that is served, Rasa and Microsoft's servers as stand-ins."""

    url: str
    channel: TeamsChannel
    agent: Agent
    platform: Platform
    http: aiohttp.ClientSession

    async def post(self, body, authorization=None, **headers) -> tuple[int, str]:
        """Send a body, wait until it is answered; return status and text of the acknowledgement."""
        if authorization != "":
            headers["Authorization"] = authorization or f"Bearer {token()}"
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = {"Content-Type": "application/json; charset=utf-8", **headers}
        async with self.http.post(f"{self.url}/webhooks/teams/messages", data=data, headers=sent) as response:
            acknowledged = response.status, await response.text()
        await self.channel.background.settle()
        return acknowledged

    @property
    def messages(self) -> list[dict]:
        return [data for data in self.platform.posts("/v3/conversations/") if data["type"] == "message"]

    @property
    def cards(self) -> list[dict]:
        return [message["attachments"][0]["content"] for message in self.messages]

    @property
    def asked(self) -> list[str]:
        return [message.text for message in self.agent.heard]


def answering_platform(platform: Platform) -> Platform:
    """Return the stand-in with Microsoft's answers: where the keys are, the keys, and a token."""
    metadata = {
        "issuer": "https://api.botframework.com",
        "jwks_uri": "https://login.botframework.com/v1/.well-known/keys",
    }
    platform.replies.update(
        {
            "openidconfiguration": (200, metadata),
            "well-known/keys": (200, {"keys": [web_key()]}),
            "oauth2/v2.0/token": (200, {"token_type": "Bearer", "expires_in": 3_599, "access_token": "outgoing-token"}),
            "/v3/conversations/": (201, {"id": "1"}),
        }
    )
    return platform


def teams_channel(platform: Platform, settings, own=OWN) -> TeamsChannel:
    return TeamsChannel(own, settings, Bent(platform))
