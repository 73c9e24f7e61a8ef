"""The Teams bot's credentials, from the environment only. See docs/channels/teams.md."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.channels.workplace.environment import SENDER_KEY, read_all
from bot.settings import SettingError, is_loopback, read_settings

APP_ID = "WAYMARK_TEAMS_APP_ID"
PASSWORD = "WAYMARK_TEAMS_PASSWORD"  # noqa: S105 - the name, not the value
TENANT = "WAYMARK_TEAMS_TENANT"
EMULATOR = "WAYMARK_TEAMS_EMULATOR"

_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
EMULATOR_KEY = "only ever used on one machine, for trying out"


@dataclass(frozen=True)
class TeamsSettings:
    """How to talk with the Bot Connector of one tenant.

    Attributes:
        app_id: the bot's application id; tokens from Teams must be meant for it.
        password: the application's client secret.
        tenant: id of the one organisation that is served.
        sender_key: what conversations are named with; see ``SenderKey``.
        emulator: whether to talk, without authentication, to a playground on this machine instead of to Teams.

    """

    app_id: str
    password: str = field(repr=False)
    tenant: str
    sender_key: str = field(repr=False)
    emulator: bool = False


def read_teams_settings(environment: Mapping[str, str] = os.environ) -> TeamsSettings | None:
    """Return the settings, or None when Teams is off.

    Raises:
        SettingError: a part is missing or cannot be used.

    """
    if _emulator(environment):
        return TeamsSettings("", "", "", environment.get(SENDER_KEY, "") or EMULATOR_KEY, emulator=True)
    given = read_all("Teams", (APP_ID, PASSWORD, TENANT), environment)
    if given is None:
        return None
    for name in (APP_ID, TENANT):
        if not _GUID.fullmatch(given[name]):
            raise SettingError(f"{name} must be an id such as 00000000-0000-0000-0000-000000000000.")
    return TeamsSettings(given[APP_ID].lower(), given[PASSWORD], given[TENANT].lower(), given[SENDER_KEY])


def _emulator(environment: Mapping[str, str]) -> bool:
    given = environment.get(EMULATOR, "").strip().lower() or "off"
    if given not in ("on", "off"):
        raise SettingError(f"{EMULATOR} must be on or off, not {given!r}.")
    if given == "off":
        return False
    if any(environment.get(name) for name in (APP_ID, PASSWORD, TENANT)):
        raise SettingError(f"{EMULATOR}=on turns authentication off: take it away, or unset the other Teams settings.")
    if not is_loopback(read_settings(environment).host):
        raise SettingError(f"{EMULATOR}=on is allowed only when WAYMARK_HOST is a loopback address.")
    return True
