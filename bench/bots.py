"""The bots that are measured, each as it is started: ours, and Rasa's default pipeline with our actions."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bench.served import Bot, free_port
from bot.scenarios.started import bot_environment

QUIET = {"RASA_TELEMETRY_ENABLED": "false", "PYTHONWARNINGS": "ignore"}


def waymark(folder: Path, tensorflow: bool = True) -> Bot:
    """Return our bot as ``make run`` starts it, without limits, on loopback, with its conversations in a folder."""
    environment = {
        **bot_environment(os.environ, live=False),
        **QUIET,
        "WAYMARK_CONVERSATIONS_DB": f"sqlite:///{folder}/conversations.db",
        "WAYMARK_TENSORFLOW": "on" if tensorflow else "off",
    }
    command = [sys.executable, "-m", "bot.cli", "run"]
    return Bot([command], environment, f"http://127.0.0.1:{environment['WAYMARK_PORT']}")


def rasa_default(folder: Path, model: Path) -> Bot:
    """Return Rasa's server and action server with our actions; their settings are written into a folder."""
    port, action_port = free_port(), free_port()
    credentials, endpoints = folder / "credentials.yml", folder / "endpoints.yml"
    credentials.write_text("rest:\n", encoding="utf-8")
    endpoints.write_text(f"action_endpoint:\n  url: http://127.0.0.1:{action_port}/webhook\n", encoding="utf-8")
    rasa = str(Path(sys.executable).with_name("rasa"))
    server = [rasa, "run", "-i", "127.0.0.1", "-p", str(port), "-m", str(model.resolve())]
    server += ["--credentials", str(credentials), "--endpoints", str(endpoints)]
    actions = [rasa, "run", "actions", "--port", str(action_port), "--actions", "actions"]
    environment = {**bot_environment(os.environ, live=False), **QUIET}
    return Bot([server, actions], environment, f"http://127.0.0.1:{port}")
