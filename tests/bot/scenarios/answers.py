"""Answers as the bot sends them, and scenarios as trainers write them."""

import json
from dataclasses import MISSING, fields

from bot.answer import Answer, Area, Option, ShownContact, ShownPoint, UrgentBlock
from bot.scenarios.parse import parse
from bot.scenarios.register import Register
from bot.scenarios.reply import read_reply
from bot.wording import to_text

REGISTER = Register({"line": frozenset({"08000000001"}), "emergency-999": frozenset({"999"})})
LEEDS = Area("Leeds", "Leeds", "E08000035", "England")

HEAD = """# Notice on the table

For: housing officers
Learning point: act before the day of the eviction
Before you start: read the checklist
Subjects: Homelessness; Domestic abuse
Nation: England
Level: starter
Reviewed: 2026-11-29

Situation: A mother has a notice on the table.
"""
TURN = """
Worker: she got a section 21
Bot should be about: Homelessness
Bot should say: refer
Ask the trainee: What first?
"""
END = """
Debrief: What would you do on Monday?
"""
SCENARIO = HEAD + TURN + END


def scenario(*lines):
    """A sound scenario with these lines as its conversation."""
    parsed = parse(HEAD + "\n".join(lines) + END)
    assert parsed.mistakes == ()
    return parsed.scenario


def turn(*lines):
    """One turn with these lines below it."""
    return scenario("Worker: she got a section 21", *lines).turns[0]


def point(text, **changes):
    """A point with a text."""
    known = {"id": "homelessness.law.a", "text": text, "sources": (), "nations": ("England",), "status": "in_force"}
    return ShownPoint(**{**known, **changes})


def contact(**changes):
    """A contact of the register above."""
    known = {field.name: None for field in fields(ShownContact) if field.default is MISSING}
    shown = {"id": "line", "name": "Help Line", "phone": "0800 000 0001", "areas": ("UK",)}
    return ShownContact(**{**known, "for_whom": "Adults", "purpose": "Advice", **shown, **changes})


def answer(*texts, **changes):
    """An answer on homelessness law that says these points."""
    known = {"kind": "guidance", "subjects": ("homelessness",), "need": "law", "title": "Homelessness: Law and duties"}
    dates = {"reviewed": "2026-11", "review_due": "2027-05"} if texts else {}
    return Answer(**{**known, **dates, "points": tuple(map(point, texts)), **changes})


def urgent(**changes):
    """An urgent block."""
    known = {"category": "assault_now", "title": "Danger now", "first": ("Call 999.",), "never": "Do not wait."}
    number = {"id": "emergency-999", "name": "Emergency services", "phone": "999"}
    return UrgentBlock(**{**known, "numbers": (number,), **changes})


def options(*labels):
    """Options with these labels; each sends its label in small letters."""
    return tuple(Option(label, label.lower()) for label in labels)


def messages(said):
    """What the REST channel sends for an answer."""
    return [{"recipient_id": "a", "text": to_text(said), "custom": {"answer": said.to_dict()}}]


def reply(said):
    """The same, as it is read."""
    return read_reply(json.loads(json.dumps(messages(said))))
