"""``/desk``: all routes of the trainer's desk."""

from __future__ import annotations

from pathlib import Path

from sanic import Blueprint

from bot.scenarios.desk.entrance import PLACE, Entrance
from bot.scenarios.desk.password import Door
from bot.scenarios.desk.running import Running
from bot.scenarios.desk.runs import Runs
from bot.scenarios.desk.sessions import Sessions
from bot.scenarios.desk.shelf import Shelf
from bot.scenarios.desk.writing import Writing
from bot.scenarios.pages.library import Library
from bot.scenarios.pages.voice import Voice
from bot.server.routes import Handler, add_get, add_post


def desk_pages(password: str, voice: Voice, library: Library, kept: Path) -> Blueprint:
    """Return the routes of the desk. ``kept`` is the folder for the runs."""
    entrance, shelf, writing = Entrance(Door(password), Sessions()), Shelf(library), Writing(library)
    running = Running(library, Runs(kept), voice)
    pages: dict[str, Handler] = {
        "/": shelf.all,
        "/scenario/<subject>/<slug>": shelf.one,
        "/coverage": shelf.covered,
        "/course": shelf.course,
        "/new": writing.new,
        "/edit/<subject>/<slug>": writing.open,
        "/runs": running.all,
        "/progress": running.progress,
        "/runs/<name>/page": running.page,
        "/runs/<name>/table": running.table,
        "/compare": running.compared,
    }
    forms: dict[str, Handler] = {
        "/logout": entrance.leave,
        "/new": writing.take_new,
        "/edit/<subject>/<slug>": writing.take,
        "/check": writing.check,
        "/runs": running.start,
    }
    routes = Blueprint("waymark_desk", url_prefix=PLACE)
    add_get(routes, "/login", entrance.ask, "desk_login")
    add_post(routes, "/login", entrance.come_in, "desk_come_in")
    for number, (path, handler) in enumerate(pages.items()):
        add_get(routes, path, entrance.guarded(handler), f"desk_page_{number}")
    for number, (path, handler) in enumerate(forms.items()):
        add_post(routes, path, entrance.guarded(handler), f"desk_form_{number}")
    return routes
