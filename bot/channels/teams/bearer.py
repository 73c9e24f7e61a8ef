"""Whether an activity comes from Teams, is meant for this bot, and belongs to the tenant it serves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jwt

from bot.channels.teams.keys import Key, SigningKeys
from bot.channels.teams.service import is_connector
from bot.channels.teams.settings import TeamsSettings
from bot.channels.workplace.body import text_of

ISSUER = "https://api.botframework.com"
ALGORITHM = "RS256"
CHANNEL = "msteams"
LEEWAY_SECONDS = 300
REQUIRED = ["exp", "iss", "aud"]


class Unauthorised(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """An activity that is not let in; the message says why, for tests and never for the caller."""


async def authenticate(authorization: str, activity: Mapping[str, Any], keys: SigningKeys, own: TeamsSettings) -> None:
    """Check an activity against the token that came with it, in the order that asks least of this machine first.

    Raises:
        Unauthorised: any check failed.

    """
    token = _token(authorization)
    key = await keys.find(_key_id(token))
    if key is None:
        raise Unauthorised("unknown key")
    channel, endorsements = text_of(activity, "channelId"), key.get("endorsements")
    if channel != CHANNEL or not isinstance(endorsements, list) or channel not in endorsements:
        raise Unauthorised("channel not endorsed by the key")
    claims = _claims(token, key, own.app_id)
    service_url = text_of(activity, "serviceUrl")
    if claims.get("serviceurl") != service_url or not is_connector(service_url):
        raise Unauthorised("reply address not that of the token, or not a connector's")
    if text_of(activity, "channelData", "tenant", "id").lower() != own.tenant:
        raise Unauthorised("another tenant")


def _token(authorization: str) -> str:
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or token.count(".") != 2:
        raise Unauthorised("no bearer token")
    return token.strip()


def _key_id(token: str) -> str:
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError) as error:
        raise Unauthorised("not a token") from error
    key_id = header.get("kid")
    if header.get("alg") != ALGORITHM or not isinstance(key_id, str) or not key_id:
        raise Unauthorised("another algorithm, or no key id")
    return key_id


def _claims(token: str, key: Key, app_id: str) -> dict[str, Any]:
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            key=jwt.PyJWK(key, ALGORITHM).key,
            algorithms=[ALGORITHM],
            audience=app_id,
            issuer=ISSUER,
            leeway=LEEWAY_SECONDS,
            options={"require": REQUIRED},
        )
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise Unauthorised(f"token refused: {type(error).__name__}") from error
    return claims
