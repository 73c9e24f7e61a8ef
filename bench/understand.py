"""Score the parse of one model, any pipeline's: ``python -m bench.understand MODEL``. Prints JSON."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bench.evaluate.questions import DEVELOPMENT, Question, read_questions
from bot.dialogue.heard import Heard
from bot.serve import quiet_libraries

REFUSALS = ("out_of_scope", "nlu_fallback")


@dataclass(frozen=True)
class Score:
    """Shares between 0 and 1.

    Attributes:
        subject: in scope, the subject found most likely is a right one.
        need: in scope, the need found most likely is a right one.
        both: in scope, both at once.
        out_of_scope_refused: out of scope, found to be so or not understood.
        in_scope_refused: in scope, found to be out of scope.

    """

    subject: float
    need: float
    both: float
    out_of_scope_refused: float
    in_scope_refused: float


def score(questions: Sequence[Question], heard: Sequence[Heard]) -> Score:
    """Compare what was asked with what was heard."""
    pairs = list(zip(questions, heard, strict=True))
    inside = [(question, h) for question, h in pairs if question.in_scope]
    subjects = [(*h.subjects, *h.guesses)[:1] in [(name,) for name in q.subjects] for q, h in inside]
    needs = [[likely.name for likely in h.needs[:1]] in [[name] for name in q.needs] for q, h in inside]
    return Score(
        subject=_share(subjects),
        need=_share(needs),
        both=_share(s and n for s, n in zip(subjects, needs, strict=True)),
        out_of_scope_refused=_share(h.intent in REFUSALS for q, h in pairs if not q.in_scope),
        in_scope_refused=_share(h.intent == "out_of_scope" for _, h in inside),
    )


async def parse_all(model: str, texts: Iterable[str]) -> list[Heard]:
    """Let a model parse every text."""
    from rasa.core.agent import Agent  # noqa: PLC0415 - after the libraries are quiet

    agent = Agent.load(model)
    parsed: list[Mapping[str, Any]] = [await agent.parse_message(text) for text in texts]
    return [Heard.from_message(message) for message in parsed]


def _share(true: Iterable[bool]) -> float:
    values = list(true)
    return sum(values) / len(values) if values else 0.0


def main(model: str) -> None:
    """Print the score as one line of JSON."""
    quiet_libraries()
    questions = read_questions(DEVELOPMENT)
    heard = asyncio.run(parse_all(model, [question.text for question in questions]))
    print(json.dumps(asdict(score(questions, heard))))


if __name__ == "__main__":
    main(sys.argv[1])
