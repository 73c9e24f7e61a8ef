"""Slack's credentials, from the environment only. See docs/channels/slack.md."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.channels.workplace.environment import SENDER_KEY, read_all
from bot.settings import SettingError, is_loopback

TOKEN = "WAYMARK_SLACK_TOKEN"  # noqa: S105 - the name, not the value
SIGNING_SECRET = "WAYMARK_SLACK_SIGNING_SECRET"  # noqa: S105 - the name, not the value
API_URL = "WAYMARK_SLACK_API_URL"

SLACK_API = "https://slack.com/api/"


@dataclass(frozen=True)
class SlackSettings:
    """How to talk with one Slack workspace.

    Attributes:
        token: the bot token of the installed app (``xoxb-...``).
        signing_secret: what Slack signs its deliveries with.
        sender_key: what conversations are named with; see ``SenderKey``.
        api_url: where Slack's Web API is.

    """

    token: str = field(repr=False)
    signing_secret: str = field(repr=False)
    sender_key: str = field(repr=False)
    api_url: str = SLACK_API


def read_slack_settings(environment: Mapping[str, str] = os.environ) -> SlackSettings | None:
    """Return the settings, or None when Slack is off.

    Raises:
        SettingError: a part is missing or cannot be used.

    """
    given = read_all("Slack", (TOKEN, SIGNING_SECRET), environment)
    if given is None:
        return None
    api_url = environment.get(API_URL, "").strip() or SLACK_API
    address = urlsplit(api_url)
    if address.scheme != "https" and not is_loopback(address.hostname or ""):
        raise SettingError(f"{API_URL} must begin with https://, not {api_url!r}.")
    return SlackSettings(given[TOKEN], given[SIGNING_SECRET], given[SENDER_KEY], api_url)
