"""Write a scenario: a text field, its mistakes while one types, and saving."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sanic.request import Request
from sanic.response import HTTPResponse, html, json, redirect

from bot.scenarios.desk.editor import TEMPLATE, Draft, Saved, as_json, mistakes_in, save
from bot.scenarios.desk.shelf import not_there
from bot.scenarios.pages.library import Library, mark_of, text_of
from bot.scenarios.templating import fill


class Writing:
    """The editor and the checks behind it."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def new(self, _: Request) -> HTTPResponse:
        """Show an empty scenario to fill in."""
        return _page(Draft(TEMPLATE.format(day=date.today().isoformat()), ""))

    async def open(self, _: Request, subject: str, slug: str) -> HTTPResponse:
        """Show a file to change."""
        file = self._library.find(subject, slug)
        if file is None:
            return not_there()
        text = text_of(file.path)
        return _page(Draft(text, mark_of(text), subject, slug), Saved(mistakes=file.parsed.mistakes))

    async def check(self, request: Request) -> HTTPResponse:
        """Return the mistakes of a text, for the page's script."""
        return json({"mistakes": as_json(mistakes_in(request.body.decode("utf-8", "replace")))})

    async def take_new(self, request: Request) -> HTTPResponse:
        """Check or save a scenario that is new."""
        return self._take(request, _draft(request))

    async def take(self, request: Request, subject: str, slug: str) -> HTTPResponse:
        """Check or save a file."""
        if self._library.path(subject, slug) is None:
            return not_there()
        return self._take(request, _draft(request, subject, slug))

    def _take(self, request: Request, draft: Draft) -> HTTPResponse:
        if _field(request, "do") != "save":
            mistakes = mistakes_in(draft.text)
            return _page(draft, Saved(mistakes=mistakes), "" if mistakes else "No mistakes. It can be saved.")
        saved = save(self._library, draft)
        if saved.name:
            return redirect(f"/desk/scenario/{saved.name}", status=303)
        return _page(draft, saved)


def _draft(request: Request, subject: str = "", slug: str = "") -> Draft:
    return Draft(_field(request, "text").replace("\r\n", "\n"), _field(request, "mark"), subject, slug)


def _field(request: Request, name: str) -> str:
    given: Sequence[str] = (request.form.getlist(name) or []) if request.form else []
    return given[0] if given else ""


def _page(draft: Draft, saved: Saved = Saved(), good: str = "") -> HTTPResponse:  # noqa: B008 - it is frozen
    return html(fill("desk_edit.html", draft=draft, saved=saved, good=good, page="list"))
