"""Start the bot: load the model, then open the port, then say where to chat."""

from __future__ import annotations

import os
import socket
import warnings
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from bot.conversations.opened import shared_engine
from bot.logs import set_up_logs
from bot.paths import CREDENTIALS, ROOT
from bot.progress import step
from bot.server.without_tensorflow import leave_out_tensorflow
from bot.settings import Settings
from bot.training import MODEL

QUIET_LIBRARIES = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


class StartError(Exception):
    """The bot cannot start; the message says why in one sentence."""


def quiet_libraries() -> None:
    """Turn telemetry off and keep other people's warnings out of the terminal. Call before importing Rasa."""
    os.environ.update(QUIET_LIBRARIES)
    warnings.showwarning = _say_nothing


def _say_nothing(*_: object, **__: object) -> None:
    """Take the place of ``warnings.showwarning``: filters would be undone by the libraries themselves."""


def require_free_port(settings: Settings) -> None:
    """Raise StartError when the address is taken or cannot be used."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise StartError(
                f"Cannot listen on {settings.host}:{settings.port} ({error.strerror}). "
                "Stop what uses it, or choose another: make run PORT=5006"
            ) from error


def serve(
    settings: Settings, model: Path = MODEL, meanwhile: Callable[[], AbstractContextManager[None]] = nullcontext
) -> None:
    """Serve until interrupted.

    Args:
        settings: what this installation has chosen.
        model: the archive of the dialogue model.
        meanwhile: what is done beside the start and is over before the port opens; its errors end the start.

    Raises:
        StartError: the port is taken, or the model cannot be loaded.
        ConversationsError: conversations cannot be kept where the settings say.

    """
    require_free_port(settings)
    quiet_libraries()
    os.chdir(ROOT)
    shared_engine()
    if not settings.tensorflow:
        leave_out_tensorflow()
    with step("Starting the dialogue engine"), meanwhile():
        from bot.server.run import run_server  # noqa: PLC0415 - importing Rasa takes many seconds, so it is announced first

    set_up_logs(settings.log_turns)
    run_server(settings, model, str(CREDENTIALS))
