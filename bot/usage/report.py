"""A report on usage, as a page to read and print and as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timezone
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.usage.figures import HIDDEN, MESSAGES, NEARLY_ALL, UNDER, Figures
from bot.usage.tables import gaps_of, grid_foot, grid_head, grid_of, rates_of, tables_of

MOST_GAPS = 25
"""On the page; the file has all."""

HEAD = ("table", "row", "column", "count")


def page_of(figures: Figures, *, so_far: bool = False) -> str:
    """Return one page that needs nothing else: no script, no address, pictures inside.

    ``so_far`` says on it that its last month is not over.
    """
    pages = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return pages.get_template("report.html").render(
        first=f"{figures.period.first:%-d %B %Y}",
        last=f"{figures.period.last:%-d %B %Y}",
        made=f"{datetime.now(timezone.utc):%-d %B %Y}",
        so_far=so_far,
        messages=figures.shown(MESSAGES),
        rates=rates_of(figures),
        gaps=gaps_of(figures)[:MOST_GAPS],
        tables=tables_of(figures),
        grid_head=grid_head(),
        grid=grid_of(figures),
        grid_foot=grid_foot(figures),
        under=UNDER,
        hidden=HIDDEN,
        nearly_all=NEARLY_ALL,
    )


def csv_of(figures: Figures) -> str:
    """Return all figures as lines of comma-separated values, shown as they are on the page."""
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(HEAD)
    for table in tables_of(figures):
        lines.writerows((table.title, row.name, "", row.shown) for row in table.rows)
        if table.total:
            lines.writerow((table.title, "All", "", table.total))
    for name, cells in [*grid_of(figures), ("All", grid_foot(figures))]:
        columns = zip(grid_head(), cells, strict=True)
        lines.writerows(("Subjects and needs", name, column, shown) for column, shown in columns)
    lines.writerows(("Rates", rate.name, "", rate.shown) for rate in rates_of(figures))
    for subject, need, asked, unanswered in gaps_of(figures):
        lines.writerow(("Content gaps: asked", subject, need, asked))
        lines.writerow(("Content gaps: not answered", subject, need, unanswered))
    return written.getvalue()
