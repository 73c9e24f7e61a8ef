"""Advice that would put somebody at risk: each trap the briefs warn of, looked for in the real content."""

import re

import pytest

from knowledge.directory.councils import councils
from tests.knowledge.spoken import Passage, ids, missing

DANGER = {"overview", "checklist", "warning_signs"}

RELATIVE = (
    r"(relative|family member|family|child|children|partner|friend|sister|brother|sibling|son|daughter|husband|wife"
    r"|mother|father|neighbour|leader)"
)

# Wherever the first is said, the second must be said too: in the same sentence, or in the same text.
# Then an example that falls into the trap.
IN_ONE_SENTENCE = {
    "mediation, couple work and anger management are refused": (
        r"anger management|couple counselling|\bmediat(e|ion)\b|joint interview",
        r"\b(not|never|no mediation)\b",
        "Offer couple counselling.",
    ),
    "no relative, child or friend interprets": (
        rf"\b{RELATIVE}s?\b[^.]*\b(interpret(s|ing|ed)?|translat\w+|(as|for) (an |the |your )?interpreter)\b"
        rf"|\binterpret(s|ing|ed|er)?\b[^.]*\b(by|through|be) (a |an |the |her |his |their )?{RELATIVE}\b",
        r"\b(not|never|without|outside|independent|professional)\b",
        "Let her sister or another relative interpret.",
    ),
    "no message is left on a phone that may be shared": (
        r"\bvoicemail|\bleave\b[^.]*\bmessage",
        r"\b(no|not|never|unless)\b",
        "Leave a message if nobody answers.",
    ),
    "nobody is told to stop a drug on their own": (
        r"\bstop\w*\b[^.]*\b(suddenly|abruptly|on (your|their) own)\b|\bdetox",
        r"\b(not|never|no|dangerous|has stopped|who has stopped)\b",
        "Tell her to stop methadone suddenly.",
    ),
    "nobody is made sick after swallowing something": (
        r"\bmake (them|him|her|the child) (be )?sick|vomit up",
        r"\b(not|never)\b",
        "Make them sick.",
    ),
    "nobody sleeps off a drug": (r"sleep it off", r"\b(not|never)\b", "Let him sleep it off."),
    "nobody is pushed to leave": (
        r"\b(tell|persuade|push|press)\b[^.]*\bto leave\b",
        r"\b(not|never)\b",
        "Tell her to leave him.",
    ),
    "sharing behind a person's back is refused": (
        r"behind (a|the|their|his|her|people's)\b.*\bback|without (their|his|her) knowledge",
        r"\b(never|not|thought|had all been)\b",
        "Share it behind their back.",
    ),
    "sleeping rough is not called a crime": (
        r"(sleeping rough|rough sleeping)[^.]*\b(crime|offence|illegal)",
        r"\b(not|never)\b",
        "Sleeping rough is an offence.",
    ),
    "nobody decides for the council who is entitled": (
        r"not entitled|do(es)? not qualify",
        r"\b(do not say|never|nobody)\b",
        "Tell them they are not entitled.",
    ),
    "someone undetectable cannot pass HIV on, through sex": (
        r"undetectable.*\bpass(es)? (HIV|it) on|cannot pass HIV on",
        r"\bsex\b",
        "Someone undetectable cannot pass HIV on.",
    ),
}
IN_ONE_TEXT = {
    "strangling means an emergency department or 999": (
        lambda point: point.need in DANGER,
        r"\bstrang(l|ul)",
        r"\b999\b|emergency department",
        "Look for hoarseness after strangling.",
    ),
    "a child who may have swallowed a drug means 999": (
        lambda point: True,
        r"\bchild (may have |has )?(taken|swallowed|tasted)\b|given a child",
        r"\b999\b",
        "A child may have swallowed methadone: watch them.",
    ),
    "exposure to HIV in 72 hours means now": (
        lambda point: True,
        r"\b72 hours\b",
        r"\bnow\b|do not wait",
        "Book a visit within 72 hours.",
    ),
    "a count of ticks is never a threshold": (
        lambda point: point.subject == "domestic_abuse",
        r"\b14\b|\bticks\b|\btotal\b|\blow number\b",
        r"\bnever\b",
        "Refer at 14 ticks.",
    ),
    "a suicide risk is met with 999": (
        lambda point: point.need == "warning_signs",
        r"\bsuicide\b",
        r"\b999\b",
        "Take talk of suicide seriously.",
    ),
    "StreetLink is for adults in England and Wales": (
        lambda point: not point.nations <= {"England", "Wales"},
        r"\bStreetLink\b",
        r"England and Wales|anyone under 18",
        "Send a StreetLink alert.",
    ),
    "111 is not promised to Northern Ireland": (
        lambda point: "Northern Ireland" in point.nations,
        r"\b111\b",
        r"Northern Ireland|where you have it",
        "Ring 111.",
    ),
}
# What must never be said at all.
NEVER = {
    "waiting for consent": (
        r"(?<!not )(?<!without )\bwait(ing)? for (a parent's |the parent's |their )?(consent|agreement|permission)",
        "Wait for consent.",
    ),
    "no duty to share": (
        r"no (legal )?duty to share|need consent to share about a child",
        "There is no duty to share.",
    ),
    "a level of risk": (r"\b(standard|low|medium)[- ]risk\b", "She is standard risk."),
    "a figure that must not be compared": (
        r"one in four women|two women (a|each|every) week|2\.3 million",
        "Two women a week die.",
    ),
    "HIV as a reason for a referral": (
        r"refer[^.]*\bbecause (of|they have|she has|he has) HIV",
        "Refer because of HIV.",
    ),
    "PEP by appointment": (r"(book|make) an appointment for PEP|PEP appointment", "Book an appointment for PEP."),
    "extra precautions for HIV": (r"(?:^|[.;:] )(wear|use) (extra|two pairs of|double) gloves", "Wear extra gloves."),
    "telling a child its status": (
        r"(?<!one to )\btell (the|a) child (that )?(they|he|she|their)[^.]*\bHIV",
        "Tell the child they have HIV.",
    ),
    "a certain eviction": (
        r"they (can|cannot|must) be evicted|they must (move|leave) (now|today|tonight)",
        "They must leave tonight.",
    ),
    "a longer prescription cut by us": (r"\b(cut|reduce) (the|her|his|their) (dose|methadone)\b", "Cut her methadone."),
}


