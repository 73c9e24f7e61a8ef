"""Judge what the bot said and what it should not have said."""

from __future__ import annotations

from dataclasses import dataclass

from bot.scenarios.reply import Reply
from bot.scenarios.said import said
from bot.scenarios.words import Hit, find_in


@dataclass(frozen=True)
class Verdict:
    """``why`` says what came instead, "" when all is well. ``remark`` says what a trainer may want to look at."""

    why: str = ""
    remark: str = ""


def missing(what: str, values: list[str]) -> Verdict:
    """Return that some values are missing; all is well without any."""
    return Verdict(f"{what} {'; '.join(values)}" if values else "")


def judge_say(values: tuple[str, ...], reply: Reply) -> Verdict:
    """Look for all of these words in what it said."""
    spoken = said(reply)
    return missing("it did not say", [value for value in values if not find_in(value, spoken)])


def judge_say_one(values: tuple[str, ...], reply: Reply) -> Verdict:
    """Look for one of these."""
    spoken = said(reply)
    return Verdict() if any(find_in(value, spoken) for value in values) else Verdict("it said none of them")


def judge_not_say(values: tuple[str, ...], reply: Reply) -> Verdict:
    """Look for any of these as advice; where one is a warning, only remark on it."""
    spoken = said(reply)
    hits = [(value, hit) for value in values for hit in find_in(value, spoken)]
    advised = [_quoted(value, hit) for value, hit in hits if not hit.warned]
    warned = [_quoted(value, hit) for value, hit in hits if hit.warned]
    return Verdict(
        f"it said {'; '.join(advised)}" if advised else "",
        f"seen as a warning, not as advice: {'; '.join(warned)}" if warned else "",
    )


def _quoted(value: str, hit: Hit) -> str:
    return f'"{value}" in "{hit.sentence}"'
