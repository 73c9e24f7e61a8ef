"""Contacts that are asked for by the name of the team: "adult safeguarding in Powys", "youth offending team Leeds"."""

from __future__ import annotations

import re

_NAMES = {
    "childrens_front_door": r"(?:children'?s )?front door|mash|multi[ -]?agency safeguarding hub"
    r"|children'?s (?:social (?:care|services)|safeguarding)|child(?:ren)? safeguarding",
    "adult_safeguarding": r"adults?'? safeguarding|safeguarding adults"
    r"|adult (?:social (?:care|services)|services|care team)",
    "emergency_duty_team": r"edt|emergency duty(?: team)?|emergency social work(?:er|ers)?"
    r"|out[ -]of[ -]hours (?:social (?:work(?:er)?|care|services)|duty(?: team)?)",
    "housing_options": r"housing options|homeless(?:ness)? (?:team|unit|section)|housing (?:team|department|solutions)",
    "mental_health_crisis": r"(?:mental health )?crisis (?:team|line|service)|mental health crisis"
    r"|home treatment team|crht",
    "domestic_abuse": r"idvas?|marac(?: co[- ]?ordinat(?:or|ion))?",
    "drug_alcohol": r"(?:drugs?(?: and |/| & | )alcohol|drugs?|alcohol|substance (?:misuse|use))"
    r" (?:team|service|services)",
    "carers_centre": r"carers?'?s?'? (?:centre|hub|support)",
    "gypsy_traveller_liaison": r"(?:gypsy(?:,? roma)?(?: and |,? & |/))?traveller liaison"
    r"(?: officers?| team| service)?",
    "youth_justice": r"youth (?:justice|offending)(?: team| service)?|yot|yjs",
    "dementia_support": r"dementia (?:support|advis[eo]rs?|navigators?|service)",
    "hiv_clinic": r"(?:hiv|gum|sexual health) (?:clinic|service)",
    "early_help": r"early help(?: team| hub| service)?|family hubs?",
    "interpreting": r"interpreting(?: service)?|interpreters?(?: service| booking)?",
}
_PATTERNS = {remit: re.compile(rf"\b(?:{names})(?!\w)", re.IGNORECASE) for remit, names in _NAMES.items()}


def remits_in(text: str) -> tuple[str, ...]:
    """Return the remits that a message names, in the order in which it names them."""
    plain = text.replace("’", "'")
    found = [(at.start(), remit) for remit, pattern in _PATTERNS.items() if (at := pattern.search(plain))]
    return tuple(remit for _, remit in sorted(found))


def without_remits(text: str) -> str:
    """Return a message without the names of remits in it."""
    plain = text.replace("’", "'")
    for pattern in _PATTERNS.values():
        plain = pattern.sub(" ", plain)
    return plain
