"""Pictures of the load test, as SVG to stand inside the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from bench.crowd.figures import FAST, OURS, THEIRS, Alone
from bench.crowd.people import PHASES, Played
from bench.evaluate.charts import BLUE, GREY, RED, svg

COLOURS = {OURS: GREY, FAST: BLUE, THEIRS: RED}
STYLES = dict(zip(PHASES, ("-", "--", ":"), strict=True))


def one_client(alone: Mapping[str, Alone]) -> str:
    """Return how long answers to one client take: the share of them that came within so many milliseconds."""
    figure, axes = _axes("milliseconds", "share answered within")
    for bot, found in alone.items():
        _within(axes, found.milliseconds, bot, color=COLOURS[bot])
    return _finished(figure, axes)


def crowds(played: Mapping[str, Played]) -> str:
    """Return the same for each phase of each crowd."""
    figure, axes = _axes("milliseconds", "share answered within")
    for bot, found in played.items():
        for phase in PHASES:
            _within(axes, found.times(phase), f"{bot}, {phase}", color=COLOURS[bot], linestyle=STYLES[phase])
    return _finished(figure, axes)


def saturation(alone: Mapping[str, Alone]) -> str:
    """Return answers a second over the number of clients."""
    figure, axes = _axes("clients that never wait", "answers a second")
    axes.set_xscale("log", base=2)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
    for bot, found in alone.items():
        clients, rates = [step.clients for step in found.steps], [step.per_second for step in found.steps]
        axes.plot(clients, rates, marker="o", color=COLOURS[bot], label=bot)
    axes.set_ylim(bottom=0)
    return _finished(figure, axes)


def over_time(played: Played) -> str:
    """Return every answer of a crowd at its time; those that never came stand at the top."""
    figure, axes = _axes("minutes", "milliseconds")
    got = [said for said in played.said if said.milliseconds is not None]
    lost = [said.second / 60 for said in played.said if said.milliseconds is None]
    axes.plot([s.second / 60 for s in got], [s.milliseconds for s in got], ".", ms=2, color=BLUE, label="answers")
    axes.set_yscale("log")
    if lost:
        axes.plot(lost, [axes.get_ylim()[1]] * len(lost), "x", color=RED, label="without an answer")
    return _finished(figure, axes)


def memory(played: Played) -> str:
    """Return memory over time, with the line whose slope is told."""
    figure, axes = _axes("minutes", "megabytes, all processes")
    minutes, megabytes = np.array(played.memory).T
    axes.plot(minutes / 60, megabytes, color=BLUE, label="memory")
    settled = played.settled()
    if len(settled) >= 2:
        seconds, values = np.array(settled).T
        line = np.polyfit(seconds, values, 1)
        axes.plot(seconds / 60, np.polyval(line, seconds), color=RED, label=f"{line[0] * 3_600:+.1f} MB an hour")
    return _finished(figure, axes)


def _axes(along: str, up: str) -> tuple[Figure, Any]:
    figure = Figure(figsize=(6.4, 3.6))
    axes = figure.subplots()
    axes.set_xlabel(along)
    axes.set_ylabel(up)
    return figure, axes


def _within(axes: Any, times: Sequence[float], label: str, **style: Any) -> None:
    if times:
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
        axes.plot(np.sort(times), np.linspace(0, 1, len(times)), label=label, **style)


def _finished(figure: Figure, axes: Any) -> str:
    axes.grid(color=GREY, linewidth=0.3)
    axes.legend(fontsize=7)
    return svg(figure)
