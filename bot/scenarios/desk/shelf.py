"""What is there: the list, one scenario, what all of them cover, and sheets for a course."""

from __future__ import annotations

from sanic.request import Request
from sanic.response import HTTPResponse, html

from bot.scenarios.coverage import coverage, gaps
from bot.scenarios.files import ScenarioFile
from bot.scenarios.pages.library import Library, text_of
from bot.scenarios.templating import fill


class Shelf:
    """The pages that only show."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def all(self, _: Request) -> HTTPResponse:
        """List every file by subject, and first those with mistakes."""
        files = self._library.files()
        by_subject: dict[str, list[ScenarioFile]] = {}
        for file in files:
            by_subject.setdefault(file.path.parent.name, []).append(file)
        broken = [file for file in files if not file.scenario]
        return html(fill("desk_list.html", by_subject=by_subject, broken=broken, page="list"))

    async def one(self, _: Request, subject: str, slug: str) -> HTTPResponse:
        """Show one scenario as the trainer reads it."""
        file = self._library.find(subject, slug)
        if file is None:
            return not_there()
        return html(fill("desk_scenario.html", file=file, text=text_of(file.path), page="list"))

    async def covered(self, _: Request) -> HTTPResponse:
        """Show which subjects, needs, levels of urgency and nations have scenarios."""
        found = coverage(file.scenario for file in self._library.files() if file.scenario)
        return html(fill("desk_coverage.html", found=found, gaps=list(gaps(found)), page="coverage"))

    async def course(self, request: Request) -> HTTPResponse:
        """Show sheets of the chosen scenarios to print; without a choice, the form to choose with."""
        chosen = set(request.args.getlist("scenario") or [])
        files = [file for file in self._library.files() if file.scenario]
        sheets = [file for file in files if file.name in chosen]
        for_trainers = request.args.get("for") == "trainers"
        page = fill("desk_course.html", files=files, sheets=sheets, for_trainers=for_trainers, page="course")
        return html(page)


def not_there() -> HTTPResponse:
    """Say that there is no such file or run."""
    text = "It may have been renamed or removed."
    return html(fill("message.html", heading="There is nothing of this name", text=text, back="/desk/"), status=404)
