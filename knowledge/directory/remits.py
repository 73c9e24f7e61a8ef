"""What an authority's core contacts are for, which tier of council does it, and which subjects lead to it."""

from __future__ import annotations

from knowledge.directory.places.model import LOWER, UPPER

EMERGENCY_DUTY = "emergency_duty_team"
CHILDREN = "childrens_front_door"
ADULTS = "adult_safeguarding"

REMITS: dict[str, str] = {
    CHILDREN: "Children's front door",
    ADULTS: "Adult safeguarding",
    EMERGENCY_DUTY: "Emergency duty team (out of hours)",
    "housing_options": "Housing options and homelessness",
    "mental_health_crisis": "Mental health crisis",
    "domestic_abuse": "Domestic abuse",
    "drug_alcohol": "Drugs and alcohol",
    "carers_centre": "Carers' support",
    "gypsy_traveller_liaison": "Gypsy and Traveller liaison",
    "youth_justice": "Youth justice",
    "dementia_support": "Dementia support",
    "hiv_clinic": "HIV clinic",
    "early_help": "Early help for families",
    "interpreting": "Interpreting",
}
"""The twelve of ``channels-notes.md`` 4.1 and the two that the pilot rows add."""

TIERS: dict[str, str] = {remit: LOWER if remit == "housing_options" else UPPER for remit in REMITS}
"""Where there are two councils: housing and homelessness are the district's, all else here the county's."""

BY_SUBJECT: dict[str, tuple[str, ...]] = {
    "child_protection": (CHILDREN, "early_help"),
    "domestic_abuse": ("domestic_abuse", CHILDREN, ADULTS),
    "homelessness": ("housing_options",),
    "parental_drug_use": ("drug_alcohol", CHILDREN),
    "young_people": ("early_help", CHILDREN, "youth_justice"),
    "mental_health_offending": ("mental_health_crisis", "youth_justice"),
    "older_people_carers": ("carers_centre", ADULTS),
    "minority_ethnic_dementia": ("dementia_support", "carers_centre", "interpreting"),
    "gypsy_roma_traveller": ("gypsy_traveller_liaison",),
    "hiv": ("hiv_clinic",),
    "transcultural_practice": ("interpreting",),
}
"""The core contacts that a subject leads to, the first one first."""

OUT_OF_HOURS = frozenset({CHILDREN, ADULTS, "early_help", "housing_options"})
"""Remits that the emergency duty team stands in for at night."""


FOR_ANYBODY = ("child_protection", "older_people_carers")
"""Whom the emergency duty team is for, when nothing else is said."""


def subjects_of(remit: str) -> tuple[str, ...]:
    """Return what a core contact is about that was asked for by name alone: the subject that it is nearest to."""
    ranks = {subject: remits.index(remit) for subject, remits in BY_SUBJECT.items() if remit in remits}
    return (min(ranks, key=lambda subject: ranks[subject]),) if ranks else FOR_ANYBODY


def remits_for(subjects: tuple[str, ...]) -> tuple[str, ...]:
    """Return the remits for these subjects: the first of each subject, then the others."""
    lists = [BY_SUBJECT.get(subject, ()) for subject in subjects]
    by_rank = [
        remits[rank] for rank in range(max(map(len, lists), default=0)) for remits in lists if rank < len(remits)
    ]
    return tuple(dict.fromkeys(by_rank))
