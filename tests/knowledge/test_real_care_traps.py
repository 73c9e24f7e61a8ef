"""Advice on care, crisis, culture and the countryside that would put somebody at risk, looked for in the content."""

import re

import pytest

from tests.knowledge.spoken import ids, missing

REFUSED = r"\b(no|not|nobody|never|neither|without|cannot|instead of|rather than)\b"
# A sentence that says the first must say the second too. Then a sentence that falls into the trap.
IN_ONE_SENTENCE = {
    "HIV is no child protection issue in itself": (
        r"\bHIV\b[^.]{0,40}\b(is|as|means|makes)\b[^.]{0,20}\b(child protection|safeguarding|neglect|abuse)"
        r"|\b(refer|report)\w*\b[^.]*\b(because|since) (of|the (mother|father|parent|family)) (has )?HIV",
        REFUSED,
        "HIV in a parent is a child protection issue.",
    ),
    "a DASH score is no verdict": (
        r"\b(DASH|checklist|risk)\b[^.]{0,40}\b(score|ticks|total)\b[^.]*\b(means|decides|shows|is|above|over|below|under|high|low)\b"
        r"|\bscore\b[^.]*\bDASH\b",
        rf"{REFUSED}|\bjudgement\b",
        "A low DASH score means that she is safe.",
    ),
    "opioids are not stopped in pregnancy": (
        r"\b(stop|quit|come off|detox\w*|withdraw|cut out)\b[^.]{0,80}\b(pregnan\w*|unborn|before (the )?(baby|birth))"
        r"|\bpregnan\w*[^.]{0,80}\b(stop|quit|come off|detox\w*|withdraw|cut out)\b[^.]{0,40}"
        r"\b(heroin|methadone|opioids?|opiates?|buprenorphine|using|drugs?|suddenly|now)\b",
        rf"{REFUSED}|\b(dangerous|danger|slowly|specialist)\b",
        "She is pregnant, so help her stop heroin now.",
    ),
    "nobody is told to stop a medicine": (
        r"(?:^|[.;:] |\b(?:tell|advise|help|ask) (?:them|him|her|the person) to )(stop|skip|halve)\b[^.]{0,20}"
        r"\b(medicine|medication|tablets?|pills?|insulin|clozapine|lithium)\b",
        REFUSED,
        "Tell him to stop the tablets.",
    ),
    "a deprivation of liberty is not ended by the bot": (
        r"\b(cancel|end|lift|withdraw|drop)\b[^.]{0,25}\b(authorisations?|DoLS|approval|safeguards?)\b",
        REFUSED,
        "Cancel the DoLS authorisation.",
    ),
    "contentment alone is no consent": (
        r"\b(smiles?|contented?|happy|calm|quiet)\b[^.]*\b(means|shows|proves|is|counts? as)\b[^.]*"
        r"\b(consents?|agrees?|agreement)\b",
        rf"{REFUSED}|\bcan (count|be)\b|\balone\b",
        "A smile means that she consents to live there.",
    ),
    "losing memory is not called normal ageing": (
        r"\b(normal|natural|usual|ordinary)\b[^.]{0,20}\b(ageing|old age|getting old\w*)\b|\bjust (old|ageing)\b",
        rf"{REFUSED}|\b(read|seen|taken|put down|mistaken|says?|said)\b",
        "This is a normal part of old age.",
    ),
    "families are not assumed to cope": (
        r"\b(family|families|relatives|daughters?)\b[^.]{0,10}\b(will|can) "
        r"(cope|manage|fill the gap|look after (him|her|them|their own))",
        rf"{REFUSED}|\b(ask|whether|if)\b",
        "The family will cope.",
    ),
    "culture explains no harm": (
        r"\bculture\b[^.]*\b(explains?|excuses?|justif\w*|accounts for)\b[^.]*"
        r"\b(harm|hurt|injur\w*|bruis\w*|abuse|marks?|violence|hitting|neglect)",
        REFUSED,
        "Their culture explains the injury.",
    ),
    "bruises are not dated": (
        r"\b(guess|tell|work out|estimate|judge|date|give)\b[^.]{0,20}\b(age|date) of (a|the|any) bruise"
        r"|\b(colour|yellow|green)\b[^.]*\bbruise\b|\bbruise\b[^.]*\b(days old|colour)\b",
        REFUSED,
        "Tell the age of a bruise from its colour.",
    ),
    "nobody but the police and social care questions a child": (
        r"(?:^|[.;:] )(interview|question|cross-examine|examine|undress|photograph|strip)\b[^.]{0,15}\b(child|baby)",
        REFUSED,
        "Question the child about what happened.",
    ),
    "those who may have done harm are not confronted": (
        r"\b(confront|challenge|accuse|warn)\b[^.]{0,15}\b(abuser|attacker|suspect|exploiter|older person|man)\b",
        REFUSED,
        "Confront the abuser.",
    ),
    "workers do not handle guns": (
        r"\b(take|remove|collect|hold|handle|seize|unload|hide|lock)\b[^.]{0,15}\b(guns?|shotguns?|rifles?|firearms?)",
        rf"{REFUSED}|\bpolice\b",
        "Take the shotgun away.",
    ),
    "home teaching and travelling are no harm in themselves": (
        r"\b(home (education|teaching|schooling)|travelling)\b[^.]{0,20}\b(is|are|means|shows)\b[^.]*"
        r"\b(harm|neglect|referral|risk|abuse)\b",
        REFUSED,
        "Home education is a sign of neglect.",
    ),
    "nobody is sent home from school informally": (
        r"\b(send|sent|sending)\b[^.]{0,20}\b(pupil|child|young person)s? home\b",
        rf"{REFUSED}|\b(unlawful|informally|danger)\b",
        "Send the pupil home to cool off.",
    ),
    "a machine does not translate consent or danger": (
        r"Google Translate|translation app|online translat\w+|translate it with",
        rf"{REFUSED}|\bonly\b",
        "Use Google Translate for the consent.",
    ),
    "nobody is matched by ethnicity alone": (
        r"\b(match|place|pick|choose)\w*\b[^.]*\b(same|shared|shares|by|on)\b[^.]{0,20}\b(ethnic\w*|race)\b",
        rf"{REFUSED}|\b(only|just|matches|check)\b",
        "Match each child to a home by ethnicity.",
    ),
    "the NSPCC grants no order": (r"NSPCC\b[^.]{0,15}\b(issues?|makes?|grants?) ", REFUSED, "The NSPCC issues orders."),
    "only the police use section 136": (
        r"\b(nurse|doctor|paramedic|social worker)s?\b[^.]{0,15}\b(can|may) use section 136",
        REFUSED,
        "A nurse may use section 136.",
    ),
    "a woman is not threatened over her own pregnancy": (
        r"\b(end|ends|ended|ending)\b[^.]*\bown pregnancy\b",
        REFUSED,
        "A woman who ends her own pregnancy can be prosecuted.",
    ),
    "smacking is not settled by the bot": (
        r"\bsmacking\b[^.]*\bis\b[^.]*\b(legal|lawful|allowed|illegal|crime|offence)\b",
        REFUSED,
        "Smacking is legal.",
    ),
    "no limit on pay is quoted to people who take part": (
        r"\b(earn\w*|paid|pay|vouchers?|benefits?)\b[^.]*£\d[^.]*\b(involve\w*|taking part|experts?\b)"
        r"|\b(involve\w*|taking part|experts?)\b[^.]*£\d",
        REFUSED,
        "Experts by experience may earn £20 a week.",
    ),
}
# Where the first is said, the same text says the second.
IN_ONE_TEXT = {
    "a welfare check by the police is not the plan": (
        r"welfare checks?\b|\bpolice to (check|visit|call round)",
        r"Right Care|real and immediate|may not|if they will not|never rely",
        "Ask the police for a welfare check.",
    ),
    "a police cell is no place of safety for a child, and a rare one for an adult": (
        r"\bpolice (stations?|cells?)\b[^.]*\bplaces? of safety|\bplaces? of safety\b[^.]*\bpolice (stations?|cells?)",
        r"\bnever\b[^.]*\b(under 18|child)",
        "A police cell is used as a place of safety.",
    ),
    "a day in England's local procedures is told with a check": (
        r"\b(conference|core group|strategy (discussion|meeting))\b[^.]*\bwithin \w+ (working days|hours)",
        r"\bcheck\b|\blocal|Scotland|Wales|Northern Ireland|\barea",
        "A conference is held within 15 working days.",
    ),
    "someone with dementia who is missing means 999": (
        r"\b(has gone|goes|is|gone|went) missing\b[^.]*\bdementia|\bdementia\b[^.]*\b(gone|goes|is|went) missing\b"
        r"|Herbert Protocol",
        r"\b999\b|\bahead\b|\bbefore\b|\bform\b",
        "If a person with dementia goes missing, wait an hour.",
    ),
    "talk of ending it is met at once": (
        r"\b(lose it|can't do this any more|cannot do this any more|cannot go on|harm them)\b",
        r"\b999\b|\btoday\b|\bnow\b|\btonight\b|\bstraight away\b|\bsame day\b",
        "If a carer says they cannot go on, note it.",
    ),
    "sudden confusion is an emergency": (
        r"\bsudden(ly)? confus\w+|\bdelirium\b",
        r"\b999\b|\b111\b|\btoday\b|\bsame[- ]day\b|\bnow\b|\burgent|\bemergency\b",
        "Sudden confusion may be dementia.",
    ),
    "a move for someone who has an alarm is checked": (
        r"\b(landline|phone line|broadband)s?\b[^.]*\b(alarm|pendant|telecare)",
        r"\b(check|test|list|before|tell)\b",
        "Move the landline of anyone with an alarm.",
    ),
}
# What may stand only in quotation marks, as what others say.
ONLY_QUOTED = {
    "looking after their own": (r"look(s|ing)? after (their|its) own\b", "They look after their own."),
    "treating all the same": (r"\btreat (everyone|everybody|all|them all) the same", "We treat everyone the same."),
    "blaming culture": (r"\b(it is|it's|just) (their|the|a matter of) culture", "It is just their culture."),
    "words of families for dementia": (
        r"twice a child|los(t|ing|e) (her|his|their) mind|\bpossessed\b(?! of)|\bgone mad\b|\bsenile\b",
        "She is twice a child.",
    ),
    "beliefs as superstition": (
        r"superstiti\w+|old wives|witch ?doctor|\bprimitive\b|\bbackward (belief|people|famil)\w*|\bfolklore\b",
        "Their superstitions get in the way.",
    ),
    "few people hidden from services": (
        r"\bfew (people )?(are |were )?hidden|\bno hidden need|\blow (take-up|demand) means",
        "There are few hidden people here.",
    ),
}


@pytest.mark.parametrize(("said", "also", "example"), IN_ONE_SENTENCE.values(), ids=IN_ONE_SENTENCE)
def test_no_sentence_on_care_falls_into_the_trap(points, said, also, example):
    assert missing(said, also, [example])
    assert ids(point for point in points if missing(said, also, point.sentences)) == []


@pytest.mark.parametrize(("said", "also", "example"), IN_ONE_TEXT.values(), ids=IN_ONE_TEXT)
def test_no_text_on_care_falls_into_the_trap(points, said, also, example):
    assert missing(said, also, [example])
    assert ids(point for point in points if missing(said, also, [point.text])) == []


@pytest.mark.parametrize(("said", "example"), ONLY_QUOTED.values(), ids=ONLY_QUOTED)
def test_what_others_say_is_never_said_in_our_own_words(shown, said, example):
    assert re.search(said, example, re.IGNORECASE)
    assert ids(passage for passage in shown if re.search(said, passage.own_words, re.IGNORECASE)) == []
