"""The off switch of each channel. Off means: nobody is answered from the knowledge, everybody is given the numbers.

A switch is a file under ``var/``, so that it holds at once, in a running bot and after a restart, and can be thrown by
hand when nothing else works. In which role it was thrown, when and why stands in the audit file, which only grows.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

from bot.paths import VAR

CHANNELS = ("rest", "web", "slack", "teams")
SWITCHED_OFF = VAR / "switched-off"
AUDIT = VAR / "audit.log"
LONGEST = 200


class SwitchError(Exception):
    """The switch was not thrown; the message says why."""


def is_off(channel: str, folder: Path = SWITCHED_OFF) -> bool:
    """Return whether a channel is switched off now."""
    return (folder / channel).exists()


def throw(
    channel: str,
    to: str,
    role: str,
    why: str,
    folder: Path = SWITCHED_OFF,
    audit: Path = AUDIT,
    now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
) -> None:
    """Switch a channel ``off`` or ``on``, and write down who did it in which role, when and why.

    The audit line comes first: a switch that could not be written down is not thrown.

    Raises:
        SwitchError: there is no such channel, or role or reason is missing or no single short line.

    """
    if channel not in CHANNELS:
        raise SwitchError(f"There is no channel {channel!r}. There are: {', '.join(CHANNELS)}.")
    for name, given in (("--by", role), ("--why", why)):
        if not given.strip() or len(given) > LONGEST or not given.isprintable():
            raise SwitchError(f"{name} takes one line of up to {LONGEST} characters.")
    folder.mkdir(parents=True, exist_ok=True)
    with audit.open("a", encoding="utf-8") as lines:
        lines.write(f"{now():%Y-%m-%dT%H:%M:%SZ} channel={channel} to={to} by={role.strip()!r} why={why.strip()!r}\n")
    if to == "off":
        (folder / channel).touch()
    else:
        (folder / channel).unlink(missing_ok=True)
