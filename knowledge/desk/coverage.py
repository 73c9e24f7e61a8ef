"""How much there is on each subject, need and nation; on paper for curators, as a page for managers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from jinja2 import Environment, FileSystemLoader, select_autoescape

from knowledge.content import Content, PlacedPoint
from knowledge.plain_words import reading_age
from knowledge.vocabulary import NATIONS, NEEDS, STATUSES, SUBJECTS

TEMPLATE = "coverage.html"


@dataclass
class Cell:
    """The points of one subject and one need: how many, and how many of them hold in each nation."""

    points: int = 0
    nations: Counter[str] = field(default_factory=Counter)

    @property
    def missing(self) -> tuple[str, ...]:
        """The nations for which there is nothing."""
        return tuple(nation for nation in NATIONS if not self.nations[nation])


@dataclass(frozen=True)
class Coverage:
    """All figures of the coverage page."""

    cells: dict[str, dict[str, Cell]]
    statuses: Counter[str]
    review_months: list[tuple[str, int]]
    interactions: int
    links: Counter[tuple[str, ...]]
    reading_ages: Counter[int]
    median_reading_age: float
    points: int
    sources: int
    contacts: int
    terms: int

    def row_total(self, subject: str) -> int:
        """Return the number of points on a subject."""
        return sum(cell.points for cell in self.cells[subject].values())

    def gaps(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return subject, need and the nations for which there is nothing, wherever there is such a nation."""
        return [
            (subject, need, cell.missing)
            for subject, needs in self.cells.items()
            for need, cell in needs.items()
            if cell.missing
        ]


def coverage(read: Content) -> Coverage:
    """Count what there is. A point about several subjects counts in each of them."""
    ages = [reading_age(point.entry.text) for point in read.points]
    return Coverage(
        cells=_cells(read.points),
        statuses=Counter(point.entry.status for point in read.points),
        review_months=sorted(Counter(point.entry.review_due for point in read.points).items()),
        interactions=sum(bool(point.entry.also_about) for point in read.points),
        links=Counter(
            tuple(sorted((point.subject, other))) for point in read.points for other in point.entry.also_about
        ),
        reading_ages=Counter(round(age) for age in ages),
        median_reading_age=median(ages) if ages else 0.0,
        points=len(read.points),
        sources=len(read.sources),
        contacts=len(read.contacts),
        terms=sum(point.entry.term is not None for point in read.points),
    )


def coverage_lines(found: Coverage) -> Iterator[str]:
    """Yield the matrix as text, then what is missing."""
    yield (
        f"{found.points} points, {found.interactions} of them about several subjects, {found.terms} terms, "
        f"{found.sources} sources, {found.contacts} contacts; median reading age {found.median_reading_age:.1f}"
    )
    yield f"{'':26}" + "".join(f"{_short(need):>9}" for need in NEEDS) + f"{'all':>7}"
    for subject, needs in found.cells.items():
        numbers = "".join(f"{needs[need].points:>9}" for need in NEEDS)
        yield f"{subject:26}{numbers}{found.row_total(subject):>7}"
    gaps = found.gaps()
    yield f"{len(gaps)} cells lack a nation." if gaps else "Every cell holds something for every nation."
    for subject, need, nations in gaps:
        yield f"  {subject} {need}: nothing for {', '.join(nations)}"


def coverage_page(found: Coverage) -> str:
    """Return the same as an HTML page that needs nothing else."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=select_autoescape(),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(TEMPLATE).render(
        found=found, subjects=SUBJECTS, needs=NEEDS, nations=NATIONS, statuses=STATUSES
    )


def _cells(points: Sequence[PlacedPoint]) -> dict[str, dict[str, Cell]]:
    cells = {subject: {need: Cell() for need in NEEDS} for subject in SUBJECTS}
    for point in points:
        for subject in (point.subject, *point.entry.also_about):
            cell = cells[subject][point.need]
            cell.points += 1
            cell.nations.update(point.entry.nations)
    return cells


def _short(need: str) -> str:
    return need.partition("_")[0][:8]
