"""The figures of the load test beside their aims (issue 9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bench.crowd.clients import AtOnce, Step
from bench.crowd.people import PHASES, Played

OURS, FAST, THEIRS = "Waymark", "Waymark without TensorFlow", "Rasa's default pipeline"
"""The bots. The second is the one that has to reach the aims: it is how operators run it for speed."""

BOTS = (OURS, FAST, THEIRS)


@dataclass(frozen=True)
class Alone:
    """One bot, asked by clients that never wait: milliseconds of each answer to one client, steps of more, memory."""

    start_seconds: float
    milliseconds: Sequence[float]
    steps: Sequence[Step]
    memory_mb: float

    @property
    def saturation(self) -> float:
        """The most answers a second."""
        return max(step.per_second for step in self.steps)


@dataclass(frozen=True)
class Row:
    """A line of the table: a value for each bot that has one, and what must be reached."""

    what: str
    values: Mapping[str, float]
    aim: float | None = None
    at_least: bool = False
    digits: int = 0

    @property
    def reached(self) -> bool | None:
        """Whether the aim is reached; None where there is none, or nothing was measured."""
        value = self.values.get(FAST)
        if self.aim is None or value is None:
            return None
        return value >= self.aim if self.at_least else value <= self.aim

    def cells(self) -> list[str]:
        """Return the line as it is shown."""
        values = [self._shown(self.values[bot]) if bot in self.values else "" for bot in BOTS]
        aim = "" if self.aim is None else f"{'at least' if self.at_least else 'at most'} {self.aim:g}"
        mark = {True: "reached", False: "MISSED", None: ""}[self.reached]
        return [self.what, *values, aim, mark]

    def _shown(self, value: float) -> str:
        return f"{value:,.{self.digits}f}"


def alone_rows(alone: Mapping[str, Alone]) -> list[Row]:
    """Return what each bot does for itself, and how many times better ours are."""
    start = {bot: found.start_seconds for bot, found in alone.items()}
    median = {bot: percentile(found.milliseconds, 50) for bot, found in alone.items()}
    slow = {bot: percentile(found.milliseconds, 95) for bot, found in alone.items()}
    most = {bot: found.saturation for bot, found in alone.items()}
    rows = [
        Row("second start to first answer (s)", start, 10, digits=1),
        Row("one client: median (ms)", median, 15, digits=1),
        Row("one client: 95th percentile (ms)", slow, 30, digits=1),
        Row("saturation: most answers a second", most, digits=1),
        Row("saturation: failures on the way", {bot: _failures(found.steps) for bot, found in alone.items()}, 0),
        Row("memory after one client (MB)", {bot: found.memory_mb for bot, found in alone.items()}, 450),
    ]
    if THEIRS in alone:
        rows += [
            Row("start: times faster than the default", _times(start), 5, at_least=True, digits=1),
            Row("one client: times faster than the default", _times(median), 4, at_least=True, digits=1),
            Row("saturation: times the default's", _times(most, more=True), 3, at_least=True, digits=1),
        ]
    return rows


def at_once_rows(found: Sequence[AtOnce]) -> list[Row]:
    """Return the worst of several tries with ten messages at once."""
    return [
        Row("ten at once: the last (ms)", {FAST: max(one.last_ms for one in found)}, 1_000),
        Row("ten at once: out of order", {FAST: sum(one.out_of_order for one in found)}, 0),
        Row("ten at once: without an answer", {FAST: sum(one.failures for one in found)}, 0),
    ]


def crowd_rows(played: Mapping[str, Played]) -> list[Row]:
    """Return what a crowd met, phase by phase, and what it cost in memory."""
    rows = []
    for phase, aim in zip(PHASES, (300, 2_000, None), strict=True):
        times = {bot: found.times(phase) for bot, found in played.items()}
        lost = {bot: found.lost(phase) for bot, found in played.items() if found.lost(phase) or times[bot]}
        rows += [
            Row(f"{phase}: messages", {bot: len(times[bot]) + played[bot].lost(phase) for bot in played}),
            Row(f"{phase}: without an answer", lost, 0),
            Row(f"{phase}: median (ms)", {bot: percentile(found, 50) for bot, found in times.items() if found}),
            Row(f"{phase}: 95th percentile (ms)", {bot: percentile(t, 95) for bot, t in times.items() if t}, aim),
            Row(f"{phase}: slowest (ms)", {bot: max(found) for bot, found in times.items() if found}),
        ]
    slopes = {bot: slope for bot, found in played.items() if (slope := found.slope()) is not None}
    rows.append(Row("steady: memory slope, its last half hour (MB an hour)", slopes, 1, digits=1))
    highest = {bot: max(megabytes for _, megabytes in found.memory) for bot, found in played.items()}
    return [*rows, Row("crowd: highest memory (MB)", highest, 450)]


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a table for a terminal and for Markdown."""
    cells = [["", *BOTS, "aim", ""], *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    lines = ["| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |" for line in cells]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def percentile(values: Sequence[float], of_100: int) -> float:
    """Return a percentile of measured values."""
    return float(np.percentile(values, of_100))


def _failures(steps: Sequence[Step]) -> int:
    return sum(step.failures for step in steps)


def _times(values: Mapping[str, float], more: bool = False) -> dict[str, float]:
    """Return how many times better than the default's each of ours is: less, or more where more is better."""
    theirs = values[THEIRS]
    return {bot: value / theirs if more else theirs / value for bot, value in values.items() if bot != THEIRS}
