"""What the scenarios cover: subjects, needs, urgency and nations, and what none of them covers yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.scenarios.script import UK, URGENCIES, Scenario, Turn
from knowledge.vocabulary import NATIONS, NEEDS, SUBJECTS

LEAST_A_SUBJECT = 3
_WIDTH = 40


@dataclass
class Coverage:
    """Counts. A turn counts for the first subject and the first need it names; alternatives are not covered by it.

    Attributes:
        scenarios: by subject, those that name it in their head.
        turns: by subject and need; need "" where a turn names none.
        urgency: by subject and level, the turns that name it.
        nations: by subject and nation, the scenarios written for it; UK on its own.

    """

    scenarios: Counter[str] = field(default_factory=Counter)
    turns: Counter[tuple[str, str]] = field(default_factory=Counter)
    urgency: Counter[tuple[str, str]] = field(default_factory=Counter)
    nations: Counter[tuple[str, str]] = field(default_factory=Counter)

    def need_total(self, need: str) -> int:
        """Return the turns that ask for a need, of any subject."""
        return sum(self.turns[subject, need] for subject in SUBJECTS)

    def urgency_total(self, level: str) -> int:
        """Return the turns that name a level, of any subject."""
        return sum(self.urgency[subject, level] for subject in SUBJECTS)

    def nation_total(self, nation: str) -> int:
        """Return the scenarios for a nation, of any subject."""
        return sum(self.nations[subject, nation] for subject in SUBJECTS)

    def missing(self, subject: str) -> tuple[str, ...]:
        """Return the needs that no turn on a subject asks for."""
        return tuple(need for need in NEEDS if not self.turns[subject, need])


def coverage(scenarios: Iterable[Scenario]) -> Coverage:
    """Count what scenarios cover."""
    found = Coverage()
    for scenario in scenarios:
        found.scenarios.update(scenario.subjects)
        found.nations.update((scenario.subject, nation) for nation in scenario.nations)
        for turn in scenario.turns:
            _count(found, turn, scenario.subject)
    return found


def gaps(found: Coverage) -> Iterator[str]:
    """Yield, in words, what has too little: subjects, then needs, levels and nations that nothing covers."""
    for subject, name in SUBJECTS.items():
        if found.scenarios[subject] < LEAST_A_SUBJECT:
            yield f"{name}: {found.scenarios[subject]} of at least {LEAST_A_SUBJECT} scenarios"
    yield from (f"no turn asks for: {name}" for need, name in NEEDS.items() if not found.need_total(need))
    yield from (f"no turn is: {name}" for name, level in URGENCIES.items() if not found.urgency_total(level))
    yield from (f"no scenario for: {nation}" for nation in NATIONS if not found.nation_total(nation))


def coverage_lines(found: Coverage) -> Iterator[str]:
    """Yield the counts for the terminal."""
    yield from _table("Turns by subject and need", {**NEEDS, "": "no need named"}, found.turns)
    yield from _table("Turns by subject and urgency", _levels(), found.urgency)
    yield from _table("Scenarios by subject and nation", {nation: nation for nation in (*NATIONS, UK)}, found.nations)
    lacking = list(gaps(found))
    yield ""
    yield f"Gaps: {len(lacking)}" if lacking else "Every subject, need, level of urgency and nation is covered."
    yield from (f"  {gap}" for gap in lacking)


def _levels() -> dict[str, str]:
    return {level: name for name, level in URGENCIES.items()}


def _count(found: Coverage, turn: Turn, subject: str) -> None:
    about = next(iter(turn.values("about")), subject)
    found.turns[about, next(iter(turn.values("need")), "")] += 1
    found.urgency.update((about, level) for level in turn.values("urgency")[:1])


def _table(title: str, columns: dict[str, str], counts: Counter[tuple[str, str]]) -> Iterator[str]:
    yield ""
    yield title
    names = list(columns.values())
    yield from (f"  {letter}  {name}" for letter, name in zip(_letters(names), names, strict=True))
    yield " " * _WIDTH + "".join(f"{letter:>4}" for letter in _letters(names))
    for subject, name in SUBJECTS.items():
        cells = "".join(f"{counts[subject, column] or '.':>4}" for column in columns)
        yield f"{name[:_WIDTH]:<{_WIDTH}}{cells}"


def _letters(names: list[str]) -> list[str]:
    return [chr(ord("a") + number) for number in range(len(names))]
