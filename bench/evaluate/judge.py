"""Whether an answer was right, well clarified, or wrong."""

from __future__ import annotations

from dataclasses import dataclass

from bench.evaluate.questions import Question
from bench.evaluate.turns import Reading, Turn

REFUSED = ("out_of_scope", "clarify", "conversation")
"""Kinds of answer that give no guidance to a question that is out of scope."""


@dataclass(frozen=True)
class Verdict:
    """What became of one question.

    Attributes:
        subject: the subject named first is a right one.
        need: the need is a right one.
        right: both, answered in one turn.
        clarified: not answered, but an option leads to a right subject and need.
        beside: answered, not right, but an option offered beside the answer leads there.
        refused: in scope: called out of scope. Out of scope: given no guidance.

    """

    question: Question
    turn: Turn
    subject: bool
    need: bool
    right: bool
    clarified: bool
    beside: bool
    refused: bool


def judge(question: Question, turn: Turn) -> Verdict:
    """Judge one answer."""
    if not question.in_scope:
        return Verdict(question, turn, False, False, False, False, False, turn.kind in REFUSED)
    subject = turn.subjects[:1] != () and turn.subjects[0] in question.subjects
    need = turn.need in question.needs
    right = turn.answered and subject and need
    led = not right and any(_leads_right(question, turn, option) for option in turn.offered)
    clarified, beside = led and turn.kind == "clarify", led and turn.answered
    return Verdict(question, turn, subject, need, right, clarified, beside, turn.kind == "out_of_scope")


def _leads_right(question: Question, turn: Turn, option: Reading) -> bool:
    subjects = option.subjects or turn.subjects
    need = option.need or turn.need
    return bool(subjects) and subjects[0] in question.subjects and (need in question.needs or need is None)
