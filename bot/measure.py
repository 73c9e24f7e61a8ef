"""Measure understanding on questions that were never trained on."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from rasa.core.agent import Agent

from bot.topic import Heard, Topic, next_topic
from bot.training import MODEL

REFUSALS = ("out_of_scope", "nlu_fallback")


@dataclass(frozen=True)
class Score:
    """Shares between 0 and 1, and how many questions each rests on.

    Attributes:
        subject_found: in scope, one of the right subjects is among those named.
        subject_found_implicit: the same, of questions whose words do not name the group.
        subject_first: in scope, the main subject is named first.
        need_right: in scope, the most likely need is one of the acceptable ones.
        out_of_scope_refused: out of scope, answered by a refusal or by asking back.
        in_scope_refused: in scope, called out of scope.

    """

    in_scope: int
    implicit: int
    out_of_scope: int
    subject_found: float
    subject_found_implicit: float
    subject_first: float
    need_right: float
    out_of_scope_refused: float
    in_scope_refused: float


def measure_understanding(questions: Path, model: Path = MODEL) -> Score:
    """Let a model parse every question of a file, and score it."""
    agent = Agent.load(str(model))
    asked = yaml.safe_load(questions.read_text(encoding="utf-8"))
    return _score(asked, asyncio.run(_parse_all(agent, [question["text"] for question in asked])))


async def _parse_all(agent: Agent, texts: Sequence[str]) -> list[Heard]:
    return [Heard.from_message(await agent.parse_message(text)) for text in texts]


def _score(asked: Sequence[Mapping[str, Any]], heard: Sequence[Heard]) -> Score:
    pairs = list(zip(asked, heard, strict=True))
    inside = [(question, parsed) for question, parsed in pairs if question["subjects"]]
    outside = [parsed for question, parsed in pairs if not question["subjects"]]
    implicit = [(question, parsed) for question, parsed in inside if question["implicit"]]
    return Score(
        in_scope=len(inside),
        implicit=len(implicit),
        out_of_scope=len(outside),
        subject_found=_share(_found(*pair) for pair in inside),
        subject_found_implicit=_share(_found(*pair) for pair in implicit),
        subject_first=_share(_subjects(parsed)[:1] == question["subjects"][:1] for question, parsed in inside),
        need_right=_share(parsed.likely_needs[:1] in [(n,) for n in question["needs"]] for question, parsed in inside),
        out_of_scope_refused=_share(parsed.intent in REFUSALS for parsed in outside),
        in_scope_refused=_share(parsed.intent == "out_of_scope" for _, parsed in inside),
    )


def _found(question: Mapping[str, Any], parsed: Heard) -> bool:
    return bool(set(question["subjects"]) & set(_subjects(parsed)))


def _subjects(parsed: Heard) -> list[str]:
    return list(next_topic(Topic(), parsed).subjects)


def _share(true: Any) -> float:
    values = list(true)
    return sum(values) / len(values) if values else 0.0
