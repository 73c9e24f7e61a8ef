"""The rules about contacts: nothing is invented, and a place without local contact is said to have none."""

from __future__ import annotations

import re

from bot.scenarios.moment import Moment
from bot.scenarios.said import said
from knowledge.numbers import IN_TEXTS, numbers_in
from knowledge.vocabulary import NATIONS

_NO_LOCAL = re.compile(r"\bno local\b|\bnone for this place\b|\bown (web)?(site|page)\b", re.IGNORECASE)
_WIDE = frozenset({*NATIONS, "UK"})


def nothing_invented(moment: Moment) -> str:
    """Look at every number that is said and every contact that is shown: the register has to hold it."""
    known = moment.register
    wrong = [f"the number {number} is not in the register" for number in sorted(_unknown_numbers(moment))]
    for contact in moment.reply.contacts:
        name, its = str(contact.get("id")), known.numbers.get(str(contact.get("id")), frozenset())
        if not known.has(name):
            wrong.append(f'there is no contact "{name}" in the register')
        elif numbers_in(str(contact.get("phone") or "")) - its:
            wrong.append(f'{contact.get("phone")} is not the number of "{name}" in the register')
    return "; ".join(wrong)


def _unknown_numbers(moment: Moment) -> set[str]:
    web = {str(contact.get("web")) for contact in moment.reply.contacts}
    spoken = {number for part in said(moment.reply) if part not in web for number in numbers_in(part)}
    return spoken - moment.register.all_numbers() - IN_TEXTS


def no_local_contact_is_said(moment: Moment) -> str:
    """Look at answers that show contacts while a place is known: without one of the place they have to say so."""
    reply = moment.reply
    place = reply.place.get("name")
    if not place or not (reply.contacts or reply.word("kind") == "contacts"):
        return ""
    if any(not _WIDE.issuperset(map(str, contact.get("areas") or ())) for contact in reply.contacts):
        return ""
    spoken = (reply.word("lead"), *reply.texts("notes"))
    return "" if any(_NO_LOCAL.search(text) for text in spoken) else f"it does not say that it has none for {place}"
