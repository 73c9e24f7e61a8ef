"""The words that every renderer puts on a contact, in the same order."""

from __future__ import annotations

from bot.answer import ShownContact


def where(contact: ShownContact) -> str:
    """Return where the service holds, "" when in all of the UK."""
    return "" if contact.areas == ("UK",) else ", ".join(contact.areas)


def numbers(contact: ShownContact) -> str:
    """Return how to reach the service by phone, text or e-mail."""
    return " · ".join(filter(None, [contact.phone, contact.text_or_sms, *contact.other_lines, contact.email]))


def times(contact: ShownContact) -> str:
    """Return when the service can be reached, and whether it can be now."""
    return " · ".join(filter(None, [contact.hours, contact.open_now]))


def source(contact: ShownContact) -> str | None:
    """Return the address of the page it was read on, where that is another than its own."""
    return None if contact.source_url == contact.web else contact.source_url


def standing(contact: ShownContact) -> str:
    """Return when the details were checked, and what to know before they are used."""
    checked = f"Checked {contact.verified}." if contact.verified else ""
    return " ".join(filter(None, [*contact.details, checked, contact.note, contact.caution]))
