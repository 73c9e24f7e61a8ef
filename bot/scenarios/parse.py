"""From the text of a file to a scenario, or to every mistake in it at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.scenarios.closed import UnknownValueError
from bot.scenarios.draft import Draft, OpenTurn
from bot.scenarios.labels import HEAD, Label
from bot.scenarios.lines import Line, read_lines
from bot.scenarios.script import Expectation, Kind, Parsed, Scenario, mistakes_in_order
from bot.scenarios.values import read_day, read_level, read_nations, read_subjects, read_values
from bot.settings import Settings

LONGEST_MESSAGE = Settings.message_limit
_ONE_LINE_A_TURN: frozenset[Kind] = frozenset({"nation", "place"})
_HEAD_READERS: dict[str, Callable[[str], Any]] = {
    "subjects": read_subjects,
    "nations": read_nations,
    "level": read_level,
    "reviewed": read_day,
}
_HINTS = {
    "roles": "who it is for, in plain words",
    "learning_point": "one sentence",
    "preparation": "what to prepare",
    "subjects": "HIV; Homelessness",
    "nations": "England, or UK",
    "level": "starter, or deeper",
    "reviewed": "the day, as 2026-11-29",
    "situation": "what the trainee is told",
}


def parse(text: str) -> Parsed:
    """Return the scenario of a text, or all its mistakes."""
    lines, mistakes = read_lines(text)
    draft = Draft(mistakes=mistakes)
    if not lines:
        return Parsed(None, mistakes_in_order(mistakes))
    for line in lines:
        _take(draft, line)
    _miss(draft, lines)
    if draft.mistakes:
        return Parsed(None, mistakes_in_order(draft.mistakes))
    turns = tuple(turn.closed() for turn in draft.turns)
    return Parsed(Scenario(title=draft.title or "", turns=turns, debrief=tuple(draft.debrief), **draft.head))


def _take(draft: Draft, line: Line) -> None:
    if line.label is None:
        _take_title(draft, line)
    elif line.guessed:
        _take_guessed(draft, line, line.label)
    elif not line.value and not line.label.bare:
        draft.seen.setdefault(line.label.gives, line.number)
        draft.wrong(line.number, f'I miss what comes after "{line.label.shown}"')
    else:
        _ROOMS[line.label.room](draft, line, line.label.gives)


def _take_guessed(draft: Draft, line: Line, label: Label) -> None:
    """Let a line that was complained about stand where it was meant to, so that nothing else is said to be missing."""
    if label.room == "worker":
        draft.turns.append(OpenTurn(line.number, line.value, label.gives == "chooses"))
    else:
        draft.seen.setdefault(label.gives, line.number)


def _take_title(draft: Draft, line: Line) -> None:
    if draft.title is not None:
        draft.wrong(line.number, 'a scenario has one title: only one line begins with "#"')
    elif not line.value:
        draft.wrong(line.number, 'I miss the title after the "#"')
    elif draft.seen or draft.turns:
        draft.wrong(line.number, "the title is the first line of the file: move it to the top")
    draft.title = line.value


def _take_head(draft: Draft, line: Line, gives: str) -> None:
    shown = line.label.shown if line.label else ""
    first = draft.seen.setdefault(gives, line.number)
    if draft.turns:
        draft.wrong(line.number, f'"{shown}" stands above the first "Worker:" line: move it up')
    elif first != line.number:
        draft.wrong(line.number, f'"{shown}" stands in line {first} already: keep one of them')
    else:
        _keep(draft, line, gives)


def _keep(draft: Draft, line: Line, gives: str) -> None:
    try:
        draft.head[gives] = _HEAD_READERS.get(gives, str)(line.value)
    except UnknownValueError as error:
        draft.wrong(line.number, str(error))


def _take_worker(draft: Draft, line: Line, gives: str) -> None:
    if len(line.value) > LONGEST_MESSAGE:
        draft.wrong(line.number, f"the bot reads {LONGEST_MESSAGE:,} characters, this line has {len(line.value):,}")
    if gives == "chooses" and not draft.turns:
        draft.wrong(line.number, '"Worker chooses:" needs an answer before it: begin with a "Worker:" line')
    draft.turns.append(OpenTurn(line.number, line.value, gives == "chooses"))


def _take_expectation(draft: Draft, line: Line, gives: str) -> None:
    kind: Kind = gives  # type: ignore[assignment]  # the labels give nothing else
    shown = line.label.shown if line.label else ""
    turn = _turn_above(draft, line, shown)
    if turn is None:
        return
    if kind in _ONE_LINE_A_TURN and any(expected.kind == kind for expected in turn.expectations):
        draft.wrong(line.number, f'"{shown}" stands under this worker\'s line already: keep one of them')
    try:
        values = read_values(kind, line.value)
    except UnknownValueError as error:
        draft.wrong(line.number, str(error))
        return
    turn.expectations.append(Expectation(kind, line.number, f"{shown} {line.value}".strip(), values))


def _take_people(draft: Draft, line: Line, gives: str) -> None:
    if gives == "debrief":
        draft.debrief.append(line.value)
        return
    turn = _turn_above(draft, line, line.label.shown if line.label else "")
    if turn:
        turn.questions.append(line.value)


def _turn_above(draft: Draft, line: Line, shown: str) -> OpenTurn | None:
    if not draft.turns:
        draft.wrong(line.number, f'"{shown}" stands under a "Worker:" line, and there is none above')
        return None
    return draft.turns[-1]


_ROOMS: dict[str, Callable[[Draft, Line, str], None]] = {
    "head": _take_head,
    "worker": _take_worker,
    "expectation": _take_expectation,
    "people": _take_people,
}


def _miss(draft: Draft, lines: list[Line]) -> None:
    """Name everything that must be there and is not."""
    last = lines[-1].number
    above = draft.turns[0].line if draft.turns else last
    if draft.title is None:
        draft.wrong(lines[0].number, 'I miss the title: the first line begins with "# "')
    for name, gives in HEAD.items():
        if gives not in draft.seen:
            draft.wrong(above, f'before the first "Worker:" line I miss "{name}:" ({_HINTS[gives]})')
    if not draft.turns:
        draft.wrong(last, 'nobody says anything: I miss a "Worker:" line')
    if not draft.debrief and "debrief" not in draft.seen:
        draft.wrong(last, 'I miss "Debrief:" at the end: a question for afterwards')
