"""Run scenarios from the desk, read what came out, and compare two runs."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import logging
from dataclasses import asdict

from sanic.request import Request
from sanic.response import HTTPResponse, html, json, raw, redirect

from bot.scenarios.compare import compare
from bot.scenarios.desk.runs import Runs
from bot.scenarios.desk.shelf import not_there
from bot.scenarios.pages.inside import InsideBot
from bot.scenarios.pages.library import Library
from bot.scenarios.pages.voice import Voice
from bot.scenarios.report.table import read_table
from bot.scenarios.templating import fill

logger = logging.getLogger(__name__)


class Running:
    """The pages about runs."""

    def __init__(self, library: Library, runs: Runs, voice: Voice) -> None:
        self._library = library
        self._runs = runs
        self._voice = voice

    async def all(self, _: Request) -> HTTPResponse:
        """List the runs that are kept, and how far the one is that is on."""
        return html(fill("desk_runs.html", names=self._runs.names(), progress=self._runs.progress, page="runs"))

    async def progress(self, _: Request) -> HTTPResponse:
        """Return how far the run is, for the page's script."""
        return json(asdict(self._runs.progress))

    async def start(self, request: Request) -> HTTPResponse:
        """Begin a run of the chosen scenarios, or of all."""
        chosen = set((request.form.getlist("scenario") or []) if request.form else [])
        files = [file for file in self._library.files() if not chosen or file.name in chosen]
        if self._runs.start(files):
            loop = asyncio.get_running_loop()
            bot = InsideBot(self._voice, loop)
            loop.run_in_executor(None, self._runs.play, files, bot).add_done_callback(_log_failure)
        return redirect("/desk/runs", status=303)

    async def page(self, _: Request, name: str) -> HTTPResponse:
        """Show the report of a run: a page that stands alone, so only the style inside it is allowed."""
        path = self._runs.path(name, "html")
        if path is None:
            return not_there()
        text = path.read_text(encoding="utf-8")
        policy = f"default-src 'none'; style-src '{_style_hash(text)}'; base-uri 'none'; frame-ancestors 'none'"
        return html(text, headers={"Content-Security-Policy": policy})

    async def table(self, _: Request, name: str) -> HTTPResponse:
        """Give the table of a run."""
        path = self._runs.path(name, "csv")
        if path is None:
            return not_there()
        kept_as = {"Content-Disposition": f'attachment; filename="scenarios-{name}.csv"'}
        return raw(path.read_bytes(), content_type="text/csv; charset=utf-8", headers=kept_as)

    async def compared(self, request: Request) -> HTTPResponse:
        """Show what differs between two runs."""
        before, after = (self._runs.path(request.args.get(name, ""), "csv") for name in ("before", "after"))
        if before is None or after is None:
            return not_there()
        found = compare(read_table(before), read_table(after))
        page = fill("desk_compare.html", found=found, before=before.stem, after=after.stem, page="runs")
        return html(page)


def _style_hash(page: str) -> str:
    style = page.partition("<style>")[2].partition("</style>")[0]
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _log_failure(done: asyncio.Future[str]) -> None:
    error = None if done.cancelled() else done.exception()
    if error:
        logger.error("run failed: %s", type(error).__name__)
