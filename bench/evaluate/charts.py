"""Pictures of the report, as SVG to stand inside the page."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

from bot.safety.figures import Share

mpl.rcParams.update({"svg.hashsalt": "waymark", "font.size": 9, "svg.fonttype": "none"})

BLUE, GREY, RED = "#1d70b8", "#b1b4b6", "#d4351c"


def bars(shares: Mapping[str, Share], aim: float | None = None) -> str:
    """Return horizontal bars of shares, with a line at the aim."""
    figure = Figure(figsize=(6.4, 0.28 * len(shares) + 0.6))
    axes = figure.subplots()
    names = list(shares)[::-1]
    axes.barh([f"{name} ({shares[name].of})" for name in names], [shares[n].value for n in names], color=BLUE)
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    if aim is not None:
        axes.axvline(aim, color=RED, linewidth=1)
    return svg(figure)


def reliability(confidences: Sequence[float], right: Sequence[bool]) -> str:
    """Return how often a reading of a given confidence is right, in ten groups."""
    figure = Figure(figsize=(3.6, 3.2))
    axes = figure.subplots()
    edges = np.linspace(0, 1, 11)
    groups = np.clip(np.digitize(confidences, edges) - 1, 0, 9)
    truths = np.array(right, dtype=float)
    filled = [group for group in range(10) if (groups == group).any()]
    axes.plot([0, 1], [0, 1], color=GREY, linewidth=1)
    axes.plot(
        [float(np.mean(np.array(confidences)[groups == group])) for group in filled],
        [float(truths[groups == group].mean()) for group in filled],
        marker="o",
        color=BLUE,
    )
    axes.set_xlabel("confidence")
    axes.set_ylabel("share that is right")
    return svg(figure)


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """Return the expected calibration error in ten groups: how far confidence is from truth on average."""
    values, truths = np.array(confidences), np.array(right, dtype=float)
    groups = np.clip((values * 10).astype(int), 0, 9)
    gaps = [
        abs(values[groups == group].mean() - truths[groups == group].mean()) * (groups == group).mean()
        for group in range(10)
        if (groups == group).any()
    ]
    return float(sum(gaps))


def matrix(right: Sequence[str], taken: Sequence[str], names: Sequence[str]) -> str:
    """Return a confusion matrix: rows what was right, columns what it was taken for."""
    counts = np.zeros((len(names), len(names)))
    for a, b in zip(right, taken, strict=True):
        if a in names and b in names:
            counts[names.index(a), names.index(b)] += 1
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    figure = Figure(figsize=(6.4, 5.6))
    axes = figure.subplots()
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(names)), names, rotation=90)
    axes.set_yticks(range(len(names)), names)
    for i, j in zip(*np.nonzero(counts), strict=True):
        axes.text(j, i, int(counts[i, j]), ha="center", va="center", color="white" if shares[i, j] > 0.5 else "black")
    return svg(figure)


def svg(figure: Figure) -> str:
    """Return a figure as it stands inside a page."""
    figure.tight_layout()
    drawn = io.StringIO()
    figure.savefig(drawn, format="svg", metadata={"Date": None})
    text = drawn.getvalue()
    return text[text.index("<svg") :]
