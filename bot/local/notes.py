"""What is said beside local contacts: what is missing, what was looked for, whose data it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.dialogue.topic import Topic
from bot.dialogue.wishes import MEN, WOMEN
from bot.local.look_up import Local, first_remit
from bot.local.words import said
from knowledge.directory.finding.find import FIND_A_COUNCIL
from knowledge.directory.finding.model import Found, Gap
from knowledge.directory.finding.reach import NEAR
from knowledge.directory.languages import language_name
from knowledge.directory.remits import REMITS


def local_notes(topic: Topic, local: Local, asked: bool) -> tuple[str, ...]:
    """Return the sentences.

    Args:
        topic: what is talked about.
        local: what the directory said.
        asked: whether contacts were asked for; beside another answer it is only told that there is none.

    """
    if local.down:
        return (said("down"),)
    if local.found is None:
        return ()
    found, credit = local.found, _credits(local.found)
    if not asked:
        return (*(() if found.contacts else _missing(topic, local, found)), *credit)
    return (*_looked_for(topic, found), *_missing(topic, local, found), *_standing(found), *_holiday(found), *credit)


def further_notes(local: Local) -> tuple[str, ...]:
    """Return what must be said beside further contacts of the same question."""
    if local.found is None:
        return (said("down"),) if local.down else ()
    return (*_standing(local.found), *_holiday(local.found), *_credits(local.found))


def _looked_for(topic: Topic, found: Found) -> Iterator[str]:
    wishes = topic.wishes
    wanted = [said("language", language=language_name(code)) for code in wishes.languages]
    wanted += [said(wishes.audience)] if wishes.audience in (MEN, WOMEN) else []
    wanted += [said("out_of_hours")] if wishes.out_of_hours else []
    if wanted:
        yield said("looked_for", place=found.place.name, wishes=", ".join(wanted))
    if found.no_speaker:
        yield said("no_speaker", languages=" or ".join(map(language_name, wishes.languages)))
    elif (wishes.languages or wishes.audience in (MEN, WOMEN)) and all(contact.core for contact in found.contacts):
        yield said("none_fits")
    if topic.near:
        around = any(contact.coverage == NEAR for contact in found.contacts)
        yield said("near" if around else "near_none", place=found.place.name)


def _missing(topic: Topic, local: Local, found: Found) -> Iterator[str]:
    remit = first_remit(topic)
    if local.districts and remit:
        names = ", ".join(place.name for place in local.districts)
        missing = {gap.place.key for gap in found.gaps if gap.remit == remit}
        every = missing >= {place.key for place in local.districts}
        yield said("gap_districts" if every else "districts", remit=REMITS[remit], place=found.place.name, names=names)
    below = {place.key for place in local.districts}
    yield from _gaps([gap for gap in found.gaps if gap.place.key not in below])
    if not (found.contacts or found.gaps or local.districts):
        yield said("nothing", place=found.place.name, page=_page(found.page))


def _gaps(gaps: Sequence[Gap]) -> Iterator[str]:
    """Say what is missing, in one sentence for a council."""
    for place, held in dict.fromkeys((gap.place.name, gap.held > 0) for gap in gaps):
        same = [gap for gap in gaps if (gap.place.name, gap.held > 0) == (place, held)]
        remits = "; ".join(REMITS[gap.remit] for gap in same)
        yield said("gap_held" if held else "gap", place=place, remits=remits, page=_page(same[0].page))


def _page(page: str) -> str:
    return said("page_finder" if page == FIND_A_COUNCIL else "page", page=page)


def _standing(found: Found) -> Iterator[str]:
    if found.contacts and found.only_unchecked:
        yield said("unchecked")


def _holiday(found: Found) -> Iterator[str]:
    if found.holiday and found.contacts:
        yield said("holiday", nation=found.place.nation)


def _credits(found: Found) -> Iterator[str]:
    """Yield the words that licences of feeds ask for."""
    yield from dict.fromkeys(contact.attribution for contact in found.contacts if contact.attribution)
