"""Law that is out of date, not yet started, or of another nation, looked for in the real content."""

import re

import pytest

from knowledge.vocabulary import NATIONS
from tests.knowledge.spoken import Passage, ids, missing

# What is no longer right, and a sentence that says it.
OUT_OF_DATE = {
    "Working Together 2023": (
        r"Working Together\b(?! to Improve)[^.;]{0,40}\b(19\d\d|200\d|201\d|202[0-5])\b"
        r"|\b(19\d\d|201\d|202[0-5]) (edition|version) of Working Together",
        "Follow Working Together 2023.",
    ),
    "KCSIE 2025": (r"(KCSIE|Keeping Children Safe in Education),? 20(1\d|2[0-5])", "See KCSIE 2025."),
    "the short annex for schools": (
        r"\b(may|can|should|only|need)\b[^.]*\bread\b[^.]*\b(annex|short version|summary)\b",
        "Kitchen staff may read the short annex.",
    ),
    "the services code of 2011": (r"2011 (equality |services )?code|code of 2011", "Follow the 2011 code."),
    "the equality code as a draft": (
        r"(equality|services|EHRC) code\b[^.]*\b(draft|laid before|not (yet )?(in force|started)|awaits?)\b",
        "The services code is not yet in force.",
    ),
    "the acid test": (
        r"acid test|continuous (supervision|control)|supervision and control|\bnot free to leave",
        "Apply the acid test.",
    ),
    "twelve months off the land": (
        r"(12|twelve)[- ]months?[^.]*\b(land|return|come back|coming back|stop)"
        r"|\b(land|return|come back|coming back)\b[^.]*\b(12|twelve)[- ]months?\b",
        "For 12 months you may not return.",
    ),
    "the traveller sites paper": (
        r"Planning Policy for Traveller Sites|\bPPTS\b",
        "See Planning Policy for Traveller Sites.",
    ),
    "the wrong name of a case": (r"Wilkinson", "Wilkinson v Enfield."),
    "five years for refugees": (r"refugee[^.]*(five|5) years", "A refugee gets five years."),
    "days for refugees to move on": (r"(refugee|asylum)[^.]*\b(28|56)[ -]days?", "A refugee has 28 days."),
    "35 days for Clare's Law": (r"\b35[ -]days?\b", "Police answer in 35 days."),
    "priority need by proof of abuse": (r"(must|need to) prove (the |domestic )?abuse", "She must prove the abuse."),
    "a place at the Race Relations Act": (
        r"Race Relations (\(Amendment\) )?Act",
        "The Race Relations Act 1976 protects them.",
    ),
    "the Disability Discrimination Act in Britain": (
        r"(England|Wales|Scotland)[^.]*Disability Discrimination Act",
        "In England the Disability Discrimination Act helps.",
    ),
    "damp and mould only": (
        r"\b(only|just|nothing but)\b[^.]{0,20}\bdamp\b|\bdamp and mould (only|alone)",
        "The fixed times cover damp and mould only.",
    ),
    "section 21 as a live notice": (
        r"section 21 notices? (is|are|may be|can be) (still )?(valid|lawful|served|used)",
        "A section 21 notice is valid.",
    ),
    "a crime in a woman's own pregnancy": (
        r"\bown pregnancy\b[^.]*\b(is|are|can|may|commits?)\b[^.]*\b(crime|offence|prosecuted|arrested)\b",
        "A woman who ends her own pregnancy can be prosecuted.",
    ),
    "a treaty told wrongly": (
        r"\b(United States|America|US)\b[^.]*\b(refus\w*|ratif\w*)",
        "The US refused to ratify article 12.",
    ),
    "section 136 for all": (
        r"section 136\b[^.]*\b(in|from) (a|the|their|someone's) (own )?(home|house|flat)\b",
        "Police may use section 136 in the home.",
    ),
    "access rules as help with other languages": (
        r"Accessible Information Standard\b[^.]*\b(Urdu|foreign|other languages?|spoken languages?|translat\w*)",
        "The Accessible Information Standard pays for Urdu.",
    ),
    "rural proofing as a duty in law": (
        r"rural[- ]proofing\b[^.]*\b(is|as) (a |the )?(law|legal|statutory|binding)",
        "Rural proofing is a legal duty.",
    ),
    "cannabis by its old class": (r"cannabis is (a )?class C", "Cannabis is class C."),
}
# Acts that are passed or proposed but not confirmed as started.
NOT_STARTED = {
    "family group decision-making": r"family group decision[- ]making",
    "multi-agency child protection teams": r"multi-agency child protection teams?",
    "the Welsh homelessness Act of 2026": r"\(Wales\) Act 2026|homelessness Act (for Wales|in April 2026)",
    "the Housing (Scotland) Act 2025": r"Housing \(Scotland\) Act 2025",
    "child criminal exploitation": r"offences?\b[^.]{0,20}\b(child criminal exploitation|exploit a child)",
    "a definition of honour-based abuse": r"legal definition was put into a Bill",
    "naloxone from hostels": r"Letting hostels.*supply naloxone",
}
# Where the first is said, the second must stand in the same text.
ALSO_SAID = {
    "section 21 has ended": (r"\bsection 21\b", r"\bended\b|no longer", "Check the section 21 notice."),
    "the Vagrancy Act is reported repealed": (r"Vagrancy Act", r"repealed", "The Vagrancy Act applies."),
    "protection orders are a pilot": (
        r"domestic abuse protection (notice|order)",
        r"pilot|only some|some (police )?(areas|forces)",
        "A domestic abuse protection order lasts without end.",
    ),
    "the duty to share has its date": (
        r"listed (bodies|agenc\w+) .*\bshare|share .*\blisted agency",
        r"30 September 2026",
        "Listed bodies must share.",
    ),
    "the new name of death reviews is not yet law": (
        r"domestic abuse-related death review",
        r"domestic homicide review",
        "A domestic abuse-related death review is held.",
    ),
}
# Law of some nations only: a text that speaks of it holds there, or names the nation.
OF_SOME_NATIONS = {
    "law of England": (
        {"England"},
        r"Care Act|Working Together (to|20)|Keeping Children Safe in Education|Housing Act 1996|Homelessness Reduction"
        r"|Renters' Rights|Awaab|\bsection (8|17|21|47)\b|personalised housing plan|duty to refer"
        r"|Family Drug and Alcohol Court|child protection plan\b|integrated care board|listed bodies must share"
        r"|Accessible Information Standard|practice review|virtual school|\bLADO\b"
        r"|designated officer|Family Help|Liaison and Diversion|Healthwatch|rural proofing",
    ),
    "law of England and Wales": (
        {"England", "Wales"},
        r"Serious Crime Act|Domestic Abuse Act 2021|Operation Encompass|Vagrancy Act|section 60|Mental Health Act"
        r"|non-molestation|Crown Prosecutor|Deprivation of Liberty Safeguards|Right Care, Right Person"
        r"|section 13[56]|Mental Capacity Act 2005|children not in school|Sentencing Act",
    ),
    "law of Scotland": ({"Scotland"}, r"Police Scotland|Children's Hearing|\(Scotland\) Act"),
    "law of Wales": ({"Wales"}, r"\(Wales\) Act"),
    "law of Northern Ireland": (
        {"Northern Ireland"},
        r"Housing Executive|Gateway team|Unauthorised Encampments|Disability Discrimination Act|UNOCINI",
    ),
    "law of Great Britain": ({"England", "Wales", "Scotland"}, r"Carer's Leave Act|carer's leave\b|\bMAPPA\b"),
}
# Words that keep a law away from the nations of a text.
DENIED = r"do(es)? not (apply|cover)|no longer had effect"


