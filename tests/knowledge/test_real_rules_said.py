"""The rules of each brief that must not be missing: what to say, where it must stand."""

import re

import pytest

# subject, the needs under which it must be said at least once (each of them), and words that say it.
SAID = {
    "55 does not tell the police where you are": (
        "domestic_abuse",
        ["overview"],
        r"55\b.*does not tell the police where",
    ),
    "ask only when alone": ("domestic_abuse", ["approach"], r"ask only when the person is alone"),
    "believe": ("domestic_abuse", ["approach"], r"I believe you"),
    "leaving raises the danger": (
        "domestic_abuse",
        ["overview", "approach"],
        r"plans to leave|both can raise the danger",
    ),
    "one chance": ("domestic_abuse", ["overview"], r"only once.*never contact the family"),
    "confirm nothing to a caller": ("domestic_abuse", ["information_sharing"], r"confirm nothing"),
    "contact safely": ("domestic_abuse", ["contacts", "checklist"], r"leave no voicemail"),
    "risk tools do not decide": (
        "domestic_abuse",
        ["definition", "checklist"],
        r"never (a reason to turn|turns) anyone away",
    ),
    "an immigration adviser before any form": ("domestic_abuse", ["law"], r"immigration adviser before any form"),
    "help for someone who harms": (
        "domestic_abuse",
        ["approach", "partners"],
        r"never reveal what a victim said|Respect Phoneline",
    ),
    "help for a worker who is abused": ("domestic_abuse", ["barriers"], r"if it is you"),
    "several peoples": ("gypsy_roma_traveller", ["overview"], r"several peoples, not one"),
    "most live in houses": ("gypsy_roma_traveller", ["overview"], r"in a council flat is still"),
    "culture explains no injury": ("gypsy_roma_traveller", ["warning_signs"], r"culture explains no injury"),
    "which language, not which country": ("gypsy_roma_traveller", ["approach"], r"which language, not which country"),
    "no answer on staying or going": (
        "gypsy_roma_traveller",
        ["checklist"],
        r"do not tell anyone they can stay or must go",
    ),
    "a GP without papers": ("gypsy_roma_traveller", ["law"], r"register with a GP in England nobody needs"),
    "no guess of ethnicity": ("gypsy_roma_traveller", ["approach"], r"never guess"),
    "welfare is no intelligence": ("gypsy_roma_traveller", ["information_sharing"], r"not for gathering intelligence"),
    "U=U": ("hiv", ["overview", "definition"], r"cannot pass HIV on through sex|does not pass HIV on through sex"),
    "U=U is not about milk": ("hiv", ["overview", "definition"], r"(not cover|not apply to) breast milk"),
    "PEP now": (
        "hiv",
        ["overview", "checklist", "contacts"],
        r"72 hours.*\bnow\b|\bnow to a sexual health clinic|do not wait",
    ),
    "HIV is no child protection matter": ("hiv", ["warning_signs"], r"never, on its own, a child protection"),
    "spit passes nothing on": ("hiv", ["overview", "checklist"], r"spit.*(never|cannot) pass"),
    "never ask how": ("hiv", ["approach"], r"never ask how they got HIV"),
    "treatment is free": ("hiv", ["barriers", "law"], r"free"),
    "feeding is no automatic referral": ("hiv", ["law"], r"not automatic grounds for referral"),
    "no advice on prosecution": ("hiv", ["law"], r"never advise on a (possible )?case"),
    "effect, not use": ("parental_drug_use", ["overview", "law"], r"by itself does not mean|not treat drug use alone"),
    "999 though the child looks well": ("parental_drug_use", ["overview", "checklist"], r"999.*even if they look well"),
    "never stop suddenly": (
        "parental_drug_use",
        ["overview", "checklist"],
        r"never tell .* to stop suddenly|not advise her to stop",
    ),
    "no consent needed for a child": (
        "parental_drug_use",
        ["information_sharing"],
        r"not need consent|not wait for consent",
    ),
    "locked away": ("parental_drug_use", ["checklist"], r"locked box"),
    "safe sleep": ("parental_drug_use", ["checklist"], r"never in a bed or on a sofa with"),
    "a test is no proof of parenting": ("parental_drug_use", ["information_sharing"], r"shows use, not parenting"),
    "naloxone wears off": ("parental_drug_use", ["checklist", "definition"], r"wears off"),
    "nation and tonight first": ("homelessness", ["overview"], r"which nation.*sleep tonight"),
    "a referral is no application": ("homelessness", ["checklist", "definition"], r"not a homelessness application"),
    "no form, any council, any hour": ("homelessness", ["law"], r"needs no form.*any council.*at any hour"),
    "help without priority need": (
        "homelessness",
        ["law", "definition"],
        r"not depend on priority need|not mean no help",
    ),
    "choice is questioned": ("homelessness", ["approach"], r'"lifestyle choice" as a warning'),
    "no secrets": ("homelessness", ["information_sharing"], r"never share behind (their|a person's) back"),
    "the date on the letter": ("homelessness", ["law"], r"do not quote a standard number of days"),
    "an under-18 goes to children's services": ("homelessness", ["checklist"], r"under 18.*children's services now"),
}


@pytest.mark.parametrize(("subject", "needs", "words"), SAID.values(), ids=SAID)
def test_the_rule_is_said_under_each_need(points, subject, needs, words):
    here = [point for point in points if subject in point.subjects and re.search(words, point.text, re.IGNORECASE)]
    assert set(needs) - {point.need for point in here} == set()
