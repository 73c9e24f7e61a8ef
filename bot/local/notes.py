"""What is said beside local contacts: what is missing, what was looked for, whose data it is."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue.topic import Topic
from bot.dialogue.wishes import MEN, WOMEN
from bot.local.look_up import Local
from bot.local.words import said
from knowledge.directory.finding.model import Found, Gap
from knowledge.directory.languages import language_name
from knowledge.directory.remits import REMITS, remits_for


def local_notes(topic: Topic, local: Local, asked: bool) -> tuple[str, ...]:
    """Return the sentences.

    Args:
        topic: what is talked about.
        local: what the directory said.
        asked: whether contacts were asked for; beside another answer only what is missing is told.

    """
    if local.down:
        return (said("down"),)
    if local.found is None:
        return ()
    notes = [*_missing(topic, local, local.found)]
    if asked:
        notes = [*_looked_for(topic, local.found), *notes]
    return (*notes, *_standing(local.found))


def _looked_for(topic: Topic, found: Found) -> Iterator[str]:
    wishes = topic.wishes
    wanted = [said("language", language=language_name(code)) for code in wishes.languages]
    wanted += [said(wishes.audience)] if wishes.audience in (MEN, WOMEN) else []
    wanted += [said("out_of_hours")] if wishes.out_of_hours else []
    if wanted:
        yield said("looked_for", place=found.place.name, wishes=", ".join(wanted))
    if found.no_speaker:
        yield said("no_speaker", languages=" or ".join(map(language_name, wishes.languages)))
    if topic.near:
        yield said("near", place=found.place.name)


def _missing(topic: Topic, local: Local, found: Found) -> Iterator[str]:
    if local.districts:
        remit = remits_for(topic.subjects)[0]
        names = ", ".join(place.name for place in local.districts)
        missing = {gap.place.key for gap in found.gaps if gap.remit == remit}
        every = missing >= {place.key for place in local.districts}
        yield said("gap_districts" if every else "districts", remit=REMITS[remit], place=found.place.name, names=names)
    below = {place.key for place in local.districts}
    for gap in found.gaps:
        if gap.place.key not in below:
            yield _gap(gap)
    if not (found.contacts or found.gaps or local.districts):
        yield said("nothing", place=found.place.name, page=found.page)


def _gap(gap: Gap) -> str:
    name = "gap_held" if gap.held else "gap"
    return said(name, remit=REMITS[gap.remit], place=gap.place.name, page=gap.page)


def _standing(found: Found) -> Iterator[str]:
    if found.contacts and found.only_unchecked:
        yield said("unchecked")
    yield from dict.fromkeys(contact.attribution for contact in found.contacts if contact.attribution)
