"""A run for the person at the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from bot.scenarios.outcome import Check, Run, ScenarioOutcome, TurnOutcome, Unreadable, many
from bot.scenarios.script import URGENCIES, Mistake

WIDTH = 110
MOST_MISTAKES = 30
_INDENT = "      "


def progress_line(outcome: ScenarioOutcome, number: int, of: int) -> str:
    """Return one line about a scenario that has ended."""
    state = "FAIL" if outcome.failed else "ok  "
    return f"  {number:>3}/{of}  {state}  {outcome.name}  ({_length(outcome)})"


def mistake_lines(path: str, mistakes: Iterable[Mistake]) -> Iterator[str]:
    """Yield a file that is no scenario yet, with each mistake."""
    every = list(mistakes)
    yield path
    for mistake in every[:MOST_MISTAKES]:
        yield f"  {mistake}"
    if len(every) > MOST_MISTAKES:
        yield f"  and {len(every) - MOST_MISTAKES:,} more"


def report_lines(run: Run) -> Iterator[str]:
    """Yield what failed and why, what to look at, what could not be read, and the result.

    Files that could not be read were named before the run; they are repeated only when other lines came between.
    """
    for outcome in run.failed:
        yield ""
        yield from _scenario_lines(outcome)
    yield from _remark_lines(run)
    yield from _unreadable_lines(run.unreadable if run.outcomes else ())
    yield ""
    yield f"{run.counted()} {run.seconds:.0f} s, {run.bot}"


def _length(outcome: ScenarioOutcome) -> str:
    unmet = sum(len(turn.unmet) + bool(turn.trouble) for turn in outcome.turns)
    failed = f", {unmet} not met" if unmet else ""
    return outcome.trouble or f"{many(len(outcome.turns), 'turn')}{failed}"


def _scenario_lines(outcome: ScenarioOutcome) -> Iterator[str]:
    yield f"{outcome.title} ({outcome.path})"
    if outcome.trouble:
        yield f"  {outcome.trouble}"
    for turn in outcome.turns:
        if turn.failed:
            yield from _turn_lines(outcome.path, turn)


def _turn_lines(path: str, turn: TurnOutcome) -> Iterator[str]:
    if turn.trouble:
        yield f"  {path}, line {turn.line}: {turn.trouble}"
    for check in turn.unmet:
        yield f"  {path}, line {check.line}: {check.wording}"
        yield from _wrapped("but", check.why)
    yield from _wrapped("the worker chose" if turn.chosen else "the worker wrote", turn.typed)
    if not turn.trouble:
        yield from _wrapped("the bot said", turn.heard.said or "nothing")
        yield from _wrapped("understood as", understood(turn))
        yield from _wrapped("it offered", "; ".join(turn.heard.offered) or "nothing")


def understood(turn: TurnOutcome) -> str:
    """Return subject, need, urgency and place of an answer in one line."""
    heard = turn.heard
    level = {value: name for name, value in URGENCIES.items()}.get(heard.urgency, heard.urgency)
    known = [", ".join(heard.subjects) or "no subject", heard.need or "no need", level, heard.place, heard.kind]
    return " | ".join(part for part in known if part)


def _remark_lines(run: Run) -> Iterator[str]:
    remarks = list(remarks_of(run))
    if remarks:
        yield ""
        yield "To look at (nothing failed here):"
    for outcome, check in remarks:
        yield from _wrapped(f"{outcome.name}, line {check.line}", check.remark)


def remarks_of(run: Run) -> Iterator[tuple[ScenarioOutcome, Check]]:
    """Yield what a trainer may want to look at."""
    for outcome, turn in run.turns():
        for check in turn.checks:
            if check.remark:
                yield outcome, check


def _unreadable_lines(unreadable: Iterable[Unreadable]) -> Iterator[str]:
    for file in unreadable:
        yield ""
        yield from mistake_lines(file.path, file.mistakes)


def _wrapped(label: str, text: str) -> Iterator[str]:
    yield from textwrap.wrap(
        f"{label}: {text}", WIDTH, initial_indent=_INDENT, subsequent_indent=f"{_INDENT}  ", break_on_hyphens=False
    )
