"""What may belong to one person: never stored."""

from __future__ import annotations

import re

_TWO_NAMES = re.compile(r"([a-z]+)[._]([a-z]+)\d{0,3}", re.IGNORECASE)
_ROLE_WORDS = frozenset(
    {"access", "adult", "adults", "advice", "admin", "assessment", "carer", "carers", "care", "centre", "child"}
    | {"children", "community", "contact", "council", "customer", "dementia", "duty", "early", "enquiries", "enquiry"}
    | {
        "family",
        "families",
        "first",
        "front",
        "general",
        "health",
        "help",
        "homeless",
        "homelessness",
        "hub",
        "housing",
    }
    | {"info", "information", "liaison", "line", "mail", "mash", "mental", "needs", "office", "options", "public"}
    | {"reception", "referral", "referrals", "safeguarding", "service", "services", "social", "support", "team", "the"}
    | {"traveller", "travellers", "volunteer", "volunteering", "welcome", "women", "young", "youth", "drop", "in"}
)
"""Words in the mailboxes of teams: one of them makes a mailbox nobody's own."""


def is_personal_mailbox(address: str) -> bool:
    """Return whether an e-mail address looks like one person's: two names with a point between."""
    found = _TWO_NAMES.fullmatch(address.partition("@")[0])
    return bool(found) and not {found[1].casefold(), found[2].casefold()} & _ROLE_WORDS if found else False
