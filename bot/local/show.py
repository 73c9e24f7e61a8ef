"""A contact of the directory as it is shown. Never an address: none is taken over, so none of a refuge can be."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answer import ShownContact
from bot.local.words import said
from knowledge.directory.finding.model import Line, LocalContact
from knowledge.directory.finding.reach import FORMER, NEAR
from knowledge.directory.freshness import Freshness
from knowledge.directory.languages import language_name
from knowledge.directory.opening import Openness

STATES = {Openness.OPEN: "open", Openness.CLOSED: "closed"}


def shown_local(contact: LocalContact) -> ShownContact:
    """Return a local contact in the form of the contract."""
    first = contact.lines[0] if contact.lines else None
    return ShownContact(
        id=contact.id,
        name=_name(contact),
        for_whom=contact.purpose,
        purpose=contact.purpose,
        phone=first.number if first else None,
        text_or_sms=None,
        web=contact.url,
        email=contact.email,
        hours=contact.hours,
        areas=contact.areas,
        verified=contact.checked_on.strftime("%Y-%m") if contact.checked_on else None,
        note=" ".join(_standing(contact)) or None,
        caution=None,
        local=True,
        core=contact.core,
        coverage=contact.coverage,
        open_now=said(STATES[contact.openness]) if contact.openness in STATES else None,
        other_lines=tuple(_line(line) for line in contact.lines[1:]),
        details=tuple(_details(contact, first)),
        languages=contact.languages,
        checked_on=contact.checked_on.isoformat() if contact.checked_on else None,
        source_url=contact.source_url,
    )


def _name(contact: LocalContact) -> str:
    """Return the name with that of who runs it: "Housing Options" alone could be any council's."""
    if contact.organisation.casefold() in contact.name.casefold():
        return contact.name
    return f"{contact.name}, {contact.organisation}"


def _line(line: Line) -> str:
    kind = "line_text" if line.textphone else "line_night" if line.out_of_hours else "line_day"
    label = f" ({line.label})" if line.label else ""
    return said(kind, number=line.number) + label


def _details(contact: LocalContact, first: Line | None) -> Iterator[str]:
    yield from filter(None, [contact.alert])
    if first:
        yield from _on_the_number(contact, first)
    languages = contact.languages_text or ", ".join(map(language_name, contact.languages))
    for words, text in (
        ("eligibility", contact.eligibility),
        ("referral", contact.who_can_refer),
        ("languages", languages),
        ("fees", contact.fees),
    ):
        if text:
            yield said(words, text=text.rstrip("."))


def _on_the_number(contact: LocalContact, first: Line) -> Iterator[str]:
    if first.out_of_hours and len(contact.lines) > 1:
        yield said("night_line")
    if first.label:
        yield f"{first.label[:1].upper()}{first.label[1:]}."
    if any(line.costly for line in contact.lines):
        yield said("costly")


def _standing(contact: LocalContact) -> Iterator[str]:
    if contact.fictional:
        yield said("fictional")
    if contact.withheld:
        yield said("withheld", why=contact.withheld)
    if contact.coverage in (FORMER, NEAR):
        yield said("former" if contact.coverage == FORMER else "near_contact")
    if contact.freshness is Freshness.NOT_CHECKED and contact.checked_on is None:
        dated = contact.source_date and contact.source_date != "undated"
        yield said("not_checked", page=said("page_dated", date=contact.source_date) if dated else said("page_undated"))
    elif contact.freshness is not Freshness.CHECKED:
        yield said("due")
