"""Credentials, read from the environment. A channel is on when all of its own are set, off when none is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.settings import SettingError

SENDER_KEY = "WAYMARK_SENDER_KEY"
SHORTEST_KEY = 32


def read_all(channel: str, names: Sequence[str], environment: Mapping[str, str]) -> dict[str, str] | None:
    """Return the values of these variables and of the sender key; None when none of these variables is set.

    Raises:
        SettingError: some are set and some are not, or the sender key is too short.

    """
    given = {name: environment.get(name, "").strip() for name in (*names, SENDER_KEY)}
    if not any(given[name] for name in names):
        return None
    missing = [name for name, value in given.items() if not value]
    if missing:
        raise SettingError(f"{channel} also needs {' and '.join(missing)}. See docs/channels/{channel.lower()}.md.")
    if len(given[SENDER_KEY]) < SHORTEST_KEY:
        raise SettingError(f"{SENDER_KEY} must have at least {SHORTEST_KEY} characters. Make one: openssl rand -hex 32")
    return given