@pytest.mark.parametrize(("said", "also", "example"), IN_ONE_SENTENCE.values(), ids=IN_ONE_SENTENCE)
def test_no_sentence_falls_into_the_trap(points, said, also, example):
    assert missing(said, also, [example])
    assert ids(point for point in points if missing(said, also, point.sentences)) == []


@pytest.mark.parametrize(("where", "said", "also", "example"), IN_ONE_TEXT.values(), ids=IN_ONE_TEXT)
def test_no_text_falls_into_the_trap(points, where, said, also, example):
    assert missing(said, also, [example])
    looked_at = [point for point in points if where(point)]
    assert any(re.search(said, point.text, re.IGNORECASE) for point in looked_at)
    assert ids(point for point in looked_at if missing(said, also, [point.text])) == []


@pytest.mark.parametrize(("said", "example"), NEVER.values(), ids=NEVER)
def test_no_text_says_what_must_never_be_said(points, said, example):
    assert re.search(said, example, re.IGNORECASE)
    assert ids(point for point in points if re.search(said, point.claims, re.IGNORECASE)) == []


NAMES_OF_PLACES = re.compile(rf"\b({'|'.join(re.escape(council.name.strip()) for council in councils().values())})\b")
WHEREABOUTS = re.compile(
    r"\brefuges?\b[^.]{0,30}\b(is|are|stands?|lies)\b[^.]{0,20}\b(in|at|near|on|behind|opposite|next to)\b"
    r"|\b(address|street|road|location|whereabouts) of (the|a|our|this) refuge"
    r"|\brefuge('s)? (address|location|street|building|house)\b|\bthe refuge (in|at|near|on|behind|opposite)\b",
    re.IGNORECASE,
)
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


def tells_where(passage):
    about = [sentence for sentence in passage.sentences if re.search(r"\brefuges?\b", sentence, re.IGNORECASE)]
    return any(WHEREABOUTS.search(sentence) or NAMES_OF_PLACES.search(sentence) for sentence in about)


@pytest.mark.parametrize(
    "example",
    ["The refuge is behind the station.", "Ask Leeds for the refuge.", "Write down the address of the refuge."],
)
def test_a_refuge_would_be_seen_to_be_given_away(example):
    assert tells_where(Passage("the example", example))


def test_no_text_and_no_contact_says_where_a_refuge_is(shown):
    assert any("refuge" in passage.text for passage in shown)
    assert ids(passage for passage in shown if tells_where(passage)) == []


def test_no_text_and_no_contact_on_domestic_abuse_gives_a_postcode(real, shown):
    contacts = {f"contact {entry.id}" for entry, _ in real.contacts if "domestic_abuse" in entry.subjects}
    about = [passage for passage in shown if passage.subject == "domestic_abuse" or passage.id in contacts]
    assert POSTCODE.search("Ring from AB1 2CD.")
    assert ids(passage for passage in about if POSTCODE.search(passage.text)) == []
