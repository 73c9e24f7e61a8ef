"""Two runs beside each other: what a change of the content broke, mended and changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.scenarios.report.table import MET, Row

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Changed:
    """One thing the bot should do, as it was and as it is."""

    before: Row
    after: Row


@dataclass(frozen=True)
class Comparison:
    """What differs. ``spoken`` are turns in which nothing broke but the bot says something else."""

    broken: tuple[Changed, ...]
    mended: tuple[Changed, ...]
    still: tuple[Changed, ...]
    spoken: tuple[Changed, ...]
    new: tuple[Row, ...]
    gone: tuple[Row, ...]


def compare(before: Sequence[Row], after: Sequence[Row]) -> Comparison:
    """Return what differs between two runs. What is checked is known by scenario, words typed and wording."""
    was, now = _by_key(before), _by_key(after)
    both = [Changed(was[key], now[key]) for key in now if key in was]
    return Comparison(
        broken=tuple(pair for pair in both if _is_met(pair.before) and not _is_met(pair.after)),
        mended=tuple(pair for pair in both if not _is_met(pair.before) and _is_met(pair.after)),
        still=tuple(pair for pair in both if not _is_met(pair.before) and not _is_met(pair.after)),
        spoken=tuple(_said_otherwise(both)),
        new=tuple(row for key, row in now.items() if key not in was and not _is_met(row)),
        gone=tuple(row for key, row in was.items() if key not in now and not _is_met(row)),
    )


def comparison_lines(found: Comparison) -> Iterator[str]:
    """Yield what differs, for the terminal."""
    for title, pairs in (("Broken", found.broken), ("Mended", found.mended), ("Failing as before", found.still)):
        yield f"{title}: {len(pairs)}"
        for pair in pairs:
            yield f"  {_where(pair.after)}: {pair.after.check}"
            if pair.after.why:
                yield f"      but: {pair.after.why}"
    for title, rows in (("New and failing", found.new), ("Failed before, not checked any more", found.gone)):
        yield f"{title}: {len(rows)}"
        for row in rows:
            yield f"  {_where(row)}: {row.check}"
    yield f"Turns in which the bot says something else: {len(found.spoken)}"
    for pair in found.spoken:
        yield f"  {_where(pair.after)}: {pair.after.typed}"
        yield f"      before: {pair.before.said}"
        yield f"      now:    {pair.after.said}"


def _by_key(rows: Sequence[Row]) -> dict[Key, Row]:
    """Return rows by what they check; of several that are alike in it, one that is not met."""
    found: dict[Key, Row] = {}
    for row in rows:
        key = (row.scenario, row.typed, row.rule, row.check)
        if key not in found or _is_met(found[key]):
            found[key] = row
    return found


def _said_otherwise(pairs: Sequence[Changed]) -> Iterator[Changed]:
    seen: set[tuple[str, str]] = set()
    for pair in pairs:
        turn = (pair.after.scenario, pair.after.turn)
        if pair.before.said != pair.after.said and turn not in seen:
            seen.add(turn)
            yield pair


def _is_met(row: Row) -> bool:
    return row.result == MET


def _where(row: Row) -> str:
    return f"{row.scenario}, line {row.line}"
