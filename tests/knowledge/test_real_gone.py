"""Bodies, roles, meetings and Acts that are gone: they may be named only to say so, or where they live on."""

import re

import pytest

from knowledge.vocabulary import NATIONS
from tests.knowledge.spoken import Passage, ids, missing

TOLD_AS_GONE = (
    r"\b(ended|gone|closed|abolished|replaced|replaces|instead of|no longer|used to|former|formerly|until 20\d\d"
    r"|old|older|overruled|set aside|took over from|now called|do not quote)\b"
)
NOWHERE = frozenset()
# Where it lives on, what to look for, and a sentence that speaks of it as if it were current.
GONE = {
    "local committees for child protection": (
        NOWHERE,
        r"Area Child Protection Committee|\bACPCs?\b|Local Safeguarding Children Board|\bLSCBs?\b",
        "Ring the Area Child Protection Committee.",
    ),
    "reviews by their old names": (
        NOWHERE,
        r"\bPart (8|eight) review|serious case review",
        "A Part 8 review follows a death.",
    ),
    "the child protection register": (
        frozenset({"Scotland", "Wales", "Northern Ireland"}),
        r"(child protection|at[- ]risk) register|\bon the protection register",
        "Check the child protection register.",
    ),
    "a key worker for child protection": (
        NOWHERE,
        r"key ?workers?\b[^.]*\b(child protection|core group|case conference)"
        r"|(child protection|core group|case conference)[^.]*\bkey ?worker",
        "The key worker calls the core group.",
    ),
    "two assessments of a child": (NOWHERE, r"\bcore assessments?\b", "A core assessment takes 35 days."),
    "the Care Programme Approach": (
        frozenset({"Scotland"}),
        r"Care Programme Approach|\bCPA\b",
        "Ask for a Care Programme Approach review.",
    ),
    "Connexions and its time": (
        NOWHERE,
        r"Connexions|Children's Trusts?\b|Children's Fund|Every Child Matters|Social Exclusion Unit",
        "Ask the Connexions adviser.",
    ),
    "Sure Start": (frozenset({"Northern Ireland"}), r"Sure ?Start", "Refer to Sure Start."),
    "Supporting People": (
        frozenset({"Northern Ireland"}),
        r"\bSupporting People (fund|grant|programme|team|money)",
        "Ask for Supporting People money.",
    ),
    "buyers of health care": (
        NOWHERE,
        r"Primary Care (Trust|Group)|\bPCTs?\b|\bPCGs?\b|Clinical Commissioning Group|\bCCGs?\b"
        r"|(strategic|district) health authorit|NHS Executive",
        "Ask the Primary Care Trust.",
    ),
    "teams and agencies for drugs": (
        NOWHERE,
        r"Drug Action Team|National Treatment Agency|\bSCODA\b|\bDTTOs?\b|\bASBOs?\b",
        "Ring the Drug Action Team.",
    ),
    "bodies for equality": (
        NOWHERE,
        r"Commission for Racial Equality|\bCRE\b|Disability Rights Commission|Equal Opportunities Commission",
        "Complain to the Commission for Racial Equality.",
    ),
    "inspectors and regulators": (
        NOWHERE,
        r"Commission for Social Care Inspection|\bCSCI\b|Social Services Inspectorate|General Social Care Council"
        r"|\bGSCC\b|\bUKCC\b|\bHealth Professions Council|Commission for Health Improvement",
        "The General Social Care Council registers you.",
    ),
    "ways to hear patients": (
        NOWHERE,
        r"Patients' Councils?|patient forums?|Patient's Charter|Citizen's Charter|Expert Patients Programme"
        r"|Consumers in (NHS )?Research",
        "Join the patient forum.",
    ),
    "plans for adults": (
        NOWHERE,
        r"\bNo Secrets\b|National Service Framework|National Strategy for Carers|adult protection committee",
        "Follow No Secrets.",
    ),
    "the countryside": (
        NOWHERE,
        r"Countryside Agency|Rural White Paper|Rural Services Standard|Institute of Rural Health",
        "Write to the Countryside Agency.",
    ),
    "Acts for carers and community care": (
        NOWHERE,
        r"Carers \((Recognition|Equal Opportunities)|Carers and Disabled Children Act|Community Care Act 1990"
        r"|regular and substantial",
        "Care must be regular and substantial.",
    ),
    "the data Act of 1998": (NOWHERE, r"Data Protection Act,? 1998", "Follow the Data Protection Act 1998."),
    "equality Acts": (
        NOWHERE,
        r"Race Relations (\(Amendment\) )?Act|Sex Discrimination Act",
        "The Sex Discrimination Act 1975 helps her.",
    ),
    "the test of Cheshire West": (NOWHERE, r"Cheshire West", "Apply Cheshire West."),
    "a class of mental disorder": (
        NOWHERE,
        r"psychopathic disorder|dangerous and severe personality|\bDSPD\b",
        "He has a psychopathic disorder.",
    ),
    "charities by a former name": (NOWHERE, r"Action on Elder Abuse", "Ring Action on Elder Abuse."),
}


def told_as_current(lives_on, said, passages):
    elsewhere = [passage for passage in passages if not passage.nations <= lives_on]
    return ids(passage for passage in elsewhere if missing(said, TOLD_AS_GONE, [*passage.sentences, passage.heading]))


@pytest.mark.parametrize(("lives_on", "said", "example"), GONE.values(), ids=GONE)
def test_what_is_gone_is_named_only_to_say_that_it_is_gone(shown, lives_on, said, example):
    assert told_as_current(lives_on, said, [Passage("the example", example)])
    assert told_as_current(lives_on, said, shown) == []


def test_what_is_gone_may_be_named_to_say_so_and_where_it_lives_on():
    register = "The child protection register"
    said = r"child protection register"
    assert told_as_current(NOWHERE, said, [Passage("a", f"{register} was replaced by a plan.")]) == []
    assert told_as_current({"Scotland"}, said, [Passage("a", f"{register}.", nations=frozenset({"Scotland"}))]) == []
    assert told_as_current({"Scotland"}, said, [Passage("a", f"{register}.", nations=frozenset(NATIONS))]) == ["a"]


def test_no_contact_is_a_local_scheme_of_the_old_book(shown):
    places = re.compile(r"\b(Suffolk|Newcastle|Selby|Cambridgeshire|Rhondda|Wolverhampton|Powys)\b")
    contacts = [passage for passage in shown if passage.id.startswith("contact ")]
    assert contacts
    assert ids(passage for passage in contacts if places.search(passage.text)) == []
