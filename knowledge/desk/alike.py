"""Points that say nearly the same: candidates for one point found from both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy.engine import Engine

from knowledge.likeness import Floats
from knowledge.model import Point
from knowledge.snapshot import WIDTH, read_release, read_snapshot

ALIKE = 0.85
"""Cosine of two whole points from which a person should read both. Read by eye: below it pairs differ in substance."""


@dataclass(frozen=True)
class Pair:
    """Two points and the cosine of their vectors."""

    likeness: float
    first: Point
    second: Point


@dataclass(frozen=True)
class Loaded:
    """Points with their vectors, shape (points, width)."""

    points: Sequence[Point]
    vectors: Floats


def loaded_points(engine: Engine) -> Loaded:
    """Return every loaded point; none when nothing is loaded."""
    with engine.connect() as connection:
        release = read_release(connection)
        if release is None:
            return Loaded((), np.zeros((0, WIDTH), dtype=np.float32))
        snapshot = read_snapshot(connection, release)
        return Loaded(snapshot.points, snapshot.vectors.astype(np.float32))


def alike(loaded: Loaded, least: float = ALIKE) -> list[Pair]:
    """Return the pairs at least this much alike, the most alike first."""
    cosines = np.triu(loaded.vectors @ loaded.vectors.T, k=1)
    pairs = [
        Pair(float(cosines[i, j]), loaded.points[i], loaded.points[j])
        for i, j in zip(*np.where(cosines >= least), strict=True)
    ]
    return sorted(pairs, key=lambda pair: -pair.likeness)


def alike_lines(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield the report: each pair with both texts."""
    yield f"{len(pairs)} pairs of points are nearly alike."
    for pair in pairs:
        yield f"{pair.likeness:.2f}  {pair.first.id}  {pair.second.id}"
        yield f"      {pair.first.text}"
        yield f"      {pair.second.text}"
