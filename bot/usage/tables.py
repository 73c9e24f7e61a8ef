"""The tables of a report on usage: rows in words, in an order that follows no count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.channels.switch import CHANNELS
from bot.directory import known_place
from bot.usage.asked import ANSWER, CHANNEL, FOUND, KINDS, MISSED, PLACE
from bot.usage.figures import (
    ASKED,
    LOOK_UPS,
    MESSAGES,
    MONTH,
    NATION,
    NEED,
    NOT_ANSWERED,
    OTHERS,
    QUESTIONS,
    SUBJECT,
    Figures,
)
from bot.usage.hiding import Key
from knowledge.vocabulary import NATIONS, NEEDS, SUBJECTS

CHANNEL_NAMES = {"rest": "REST", "web": "Chat page", "slack": "Slack", "teams": "Teams"}
UNKNOWN = "Not clear yet"
_SUBJECT_NAMES = {**SUBJECTS, "": UNKNOWN}
_NEED_NAMES = {**NEEDS, "": UNKNOWN}


@dataclass(frozen=True)
class Row:
    """A figure: its name in words, how it is shown, and the share of the largest shown one, for its bar."""

    name: str
    shown: str
    share: float | None


@dataclass(frozen=True)
class Table:
    """Figures of one kind. ``total`` is "" where the rows do not add up to one; ``note`` says how to read them."""

    name: str
    title: str
    rows: tuple[Row, ...]
    total: str
    note: str = ""


@dataclass(frozen=True)
class Rate:
    """A share of all messages in words; "not shown" when it would tell a hidden count, or is of nothing."""

    name: str
    shown: str


def tables_of(figures: Figures) -> list[Table]:
    """Return all tables but the grid of subjects and needs."""
    messages = figures.shown(MESSAGES)
    questions = figures.shown(QUESTIONS)
    twice = "A message about two subjects counts for each. Messages of neither a subject nor a need are left out."
    return [
        _table(figures, "month", "Messages by month", _months(figures), messages),
        _table(
            figures, "answer", "Kinds of answer", [((ANSWER, kind), name) for kind, name in KINDS.items()], messages
        ),
        _table(figures, "channel", "Channels", [((CHANNEL, c), CHANNEL_NAMES[c]) for c in CHANNELS], messages),
        _table(
            figures,
            "subject",
            "Subjects",
            [((SUBJECT, s), name) for s, name in _SUBJECT_NAMES.items()],
            questions,
            twice,
        ),
        _table(
            figures, "need", "What was wanted", [((NEED, n), name) for n, name in _NEED_NAMES.items()], questions, twice
        ),
        _table(
            figures,
            "nation",
            "Nations",
            [((NATION, nation), nation or "None named") for nation in (*NATIONS, "")],
            messages,
        ),
        _table(
            figures,
            "council",
            "Councils",
            list(_councils(figures, PLACE)),
            "",
            "Of the messages for a known nation: see Nations for their totals.",
        ),
        _table(
            figures,
            "look_up",
            "Look-ups of local contacts",
            [((FOUND,), "With a local contact"), ((MISSED,), "Without a local contact")],
            figures.shown(LOOK_UPS),
            "Contacts were asked for, and the place was known.",
        ),
        _table(
            figures,
            "missed",
            "Look-ups without a local contact, by council",
            list(_councils(figures, MISSED)),
            figures.shown(MISSED),
        ),
    ]


def grid_of(figures: Figures) -> list[tuple[str, list[str]]]:
    """Return, for each subject, what was asked about it for each need, and its total at the end."""
    return [
        (name, [*(figures.shown(ASKED, subject, need) for need in _NEED_NAMES), figures.shown(SUBJECT, subject)])
        for subject, name in _SUBJECT_NAMES.items()
    ]


def grid_head() -> list[str]:
    """Return the needs over the grid, and the total."""
    return [*_NEED_NAMES.values(), "All"]


def grid_foot(figures: Figures) -> list[str]:
    """Return the totals under the grid."""
    return [*(figures.shown(NEED, need) for need in _NEED_NAMES), figures.shown(QUESTIONS)]


def rates_of(figures: Figures) -> list[Rate]:
    """Return the shares that a manager asks for first."""
    return [
        Rate("Not answered: asked back, or no line found", _percent(figures.rate((NOT_ANSWERED,), (MESSAGES,)))),
        Rate("Out of scope", _percent(figures.rate((ANSWER, "out_of_scope"), (MESSAGES,)))),
        Rate("Urgent", _percent(figures.rate((ANSWER, "urgent"), (MESSAGES,)))),
        Rate("Look-ups without a local contact, of all look-ups", _percent(figures.rate((MISSED,), (LOOK_UPS,)))),
    ]


def gaps_of(figures: Figures) -> list[tuple[str, str, str, str]]:
    """Return the content gaps: subject, need, how often asked, how often not answered."""
    return [
        (_SUBJECT_NAMES[gap.subject], _NEED_NAMES[gap.need], str(gap.asked), gap.unanswered) for gap in figures.gaps()
    ]


def _table(
    figures: Figures, name: str, title: str, keys: Sequence[tuple[Key, str]], total: str, note: str = ""
) -> Table:
    numbers = [figures.number(*key) for key, _ in keys]
    largest = max((number for number in numbers if number), default=0)
    rows = tuple(
        Row(words, figures.shown(*key), number / largest if number else None)
        for (key, words), number in zip(keys, numbers, strict=True)
    )
    return Table(name, title, rows, total, note)


def _months(figures: Figures) -> list[tuple[Key, str]]:
    return [((MONTH, month), f"{date.fromisoformat(f'{month}-01'):%B %Y}") for month in figures.period.months()]


def _councils(figures: Figures, measure: str) -> Iterator[tuple[Key, str]]:
    """Yield those councils that have a count of their own by name, then what is left of each nation."""
    for nation in NATIONS:
        named = [(_council(code), code) for code in figures.councils(measure, nation)]
        yield from (((measure, nation, code), f"{name} ({nation})") for name, code in sorted(named))
        yield (measure, nation, OTHERS), f"Other councils, each under 5 ({nation})"
        yield (measure, nation, ""), f"No council, or one without a code ({nation})"


def _council(code: str) -> str:
    place = known_place(code)
    return place.name if place else code


def _percent(share: float | None) -> str:
    return "not shown" if share is None else f"{share:.0%}"
