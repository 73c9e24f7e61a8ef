"""Put the trainers' pages into the server. The one thing of this package that the server has to call."""

from __future__ import annotations

import os
from collections.abc import Mapping

from sanic import Sanic

from bot.paths import VAR
from bot.scenarios.desk.pages import desk_pages
from bot.scenarios.desk.password import read_password
from bot.scenarios.files import SCENARIOS
from bot.scenarios.pages.inside import InsideVoice
from bot.scenarios.pages.library import Library
from bot.scenarios.pages.practice import practice_pages
from bot.settings import Settings

KEPT_RUNS = VAR / "scenario-runs"


def add_pages(app: Sanic, settings: Settings, environment: Mapping[str, str] = os.environ) -> None:
    """Add the practice pages, and the desk when a password is set.

    Raises:
        SettingError: the password is too short.

    """
    voice, library = InsideVoice(app, settings), Library(SCENARIOS)
    app.blueprint(practice_pages(voice, library, settings))
    password = read_password(environment)
    if password:
        app.blueprint(desk_pages(password, voice, library, KEPT_RUNS))
