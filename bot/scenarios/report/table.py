"""A run as a table: one row for each thing the bot should do. Two such tables can be compared."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from bot.scenarios.files import ScenarioError
from bot.scenarios.outcome import Check, Run, ScenarioOutcome, TurnOutcome

MET, NOT_MET, NOT_JUDGED = "met", "not met", "not judged"
MAX_BYTES = 20_000_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Row:
    """One row. ``turn`` and ``line`` are numbers as text; ``turn`` is "" when a scenario was not played at all."""

    scenario: str
    title: str
    turn: str
    line: str
    typed: str
    rule: str
    check: str
    result: str
    why: str
    remark: str
    said: str
    subjects: str
    need: str
    urgency: str
    place: str


COLUMNS = tuple(field.name for field in fields(Row))


def rows_of(run: Run) -> Iterator[Row]:
    """Yield the rows of a run."""
    for outcome in run.outcomes:
        if outcome.trouble:
            yield _row(outcome, TurnOutcome(0, 1, ""), Check(1, "the scenario is played", False, outcome.trouble))
        for turn in outcome.turns:
            missing = Check(turn.line, "the bot answers", False, turn.trouble)
            yield from (_row(outcome, turn, check) for check in ((missing,) if turn.trouble else turn.checks))
    for file in run.unreadable:
        for mistake in file.mistakes:
            broken = Check(mistake.line, "the file can be read", False, mistake.message)
            yield _row(ScenarioOutcome(file.path, file.path, "", "", ()), TurnOutcome(0, mistake.line, ""), broken)


def table_text(run: Run) -> str:
    """Return the table as CSV, safe to open in a spreadsheet."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(value) for value in asdict(row).values()] for row in rows_of(run))
    return written.getvalue()


def read_table(path: Path) -> list[Row]:
    """Return the rows of a table that an earlier run wrote.

    Raises:
        ScenarioError: it cannot be read, or is another kind of table.

    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ScenarioError(f"{path} is larger than {MAX_BYTES:,} bytes.")
        reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ScenarioError(
                f"{path} is no table of a run. Write one with: waymark scenarios check --csv {path.name}"
            )
        return [Row(**{name: row[name] or "" for name in COLUMNS}) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ScenarioError(f"{path} cannot be read: {error}.") from None


def _row(outcome: ScenarioOutcome, turn: TurnOutcome, check: Check) -> Row:
    unheard = turn.trouble or outcome.trouble or not turn.number
    result = MET if check.met else NOT_JUDGED if unheard else NOT_MET
    heard = turn.heard
    return Row(
        scenario=outcome.name,
        title=outcome.title,
        turn=str(turn.number or ""),
        line=str(check.line),
        typed=turn.typed,
        rule=check.rule,
        check=check.wording,
        result=result,
        why=check.why,
        remark=check.remark,
        said=heard.said,
        subjects="; ".join(heard.subjects),
        need=heard.need,
        urgency=heard.urgency,
        place=heard.place,
    )


def _harmless(value: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value
