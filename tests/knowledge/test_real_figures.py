"""Figures and dates: old ones are not shown, and those that move are told with their year."""

import re

import pytest

from tests.knowledge.spoken import ids, missing

# Figures that the briefs call old, and a sentence that shows one.
STALE = {
    "people in the country": (r"11\.5 million|28\.5 ?(%|per cent)", "About 11.5 million people live in the country."),
    "carers in 2001": (r"\b5\.2 ?m(illion)?\b|\bsix million carers", "There are 5.2 million carers."),
    "Carer's Allowance of other years": (
        r"£(76\.75|81\.90|83\.30)|£(132|139|151|196) (a|per|each) week",
        "Carer's Allowance is £83.30 a week.",
    ),
    "a sum of Universal Credit that was printed wrong": (r"£209\.34", "Carers get £209.34 a week."),
    "fines for absence": (
        r"£(60|120)\b[^.]*\b(fine|absence|penalty)|\b(fine|absence|penalty)\b[^.]*£(60|120)\b",
        "A fine is £60.",
    ),
    "court schemes": (r"\b150 (court )?(diversion )?schemes", "There are 150 court schemes."),
    "hold of 72 hours for a person who is ill": (
        r"(section 13[56]|place of safety)[^.]*\b72 hours|\b72 hours[^.]*(section 13[56]|place of safety)",
        "Section 136 lasts up to 72 hours.",
    ),
    "the years of the landline": (
        r"\b(landlines?|analogue|telecare|alarms?|phone lines?|switch-off|switched off)\b[^.]*"
        r"\b(in|by|end of|December) 202[3-6]\b",
        "Landlines go off by December 2025.",
    ),
    "special needs in the wrong year": (
        r"\b(new|special needs) (system|law)\b[^.]*\b(since|from|in) (September )?202[5-9]\b",
        "The new system starts from September 2028.",
    ),
    "the duty to share in the wrong year": (
        r"\b(share|sharing)\b[^.]*\b(from|in|until|starts?) (\w+ )?2027\b",
        "The duty to share starts in 2027.",
    ),
}
# A figure that moves, and the date or the doubt that must be told with it.
DATED = {
    "Carer's Allowance": (r"Carer's Allowance[^.]*£\d|£(86\.45|204)\b", r"\b2026\b", "Carer's Allowance is £86.45."),
    "illness among prisoners": (
        r"\b(nine in ten|nine out of ten|two[- ]thirds|\d\d ?(%|per cent))[^.]*\b(prison\w*|custody|detained)\b",
        r"\b(19|20)\d\d\b",
        "Nine in ten young people in custody are ill.",
    ),
    "Black people who are detained": (
        r"\bfour to five times|\bfour or five times",
        r"\b20\d\d\b",
        "Black people are four to five times more likely to be detained.",
    ),
    "people with dementia from minority ethnic groups": (
        r"\b(25,000|50,000|172,000)\b",
        r"\b(2013|estimate\w*)\b",
        "There are 50,000 such people with dementia.",
    ),
    "diagnosis of dementia": (r"\b66\.[17] ?(%|per cent)", r"\b2025\b", "The rate of diagnosis is 66.1%."),
    "abuse of older people": (r"\b2\.7 million\b", r"\b(2020|survey)\b", "Abuse reaches 2.7 million older people."),
    "carers counted": (r"\b(4\.68 million|310,750|222,000|696,000)\b", r"\b2021\b", "England has 4.68 million carers."),
    "children on plans": (
        r"\b(400,000|50,000|633,000)\b[^.]*\b(child\w*|referrals?)",
        r"\b2025\b",
        "There were 633,000 referrals.",
    ),
    "exploited children": (
        r"\b75 ?(%|per cent)[^.]*\b(boys|male|county lines)|\b(boys|male|county lines)\b[^.]*\b75 ?(%|per cent)",
        r"\b20\d\d\b",
        "Boys are 75% of referrals.",
    ),
    "cuts to youth work": (r"\b73 ?(%|per cent)", r"2022/?-?\d\d|\b2023\b", "Spending fell by 73%."),
    "fuel poverty in the country": (r"\b14 ?(%|per cent)[^.]*\bfuel", r"\b2025\b", "Some 14% are in fuel poverty."),
    "people who live in the country": (r"\b9\.5 million\b|\b9\.5m\b", r"\b2021\b", "9.5 million people live there."),
    "the end of the old phone lines": (
        r"\b(analogue|old phone lines?)\b",
        r"\bJanuary 2027\b",
        "The analogue phone lines are going.",
    ),
    "Awaab's Law": (r"Awaab", r"\b30 November 2026\b", "Awaab's Law covers damp and mould only."),
    "the change of 2 June 2026": (
        r"\b(test|law)\b[^.]*\bdepriv\w+ of liberty|\bdeprivation of liberty\b[^.]*\b(test|law)\b",
        r"\bJune 2026\b|\b(safeguards|DoLS|liberty) (team|lead)",
        "Learn the test of deprivation of liberty.",
    ),
    "the length of refugee permission": (
        r"\brefugee\b[^.]*\b(30 months|years?) (of )?(leave|permission|status)",
        r"\b2 March 2026\b|end date|adviser",
        "A refugee gets three years of leave.",
    ),
}


@pytest.mark.parametrize(("said", "example"), STALE.values(), ids=STALE)
def test_no_old_figure_is_shown(shown, said, example):
    assert re.search(said, example, re.IGNORECASE)
    assert ids(passage for passage in shown if re.search(said, passage.claims, re.IGNORECASE)) == []


@pytest.mark.parametrize(("said", "date", "example"), DATED.values(), ids=DATED)
def test_a_figure_that_moves_is_told_with_its_date(points, said, date, example):
    assert missing(said, date, [example])
    assert ids(point for point in points if missing(said, date, [point.whole])) == []
