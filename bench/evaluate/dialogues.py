"""Play the test dialogues, and judge every turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.evaluate.questions import FOLDER
from bench.evaluate.turns import Bot, Turn

DIALOGUES = {
    "Development": FOLDER / "dialogues.yml",
    "Seen": FOLDER / "dialogues_newcomers.yml",
    "Third": FOLDER / "dialogues_third.yml",
    "Fourth": FOLDER / "dialogues_fourth.yml",
    "Fifth": FOLDER / "dialogues_fifth.yml",
    "Sixth": FOLDER / "dialogues_sixth.yml",
}
ANSWERED = ("guidance", "contacts")


@dataclass(frozen=True)
class PlayedTurn:
    """One turn of a dialogue: what was said, what came, and what was wrong with it."""

    dialogue: str
    kind: str
    number: int
    said: str
    turn: Turn | None
    faults: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether nothing was wrong."""
        return not self.faults


async def play_all(bot: Bot, path: Path) -> list[PlayedTurn]:
    """Play every dialogue of a file, each in a conversation of its own."""
    dialogues = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)  # noqa: S506
    return [played for dialogue in dialogues for played in await _play(bot, dialogue)]


async def _play(bot: Bot, dialogue: Mapping[str, Any]) -> list[PlayedTurn]:
    played: list[PlayedTurn] = []
    turns: list[Turn] = []
    for number, step in enumerate(dialogue["turns"], start=1):
        said = _said(step, turns)
        turn = await bot.say(said, f"dialogue-{dialogue['id']}") if said else None
        faults = tuple(_faults(step, turn, turns)) if turn else ("no option of that name was offered",)
        played.append(PlayedTurn(dialogue["id"], dialogue["kind"], number, said or str(step), turn, faults))
        if turn is None:
            break
        turns.append(turn)
    return played


def _said(step: Mapping[str, Any], before: list[Turn]) -> str | None:
    if "say" in step:
        return str(step["say"])
    offered = before[-1].options if before else ()
    wanted = str(step["choose"]).casefold()
    return next((message for label, message in offered if wanted in label.casefold()), None)


def _faults(step: Mapping[str, Any], turn: Turn, before: list[Turn]) -> Iterator[str]:
    kinds = step.get("kind") or ANSWERED
    answered_urgently = turn.kind == "urgent" and turn.points
    if turn.kind not in kinds and not (answered_urgently and set(kinds) & set(ANSWERED)):
        yield f"kind {turn.kind}, not {' or '.join(kinds)}"
    if turn.answered:
        yield from _faults_of_answer(step, turn, before)
    if "nation" in step and turn.nation != step["nation"]:
        yield f"nation {turn.nation}, not {step['nation']}"
    if "urgency" in step and turn.urgency != step["urgency"]:
        yield f"urgency {turn.urgency}, not {step['urgency']}"


def _faults_of_answer(step: Mapping[str, Any], turn: Turn, before: list[Turn]) -> Iterator[str]:
    if "subjects" in step and turn.subjects[:1] and turn.subjects[0] not in step["subjects"]:
        yield f"subject {turn.subjects[0]}, not {' or '.join(step['subjects'])}"
    if "needs" in step and turn.need not in step["needs"]:
        yield f"need {turn.need}, not {' or '.join(step['needs'])}"
    if step.get("shows_new") and {p for earlier in before for p in earlier.points} & set(turn.points):
        yield "shows again what was shown"
    if step.get("shows_first") and set(before[0].points) != set(turn.points):
        yield "does not show the first answer"
