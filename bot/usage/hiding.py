"""Which counts of a report are hidden, so that no count under five is shown and none can be worked out.

A small count could say something of one person: who else asked about HIV in that week? So each count under five is
shown as "under 5", nought included. That alone does not hide it: where a total is 20 and all others in its line come
to 18, the hidden one is 2. So more is hidden (complementary suppression) until both of these hold:

* In no line does the total, less all that is shown, leave 1 to 4.
* No count of 1 to 4 is certain for somebody who knows everything that is shown, all lines together: that counts are
  whole, that "under 5" is 0 to 4 and that "hidden" is 5 or more. This is asked of a linear program: as long as some
  other set of counts fits, with another number in that place, nobody can know. A look at each line by itself would
  overlook what two lines say together.

What is hidden in addition is the smallest count that helps, so that large ones, and totals, go last. The order of rows
in a report must not follow hidden counts: it would narrow them.

What this cannot see is another report. Two whose periods overlap could be subtracted from each other; that is why
periods are whole months that are over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

FEWEST_SHOWN = 5

Key = tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A total and the parts that add up to it."""

    total: Key
    parts: tuple[Key, ...]


def hidden_in(counts: Mapping[Key, int], lines: Sequence[Line]) -> set[Key]:
    """Return the counts that must not be shown. ``lines`` are all the sums that a reader can know to hold."""
    hidden = {key for key, count in counts.items() if count < FEWEST_SHOWN}
    while True:
        line = next((line for line in lines if _leaves_few(counts, line, hidden)), None)
        if line:
            hidden.add(_smallest(counts, {line.total, *line.parts} - hidden))
            continue
        known = next(certain(counts, lines, hidden), None)
        if known is None:
            return hidden
        shown = _shown_around(known, lines, hidden)
        if not shown:
            return set(counts)
        hidden.add(_smallest(counts, shown))


def _leaves_few(counts: Mapping[Key, int], line: Line, hidden: set[Key]) -> bool:
    """Return whether a shown total, less what is shown of its parts, leaves 1 to 4."""
    rest = sum(counts[part] for part in line.parts if part in hidden)
    return line.total not in hidden and 0 < rest < FEWEST_SHOWN


def certain(counts: Mapping[Key, int], lines: Sequence[Line], hidden: set[Key]) -> Iterator[Key]:
    """Yield the hidden counts of 1 to 4 for which no other number fits what is shown."""
    unknown = sorted(hidden)
    column = {key: number for number, key in enumerate(unknown)}
    truth = np.array([counts[key] for key in unknown], dtype=float)
    touched = [line for line in lines if column.keys() & {line.total, *line.parts}]
    sums = np.zeros((len(touched), len(unknown)))
    for row, line in enumerate(touched):
        for key, sign in ((line.total, -1.0), *((part, 1.0) for part in line.parts)):
            if key in column:
                sums[row, column[key]] = sign
    bounds = [(0, FEWEST_SHOWN - 1) if counts[key] < FEWEST_SHOWN else (FEWEST_SHOWN, None) for key in unknown]
    open_to_doubt = np.zeros(len(unknown), dtype=bool)
    for key in unknown:
        for direction in (1.0, -1.0):
            if open_to_doubt[column[key]] or not 0 < counts[key] < FEWEST_SHOWN:
                break
            goal = np.zeros(len(unknown))
            goal[column[key]] = direction
            other = linprog(goal, A_eq=sums, b_eq=sums @ truth, bounds=bounds, method="highs")
            open_to_doubt |= np.abs(other.x - truth) > 0.5
        if 0 < counts[key] < FEWEST_SHOWN and not open_to_doubt[column[key]]:
            yield key


def _shown_around(key: Key, lines: Sequence[Line], hidden: set[Key]) -> set[Key]:
    """Return what is shown in the lines of a hidden count; if nothing is, in the lines of what is hidden with it."""
    near, seen = {key}, set[Key]()
    while near - seen:
        seen = near
        near = near.union(*({line.total, *line.parts} for line in lines if near & {line.total, *line.parts}))
        if near - hidden:
            break
    return near - hidden


def _smallest(counts: Mapping[Key, int], keys: set[Key]) -> Key:
    return min(keys, key=lambda key: (counts[key], key))
