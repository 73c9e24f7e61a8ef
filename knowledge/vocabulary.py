"""The closed words of the answer contract: subjects, needs, nations, states of a statement, roles."""

from __future__ import annotations

CLIENT_GROUPS: dict[str, str] = {
    "gypsy_roma_traveller": "Gypsy, Roma and Traveller people",
    "domestic_abuse": "Domestic abuse",
    "hiv": "HIV",
    "parental_drug_use": "Parents who use drugs",
    "homelessness": "Homelessness",
    "child_protection": "Child protection",
    "young_people": "Young people",
    "mental_health_offending": "Mental health and offending",
    "older_people_carers": "Older people and carers",
    "minority_ethnic_dementia": "Dementia in minority ethnic elders",
}

PRACTICE_THEMES: dict[str, str] = {
    "partnership_working": "Partnership working",
    "ethics_confidentiality": "Ethics and confidentiality",
    "diversity_antidiscrimination": "Diversity and anti-discriminatory practice",
    "service_user_involvement": "Service user involvement",
    "rural_practice": "Rural practice",
    "transcultural_practice": "Transcultural practice and interpreters",
}

SUBJECTS: dict[str, str] = {**CLIENT_GROUPS, **PRACTICE_THEMES}

NEEDS: dict[str, str] = {
    "overview": "Overview",
    "approach": "How to talk and engage",
    "checklist": "Checklist",
    "warning_signs": "Warning signs",
    "law": "Law and duties",
    "information_sharing": "Sharing information",
    "partners": "Who does what",
    "contacts": "Contacts",
    "barriers": "Barriers and what helps",
    "definition": "What a term means",
    "case_example": "Case example",
    "reflection": "Questions for reflection",
}

NATIONS: tuple[str, ...] = ("England", "Wales", "Scotland", "Northern Ireland")

STATUSES: dict[str, str] = {
    "in_force": "law in force",
    "enacted": "passed, not confirmed as started",
    "bill": "a Bill, not law",
    "draft": "draft, not in force",
    "guidance": "guidance",
    "practice": "good practice",
    "historical": "history",
}

LONGEST_REVIEW_MONTHS: dict[str, int] = {
    "in_force": 6,
    "enacted": 6,
    "bill": 6,
    "draft": 6,
    "guidance": 12,
    "practice": 12,
    "historical": 12,
}
"""How long a statement may stand before it is read again: law moves faster than practice."""

ROLES: tuple[str, ...] = (
    "health_visitor",
    "midwife",
    "gp",
    "nurse",
    "hospital",
    "social_worker",
    "housing_officer",
    "police",
    "probation",
    "school",
    "youth_worker",
    "drug_worker",
    "domestic_abuse_worker",
    "mental_health_worker",
    "care_worker",
    "volunteer",
    "advocate",
    "manager",
)

BOTH_DUTIES = "{subject}.information_sharing.both-duties"
"""The point that goes with every answer on sharing: the duty to keep confidence, and the duty to share."""

EVERYDAY_ABBREVIATIONS: frozenset[str] = frozenset(
    {"UK", "EU", "UN", "NHS", "GP", "HIV", "ID", "TV", "AM", "PM", "SOS"}
    | {"UKSC", "UKHL", "EWCA", "EWHC", "EWCOP"}  # the courts in the citation of a judgment
)
"""What every practitioner reads without thinking. All others are explained in the glossary and written out."""
