"""The report of the load test: one HTML page with pictures, and the same figures as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.crowd import charts
from bench.crowd.clients import AtOnce
from bench.crowd.figures import BOTS, FAST, Alone, Row, alone_rows, at_once_rows, crowd_rows
from bench.crowd.people import Played


@dataclass(frozen=True)
class Measured:
    """All that one run measured. ``notes`` say how."""

    notes: Sequence[str]
    alone: Mapping[str, Alone]
    ten: Sequence[AtOnce]
    played: Mapping[str, Played]

    def rows(self) -> list[Row]:
        """Return every figure beside its aim."""
        return [*alone_rows(self.alone), *at_once_rows(self.ten), *crowd_rows(self.played)]


def write_report(folder: Path, measured: Measured) -> Path:
    """Write ``report.html`` and ``report.json`` into a folder; return the page."""
    rows, made = measured.rows(), datetime.now(timezone.utc).isoformat(timespec="minutes")
    told = {row.what: {"values": row.values, "aim": row.aim, "reached": row.reached} for row in rows}
    steps = {
        bot: [(step.clients, step.per_second, step.failures) for step in found.steps]
        for bot, found in measured.alone.items()
    }
    data = {"made": made, "notes": measured.notes, "figures": told, "steps": steps}
    (folder / "report.json").write_text(json.dumps(data, indent=2), encoding="utf-8")
    pages = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    path = folder / "report.html"
    page = pages.get_template("report.html").render(
        made=made,
        cores=os.cpu_count(),
        notes=measured.notes,
        bots=BOTS,
        rows=[row.cells() for row in rows],
        pictures=[
            ("One client", charts.one_client(measured.alone)),
            ("Saturation", charts.saturation(measured.alone)),
            ("Crowds", charts.crowds(measured.played)),
            (f"Answers to the crowd over time, {FAST}", charts.over_time(measured.played[FAST])),
            (f"Memory with the crowd, {FAST}", charts.memory(measured.played[FAST])),
        ],
    )
    path.write_text(page, encoding="utf-8")
    return path
