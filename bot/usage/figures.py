"""The figures of a period: what is counted by day, added up, with small counts hidden (bot/usage/hiding.py)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from bot.channels.switch import CHANNELS
from bot.usage.asked import (
    ANSWER,
    ANSWERED,
    CHANNEL,
    FOUND,
    KINDS,
    LOOK_UP,
    MISSED,
    PLACE,
    QUESTION,
    UNANSWERED,
    Count,
)
from bot.usage.hiding import FEWEST_SHOWN, Key, Line, hidden_in
from knowledge.vocabulary import NATIONS, NEEDS, SUBJECTS

MESSAGES, MONTH, NATION = "messages", "month", "nation"
QUESTIONS, SUBJECT, NEED, ASKED = "questions", "subject", "need", "asked"
LOOK_UPS, NOT_ANSWERED = "look_ups", "not_answered"
_WITHOUT_ANSWER = ("asked_back", "nothing_found")
OTHERS = "others"
"""Councils with few messages each, together: a council alone in the list would say that somebody asked there."""

UNDER, HIDDEN = f"under {FEWEST_SHOWN}", "hidden"
NEARLY_ALL = "nearly all"

_NATIONS = (*NATIONS, "")
_SUBJECTS = (*SUBJECTS, "")
_NEEDS = (*NEEDS, "")


@dataclass(frozen=True)
class Period:
    """Whole months, from the first day of one to the last day of one."""

    first: date
    last: date

    def months(self) -> Iterator[str]:
        """Yield the months as ``2026-11``."""
        for number in range(self.first.year * 12 + self.first.month - 1, self.last.year * 12 + self.last.month):
            yield f"{number // 12}-{number % 12 + 1:02}"


@dataclass(frozen=True)
class Gap:
    """A question that is often not answered. Asked back is on a subject without a need, or a need without a subject."""

    subject: str
    need: str
    asked: int
    unanswered: str


class Figures:
    """All figures of a period, as they may be shown: a number, "under 5", or "hidden" where it would tell another."""

    def __init__(self, period: Period, by_day: Mapping[tuple[date, Count], int]) -> None:
        self.period = period
        self._counts = _added_up(period, by_day)
        self._lines = tuple(_lines(self._counts))
        self._hidden = hidden_in(self._counts, self._lines)

    def number(self, *key: str) -> int | None:
        """Return a count when it may be shown; None when it may not."""
        return None if key in self._hidden else self._counts[key]

    def shown(self, *key: str) -> str:
        """Return a count as it is shown."""
        if key in self._hidden:
            return UNDER if self._counts[key] < FEWEST_SHOWN else HIDDEN
        return str(self._counts[key])

    def councils(self, measure: str, nation: str) -> list[str]:
        """Return the codes of the councils of a nation that have a count of their own."""
        found = [key[2] for key in self._counts if key[0] == measure and len(key) == 3 and key[1] == nation]
        return [code for code in found if code not in ("", OTHERS)]

    def rate(self, part: Key, whole: Key) -> float | None:
        """Return a share when both counts may be shown; None when not, or of nothing."""
        few, many = self.number(*part), self.number(*whole)
        return few / many if few is not None and many else None

    def gaps(self) -> list[Gap]:
        """Return the subjects with needs that are often not answered, by what is shown of them: most first."""
        found = []
        for subject, need in product(_SUBJECTS, _NEEDS):
            asked, unanswered = self.number(ASKED, subject, need), self.number(UNANSWERED, subject, need)
            if asked is not None and unanswered:
                found.append((unanswered, Gap(subject, need, asked, str(unanswered))))
            elif asked is not None and self.shown(ANSWERED, subject, need) == UNDER:
                found.append((asked, Gap(subject, need, asked, NEARLY_ALL)))
        return [gap for _, gap in sorted(found, key=lambda pair: -pair[0])]


def _added_up(period: Period, by_day: Mapping[tuple[date, Count], int]) -> dict[Key, int]:
    """Return each figure of the report. All values of a closed list have one, also when it is nought."""
    found: Counter[Key] = Counter()
    for (day, what), count in by_day.items():
        for key in _figures_of(day, what):
            found[key] += count
    councils = [key for key in found if key[0] in (PLACE, MISSED) and len(key) == 3 and key[2]]
    for key in councils:
        if found[key] < FEWEST_SHOWN:
            found[key[0], key[1], OTHERS] += found.pop(key)
    return {key: found[key] for key in sorted({*found, *_always(period)})}


def _figures_of(day: date, what: Count) -> Iterator[Key]:
    """Yield the figures that a count goes into."""
    measure, *values = what
    if measure == ANSWER:
        yield from ((MESSAGES,), (MONTH, f"{day:%Y-%m}"), what)
        if values[0] in _WITHOUT_ANSWER:
            yield (NOT_ANSWERED,)
    elif measure == CHANNEL:
        yield what
    elif measure == PLACE:
        yield NATION, values[0]
        if values[0]:
            yield what
    elif measure == QUESTION:
        subject, need, answered = values
        yield from ((QUESTIONS,), (SUBJECT, subject), (NEED, need), (ASKED, subject, need), (answered, subject, need))
    elif measure == LOOK_UP:
        yield from _figures_of_look_up(*values)


def _figures_of_look_up(result: str, nation: str, council: str) -> Iterator[Key]:
    yield from ((LOOK_UPS,), (result,))
    if result == MISSED:
        yield from ((MISSED, nation), (MISSED, nation, council))


def _always(period: Period) -> Iterator[Key]:
    yield from ((MESSAGES,), (NOT_ANSWERED,), (QUESTIONS,), (LOOK_UPS,), (FOUND,), (MISSED,))
    yield from ((MONTH, month) for month in period.months())
    yield from ((ANSWER, kind) for kind in KINDS)
    yield from ((CHANNEL, channel) for channel in CHANNELS)
    yield from ((NATION, nation) for nation in _NATIONS)
    for nation in NATIONS:
        yield MISSED, nation
        yield from ((measure, nation, rest) for measure in (PLACE, MISSED) for rest in ("", OTHERS))
    yield from ((SUBJECT, subject) for subject in _SUBJECTS)
    yield from ((NEED, need) for need in _NEEDS)
    for measure in (ASKED, ANSWERED, UNANSWERED):
        yield from ((measure, subject, need) for subject in _SUBJECTS for need in _NEEDS)


def _lines(counts: Mapping[Key, int]) -> Iterator[Line]:
    """Yield every sum that holds in the figures."""
    without = tuple((ANSWER, kind) for kind in _WITHOUT_ANSWER)
    others = tuple((ANSWER, kind) for kind in KINDS if kind not in _WITHOUT_ANSWER)
    yield Line((NOT_ANSWERED,), without)
    yield Line((MESSAGES,), (*others, (NOT_ANSWERED,)))
    yield Line((MESSAGES,), (*others, *without))
    for measure in (MONTH, CHANNEL, NATION):
        yield Line((MESSAGES,), tuple(key for key in counts if key[0] == measure))
    for measure, total in ((PLACE, NATION), (MISSED, MISSED)):
        for nation in NATIONS:
            parts = tuple(key for key in counts if key[0] == measure and len(key) == 3 and key[1] == nation)
            yield Line((total, nation), parts)
    yield Line((LOOK_UPS,), ((FOUND,), (MISSED,)))
    yield Line((MISSED,), tuple((MISSED, nation) for nation in NATIONS))
    yield from _lines_of_questions()


def _lines_of_questions() -> Iterator[Line]:
    yield Line((QUESTIONS,), tuple((SUBJECT, subject) for subject in _SUBJECTS))
    yield Line((QUESTIONS,), tuple((NEED, need) for need in _NEEDS))
    for subject in _SUBJECTS:
        yield Line((SUBJECT, subject), tuple((ASKED, subject, need) for need in _NEEDS))
    for need in _NEEDS:
        yield Line((NEED, need), tuple((ASKED, subject, need) for subject in _SUBJECTS))
    for subject, need in product(_SUBJECTS, _NEEDS):
        yield Line((ASKED, subject, need), ((ANSWERED, subject, need), (UNANSWERED, subject, need)))
