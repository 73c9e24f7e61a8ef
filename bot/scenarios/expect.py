"""Judge one turn: for each thing the bot should do, whether it did, and if not, what came instead."""

from __future__ import annotations

from collections.abc import Callable

from bot.scenarios.closed import IDENTIFIERS, council_named
from bot.scenarios.judge_words import Verdict, judge_not_say, judge_say, judge_say_one, missing
from bot.scenarios.outcome import Check
from bot.scenarios.reply import Reply
from bot.scenarios.said import names_of_contacts
from bot.scenarios.script import URGENCIES, Expectation, Kind, Turn
from bot.scenarios.words import find_in, same_words
from knowledge.directory.councils import Council
from knowledge.vocabulary import NEEDS, SUBJECTS

ANY_OF: frozenset[Kind] = frozenset({"about", "need", "urgency"})
"""Several lines of these kinds are read as one longer line, of which one value is enough."""


def judge(turn: Turn, reply: Reply) -> list[Check]:
    """Return a check for each thing this turn expects."""
    return [_check(expected, reply) for expected in _joined(turn.expectations)]


def _joined(expectations: tuple[Expectation, ...]) -> list[Expectation]:
    joined: dict[object, Expectation] = {}
    for number, expected in enumerate(expectations):
        key: object = expected.kind if expected.kind in ANY_OF else number
        first = joined.get(key)
        joined[key] = _one_longer(first, expected) if first else expected
    return list(joined.values())


def _one_longer(first: Expectation, second: Expectation) -> Expectation:
    more = second.wording.partition(":")[2].strip()
    return Expectation(first.kind, first.line, f"{first.wording}; {more}", first.values + second.values)


def _check(expected: Expectation, reply: Reply) -> Check:
    verdict = _JUDGES[expected.kind](expected.values, reply)
    wording = f"the {expected.wording[0].lower()}{expected.wording[1:]}"
    return Check(expected.line, wording, not verdict.why, verdict.why, verdict.remark)


def _about(values: tuple[str, ...], reply: Reply) -> Verdict:
    first = next(iter(reply.texts("subjects")), "")
    return Verdict() if first in values else Verdict(f"it was about {SUBJECTS.get(first, first) or 'no subject'}")


def _need(values: tuple[str, ...], reply: Reply) -> Verdict:
    need = reply.word("need")
    return Verdict() if need in values else Verdict(f"it answered {NEEDS.get(need, need) or 'no need'}")


def _urgency(values: tuple[str, ...], reply: Reply) -> Verdict:
    level = reply.word("urgency")
    names = {value: name for name, value in URGENCIES.items()}
    return Verdict() if level in values else Verdict(f"it treated it as {names.get(level, level) or 'nothing'}")


def _nation(values: tuple[str, ...], reply: Reply) -> Verdict:
    nation = str(reply.place.get("nation") or "")
    return Verdict() if nation in values else Verdict(f"the nation it knew was {nation or 'none'}")


def _place(values: tuple[str, ...], reply: Reply) -> Verdict:
    if any(_is_in(council_named(value), {reply.place.get("gss"), reply.place.get("name")}) for value in values):
        return Verdict()
    return Verdict(f"the place it knew was {reply.place.get('name') or 'none'}")


def _offer(values: tuple[str, ...], reply: Reply) -> Verdict:
    verdict = missing("it did not offer", [v for v in values if not any(same_words(v, o) for o in reply.options)])
    return Verdict(f"{verdict.why}. It offered: {'; '.join(reply.options) or 'nothing'}") if verdict.why else verdict


def _contact_for(values: tuple[str, ...], reply: Reply) -> Verdict:
    held = {str(area) for contact in reply.contacts for area in contact.get("areas") or ()}
    without = [council_named(value).name for value in values if not _is_in(council_named(value), held)]
    return missing("it showed no local contact for", without)


def _contact_called(values: tuple[str, ...], reply: Reply) -> Verdict:
    names = names_of_contacts(reply)
    verdict = missing("it showed no contact called", [value for value in values if not find_in(value, names)])
    return Verdict(f"{verdict.why}. It showed: {'; '.join(names) or 'none'}") if verdict.why else verdict


def _ask_back(_: tuple[str, ...], reply: Reply) -> Verdict:
    return Verdict() if reply.word("kind") == "clarify" else Verdict(f"it gave an answer ({reply.word('kind')})")


def _refuse(_: tuple[str, ...], reply: Reply) -> Verdict:
    return Verdict() if reply.word("kind") == "out_of_scope" else Verdict(f"it did not ({reply.word('kind')})")


def _removed(values: tuple[str, ...], reply: Reply) -> Verdict:
    names = {kind: name for name, kind in IDENTIFIERS.items()}
    kept = [names[value] for value in values if value not in reply.texts("redacted")]
    return missing("it did not take out", kept)


def _is_in(council: Council, held: set[str] | set[str | None]) -> bool:
    return not held.isdisjoint({council.gss, council.name, *council.also})


_JUDGES: dict[Kind, Callable[[tuple[str, ...], Reply], Verdict]] = {
    "say": judge_say,
    "say_one": judge_say_one,
    "not_say": judge_not_say,
    "about": _about,
    "need": _need,
    "urgency": _urgency,
    "nation": _nation,
    "place": _place,
    "offer": _offer,
    "contact_for": _contact_for,
    "contact_called": _contact_called,
    "ask_back": _ask_back,
    "refuse": _refuse,
    "removed": _removed,
}
