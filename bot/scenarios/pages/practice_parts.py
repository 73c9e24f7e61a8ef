"""What the practice pages are made of: the form that was sent, and the pages that are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse, html

from bot.scenarios.practice_session import MOST_NOTE, MOST_TYPED, Session, read_session, record_of
from bot.scenarios.record import LEFT_OUT, without_details
from bot.scenarios.script import Scenario
from bot.scenarios.templating import fill

PLACE = "/practice"


@dataclass(frozen=True)
class Sent:
    """A form that was sent: for which scenario, from where it stands, and what was typed last."""

    scenario: Scenario
    session: Session
    typed: str
    note: str


def read_form(request: Request, scenario: Scenario) -> Sent:
    """Return what a form says."""

    def fields(name: str) -> list[str]:
        return list(request.form.getlist(name) or []) if request.form else []

    session = read_session(fields, len(scenario.turns))
    after = len(session.steps)
    typed, note = (next(iter(fields(name)[after:]), "").strip() for name in ("typed", "note"))
    return Sent(scenario, session, typed[:MOST_TYPED], note[:MOST_NOTE])


def without_options(answer: dict[str, Any]) -> dict[str, Any]:
    """Return an answer without its options: their buttons belong to the chat."""
    return {**answer, "options": []}


def ask_page(scenario: Scenario, session: Session, problem: str = "", typed: str = "") -> HTTPResponse:
    """Ask for a question of the learner's own."""
    page = fill(
        "practice_ask.html",
        scenario=scenario,
        session=session,
        problem=problem,
        typed=typed,
        typed_limit=MOST_TYPED,
    )
    return html(page)


def debrief_page(scenario: Scenario, session: Session) -> HTTPResponse:
    """Show the questions for the end."""
    return html(fill("practice_debrief.html", scenario=scenario, session=session, note_limit=MOST_NOTE))


def not_there() -> HTTPResponse:
    """Say that there is no such scenario."""
    return message_page("There is no such scenario", "It may have been renamed. The list has all there are.", 404)


def message_page(heading: str, text: str, status: int) -> HTTPResponse:
    """Show a message with the way back to the list."""
    return html(fill("message.html", heading=heading, text=text, back=f"{PLACE}/"), status=status)


def record_page(sent: Sent) -> HTTPResponse:
    """Show the record of a practice."""
    return html(
        fill(
            "practice_record.html",
            scenario=sent.scenario,
            steps=list(record_of(sent.scenario, sent.session.steps)),
            debrief=without_details(sent.note),
            day=f"{date.today():%-d %B %Y}",
            left_out=LEFT_OUT,
        )
    )
