"""Consent, confidence and sharing: each trap the briefs warn of, looked for in the real content."""

import re

import pytest

from tests.knowledge.spoken import ids, missing

REFUSED = r"\b(no|not|nobody|never|neither|without|cannot|nothing|instead of)\b"
LEADER = r"((community|faith|religious|village|church|mosque) (leader|elder)s?|imam|priest|pastor|vicar|rabbi)"
# A sentence that says the first must say the second too. Then a sentence that falls into the trap.
IN_ONE_SENTENCE = {
    "signed consent is no key to sharing": (
        r"\b(blanket|signed|standing|open-ended|general) (consent|permission)|\bsigned (form|agreement to share)"
        r"|\bwritten (consent|permission)\b[^.]*\bshar"
        r"|\bsigns? (a |an |the |one |this |general |blanket )*(consent|sharing) form",
        rf"{REFUSED}|\b(stop|unread|no longer)\b",
        "Have each client sign a blanket consent form at the start.",
    ),
    "consent is not sought first for a child at risk": (
        r"\b(need|needs|get|obtain|gain|seek|require|ask for)\b[^.]{0,40}\b(consent|permission|agreement)\b[^.]{0,60}"
        r"\b(child|baby)\b[^.]{0,60}\b(at risk|harm\w*|danger|abuse\w*|referral|refer)\b"
        r"|\b(child|baby)\b[^.]{0,60}\b(at risk|harm\w*|danger|abuse\w*|referral|refer)\b[^.]{0,60}"
        r"\b(need|get|obtain|gain|seek|require|ask for)\b[^.]{0,40}\b(consent|permission|agreement)\b",
        rf"{REFUSED}|\bunless\b",
        "Get the parent's consent before you refer a child at risk.",
    ),
    "consent is not waited for": (
        r"\b(consent|permission|agreement)\b[^.]{0,30}\b(obtained|needed|required|given|sought)\b[^.]*\b(child|baby)"
        r"|\bwait\w*\b[^.]{0,10}\b(until|till|for)\b[^.]{0,20}\b(parents?|family|mother|father|carers?)\b"
        r"[^.]{0,15}\b(agree\w*|consents?|says? yes|permission)\b",
        REFUSED,
        "Wait until the parents agree before you ring.",
    ),
    "nobody is told that sharing about a child is barred": (
        r"\b(cannot|can't|may not|must not|unlawful to) (share|refer|report|pass on)\b[^.]*\bwithout\b[^.]*"
        r"\b(consent|permission|agreement)",
        r"\bnobody can say\b|\bonly (they|the adult) (is|are) at risk\b",
        "You cannot refer a child without the consent of a parent.",
    ),
    "data protection stops no one from protecting a child": (
        r"(GDPR|data protection( law)?)\b[^.]{0,30}\b(prevents?|stops?|forbids?|bars?|blocks?)\b",
        REFUSED,
        "Data protection law stops you from telling the school.",
    ),
    "no secrecy is promised": (
        r"\b(promis|assur|guarantee)\w*\b[^.]*\b(secre\w*|confidential\w*|tell no one|not (to )?tell|won't tell)",
        REFUSED,
        "Promise that you will keep it secret.",
    ),
    "parents are not told first come what may": (
        r"\b(always|must|first) (tell|inform|warn) (the )?(parents?|family|carers?)\b"
        r"|\b(tell|inform|warn|let) (the )?(parents?|family|carers?) (know )?(first|before)\b",
        rf"{REFUSED}|\b(unless|only if|if (that|it) is safe|when safe)\b",
        "Always tell the parents before you ring social care.",
    ),
    "a request by the police is not an order": (
        r"\b(must|have to|has to|always) (give|hand|send|show|release)\b[^.]*\bpolice\b[^.]*\b(notes?|records?|file)"
        r"|\b(must|have to|has to|always) (give|hand|send|show|release)\b[^.]*\b(notes?|records?|file)\b[^.]*\bpolice"
        r"|\bpolice (must|have to) be (given|shown|sent)\b",
        REFUSED,
        "You must hand the police your notes.",
    ),
    "immigration officers and embassies are not rung": (
        r"\b(tell|report|contact|ring|inform|ask|refer)\b[^.]{0,40}\b(Home Office|immigration enforcement|embassy)",
        rf"{REFUSED}|\b(threat\w*|fear\w*|afraid|adviser|solicitor)\b",
        "Ring the embassy for facts on the family.",
    ),
    "leaders settle nothing and carry no message": (
        rf"\b{LEADER}\b[^.]*\b(mediat\w*|settle|sort|interpret\w*|messages?)\b"
        rf"|\b(mediat\w*|settle|sort|interpret\w*|messages?)\b[^.]*\b{LEADER}\b",
        REFUSED,
        "Ask a community leader to settle it.",
    ),
    "neighbours and friends are no go-between": (
        r"\b(neighbour|friend|relative|local)s?\b[^.]*\bgo-between|\bgo-between\b[^.]*\b(neighbour|friend|relative)",
        REFUSED,
        "Use a neighbour as go-between.",
    ),
    "cases are not talked over in chat groups": (
        r"\b(WhatsApp|chat groups?|group chats?)\b",
        rf"{REFUSED}|\b(breaks|stop|out of|leave)\b",
        "Post the case in the WhatsApp group.",
    ),
    "a carer's assessment is not passed on": (
        r"\b(share|show|give|send)\b[^.]*\bcarer's (own )?assessment\b[^.]*\b(with|to) the (older )?person",
        REFUSED,
        "Share the carer's assessment with the older person.",
    ),
    "employers are not told of caring": (
        r"\b(tell|ring|contact|inform|write to)\b[^.]{0,20}\b(the|their|her|his) employer\b",
        rf"{REFUSED}|\b(agree\w*|they|want|wish|ask them)\b",
        "Ring their employer about the caring.",
    ),
    "nobody's past as a trans person is told": (
        r"\b(tell|reveal|share|disclose|record)\b[^.]*\btrans (history|status|past)",
        REFUSED,
        "Tell the team her trans history.",
    ),
    "nobody proves their sex at the door": (
        r"\b(ask|check|demand|see)\b[^.]*\b(birth certificate|gender recognition certificate"
        r"|proof of (sex|gender)|proof at the door)",
        REFUSED,
        "Ask for a birth certificate at the door.",
    ),
}
# What is never said in our own words; it may stand in quotation marks, as what others say.
NEVER = {
    "no duty to share": (
        r"\bno (legal |statutory |general )*(duty|obligation)\b[^.]{0,20}\bto share"
        r"|not legally (bound|required|obliged) to share|need not share"
        r"|do(es)? not have to (share|pass on|tell)\b[^.]*\b(child|baby)",
        "You are not legally required to share.",
    ),
    "the duty to share as something to come": (
        r"\bduty to share\b[^.]*\b(not (yet )?(in force|started|begun|commenced|law)|until (it is )?commenced|2027)",
        "The duty to share is not yet in force.",
    ),
    "a case closed by a phrase": (
        r"no further action|not serious enough|(below|does not meet|not meet) (the|our|a) threshold",
        "This is below the threshold.",
    ),
    "withdrawn consent as an end to protecting a child": (
        r"(withdr\w+|takes? back)[^.]*\bconsent\b[^.]*\b(close|do not refer|stop all)",
        "If she withdraws consent, close the referral.",
    ),
    "six Caldicott principles": (
        r"\b(six|seven) Caldicott|Caldicott six|Caldicott[^.]*\b(six|seven) (principles|rules)",
        "Learn the six Caldicott principles.",
    ),
}


@pytest.mark.parametrize(("said", "also", "example"), IN_ONE_SENTENCE.values(), ids=IN_ONE_SENTENCE)
def test_no_sentence_on_sharing_falls_into_the_trap(points, said, also, example):
    assert missing(said, also, [example])
    assert ids(point for point in points if missing(said, also, point.sentences)) == []


@pytest.mark.parametrize(("said", "example"), NEVER.values(), ids=NEVER)
def test_nothing_on_sharing_is_said_that_must_never_be_said(points, said, example):
    assert re.search(said, example, re.IGNORECASE)
    assert ids(point for point in points if re.search(said, point.own_words, re.IGNORECASE)) == []


def test_where_the_duty_to_share_is_told_the_exception_is_told_with_it(points):
    told = [point for point in points if missing(r"\b30 September 2026", "nothing", [point.text])]
    assert told
    exception = r"harm(s|ing)? the child more|do more harm|more harm(ful)?\b|lead|regulations"
    assert ids(point for point in told if missing(r"\bshare|\bpass", exception, [point.text])) == []