def hits(pattern, passages):
    return [passage for passage in passages if re.search(pattern, passage.whole, re.IGNORECASE)]


@pytest.mark.parametrize(("pattern", "example"), OUT_OF_DATE.values(), ids=OUT_OF_DATE)
def test_no_text_says_what_is_out_of_date(points, pattern, example):
    assert hits(pattern, [Passage("the example", example)])
    assert ids(hits(pattern, points)) == []


@pytest.mark.parametrize("pattern", NOT_STARTED.values(), ids=NOT_STARTED)
def test_law_that_has_not_started_is_not_shown_as_law_in_force(points, pattern):
    spoken_of = hits(pattern, points)
    assert spoken_of
    assert ids(point for point in spoken_of if point.status == "in_force") == []


@pytest.mark.parametrize(("said", "also", "example"), ALSO_SAID.values(), ids=ALSO_SAID)
def test_a_law_that_moved_is_told_with_its_state(points, said, also, example):
    assert hits(said, [Passage("the example", example)])
    assert not hits(also, [Passage("the example", example)])
    assert hits(said, points)
    assert ids(point for point in hits(said, points) if not hits(also, [point])) == []


def strays(point, nations):
    named = {nation for nation in NATIONS if nation in point.text}
    named |= {"England"} if "English" in point.text else set()
    return not point.nations <= nations and not named & nations


@pytest.mark.parametrize(("nations", "law"), OF_SOME_NATIONS.values(), ids=OF_SOME_NATIONS)
def test_law_of_some_nations_is_not_told_as_law_of_all(points, nations, law):
    spoken_of = [point for point in points if missing(law, DENIED, [*point.sentences, point.heading])]
    assert spoken_of
    assert ids(point for point in spoken_of if strays(point, nations)) == []


def test_a_law_told_without_its_nation_would_be_seen():
    assert strays(Passage("a", "The Care Act gives a right to an assessment."), {"England"})
    assert not strays(Passage("a", "In England the Care Act gives a right."), {"England"})
    assert not strays(Passage("a", "The Care Act.", nations=frozenset({"England"})), {"England"})


def test_the_equality_act_is_never_said_to_cover_northern_ireland(points):
    there = [point for point in hits("Equality Act", points) if "Northern Ireland" in point.nations]
    assert there
    assert ids(point for point in there if not re.search(DENIED, point.text)) == []


def test_priority_need_is_not_asked_about_in_scotland(points):
    told = hits("priority need", points)
    assert told
    assert ids(point for point in told if "Scotland" in point.nations) == []


def test_twenty_eight_days_before_homelessness_is_told_of_northern_ireland_only(points):
    told = [point for point in hits(r"within 28 days", points) if point.subject == "homelessness"]
    assert told
    assert ids(point for point in told if "Northern Ireland" not in point.text) == []


def test_fifty_six_days_before_homelessness_is_told_of_england_and_wales_only(points):
    told = hits(r"within 56 days", points)
    assert told
    assert ids(point for point in told if strays(point, {"England", "Wales"})) == []


def test_the_english_duty_to_share_is_not_told_of_another_nation(points):
    told = hits(r"since 30 September 2026|from 30 September 2026|start on 30 September 2026", points)
    assert told
    assert ids(point for point in told if point.nations != {"England"}) == []
