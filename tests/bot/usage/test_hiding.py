"""Small counts are hidden, and so is what would tell them: an attacker tries every set of counts that could be."""

import itertools
import random

import pytest

from bot.usage.hiding import FEWEST_SHOWN, Line, hidden_in

ALL = ("all",)


def one_line(*counts):
    """Counts of one table with its total."""
    parts = {(str(number),): count for number, count in enumerate(counts)}
    return {**parts, ALL: sum(counts)}, [Line(ALL, tuple(parts))]


def grid(rows):
    """Counts of a table of two ways with the totals of its rows and columns, and of all."""
    cells = {(f"r{y}", f"c{x}"): count for y, row in enumerate(rows) for x, count in enumerate(row)}
    down, across = range(len(rows)), range(len(rows[0]))
    totals = {(f"r{y}",): sum(rows[y]) for y in down} | {(f"c{x}",): sum(row[x] for row in rows) for x in across}
    lines = [Line((f"r{y}",), tuple((f"r{y}", f"c{x}") for x in across)) for y in down]
    lines += [Line((f"c{x}",), tuple((f"r{y}", f"c{x}") for y in down)) for x in across]
    lines += [Line(ALL, tuple((f"r{y}",) for y in down)), Line(ALL, tuple((f"c{x}",) for x in across))]
    return {**cells, **totals, ALL: sum(map(sum, rows))}, lines


def worlds(counts, lines, hidden, most=12):
    """Yield every set of hidden counts that fits what is shown, by trying all numbers of cells that are no totals."""
    totals = {line.total for line in lines}
    free = [key for key in sorted(hidden) if key not in totals]
    ranges = [range(FEWEST_SHOWN) if counts[key] < FEWEST_SHOWN else range(FEWEST_SHOWN, most + 1) for key in free]
    inner = [line for line in lines if not set(line.parts) & totals]
    outer = [line for line in lines if set(line.parts) & totals]
    for numbers in itertools.product(*ranges):
        world = {**counts, **dict(zip(free, numbers, strict=True))}
        for line in (*inner, *outer):
            if line.total in hidden:
                world[line.total] = sum(world[part] for part in line.parts)
        sums = all(world[line.total] == sum(world[part] for part in line.parts) for line in lines)
        small = all((world[key] < FEWEST_SHOWN) == (counts[key] < FEWEST_SHOWN) for key in hidden)
        if sums and small:
            yield world


def worked_out(counts, lines, hidden):
    """Return the counts of 1 to 4 that are the same in every world that fits."""
    unsure = {key for key in hidden if 0 < counts[key] < FEWEST_SHOWN}
    for world in worlds(counts, lines, hidden):
        unsure = {key for key in unsure if world[key] == counts[key]}
        if not unsure:
            break
    return unsure


def test_counts_of_five_and_more_are_shown():
    assert hidden_in(*one_line(5, 9, 30)) == set()


@pytest.mark.parametrize("few", [0, 1, 4])
def test_each_count_under_five_is_hidden(few):
    assert ("0",) in hidden_in(*one_line(few, 9, 30))


def test_a_total_does_not_tell_the_one_count_that_is_hidden():
    """20 in all, 12 and 6 shown, would say 2."""
    assert hidden_in(*one_line(2, 6, 12)) == {("0",), ("1",)}


def test_nought_needs_no_second_hidden_count():
    assert hidden_in(*one_line(0, 6, 12)) == {("0",)}


def test_two_small_counts_whose_sum_is_small_are_not_left_alone():
    """Their sum is a count under five too."""
    assert hidden_in(*one_line(1, 2, 8, 30)) == {("0",), ("1",), ("2",)}


def test_rows_and_columns_together_do_not_tell_either():
    """To hide one more in its row and one more in its column is not enough: their own lines tell those."""
    counts, lines = grid([[2, 6, 9], [7, 8, 30], [9, 30, 60]])
    assert worked_out(counts, lines, {("r0", "c0"), ("r0", "c1"), ("r1", "c0")}) == {("r0", "c0")}
    hidden = hidden_in(counts, lines)

    assert worked_out(counts, lines, hidden) == set()
    assert ALL not in hidden


@pytest.mark.parametrize("seed", range(40))
def test_prv10_nobody_can_work_out_a_small_count_from_what_is_shown(seed):
    """Grids at random, with many small counts; nobody is told a rest of 1 to 4 either."""
    by_chance = random.Random(seed)
    counts, lines = grid([[by_chance.choice([0, 0, 1, 2, 3, 5, 6, 8, 9]) for _ in range(2)] for _ in range(3)])
    hidden = hidden_in(counts, lines)

    assert {key for key, count in counts.items() if count < FEWEST_SHOWN} <= hidden
    assert worked_out(counts, lines, hidden) == set()
    for line in lines:
        if line.total not in hidden:
            assert sum(counts[part] for part in line.parts if part in hidden) not in range(1, FEWEST_SHOWN)
