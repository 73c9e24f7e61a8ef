"""The words of the real content: current, person first, plain, and asking nothing that could identify a client."""

import re

import pytest

from tests.knowledge.spoken import Passage, ids

# Each trap: what to look for, and a sentence that falls into it.
OLD_OR_BLAMING = {
    "domestic violence": (r"(?i)domestic violence", "Domestic violence is never private."),
    "a domestic": (r"(?i)\ba domestic\b(?! (abuse|homicide))", "Police came to a domestic."),
    "battered": (r"(?i)\bbattered|\bbattering", "A battered wife came in."),
    "failure to protect": (r"(?i)fail(ure|ed|ing)? to protect", "The mother failed to protect the child."),
    "blame shared": (r"(?i)volatile relationship|takes two|toxic relationship|parental conflict", "It takes two."),
    "just leave": (
        r"(?i)just leave|put up with it|why (does|do)(n't| not)? (she|he|they) (leave|stay)",
        "Just leave him.",
    ),
    "problem family": (r"(?i)(problem|troubled|broken|dysfunctional) (family|families|home)", "A problem family."),
    "addict": (r"(?i)\baddicts?\b|\bjunk(ie|y)|\balcoholics?\b|\bdrunks\b|\ba drunk\b|drunkard", "She is an addict."),
    "drug abuser": (r"(?i)(drug|substance|alcohol)[ -](ab|mis)us(e|er|ers|ing)\b|misusers?", "A drug abuser."),
    "clean and dirty": (r"(?i)\b(get|got|getting|stay|staying|keep|is|test(ed)?) (clean|dirty)\b", "He tested dirty."),
    "chaotic": (r"(?i)chaotic|manipulative|attention[- ]seeking|\bsplitting\b", "His chaotic life."),
    "hard to reach": (r"(?i)hard[ -]to[ -]reach|hard[ -]to[ -]engage", "They are hard to reach."),
    "not engaging": (
        r"(?i)non-?engag|(not|fail\w*|refus\w*) to engage|not engaging|disengaged",
        "He failed to engage.",
    ),
    "the homeless": (
        r"(?i)\bthe homeless\b|rough sleepers?|\bvagrants?\b|\btramps?\b|\bbeggars?\b",
        "Help the homeless.",
    ),
    "lifestyle choice": (
        r"(?i)(?<!never call it a )lifestyle choice|choos\w+ to live (like|that|on)",
        "It is a lifestyle choice.",
    ),
    "slurs": (r"(?i)\bpike?y|\bgyp?po|\btinkers?\b|\btink\b|\bgipsy|\bgipsies", "The tinkers came."),
    "travelling fraternity": (
        r"(?i)caravan dwellers?|travelling fraternity|illegal (camp|encampment)s?",
        "An illegal camp.",
    ),
    "a people by nature": (r"(?i)nomadic nature|real gyps|\bsuperstit|\billiterate", "It is in their nomadic nature."),
    "GRT": (r"\bGRT\b", "The GRT family moved."),
    "small letters": (r"\b(gyps(y|ies)|romany|romani|roma|travellers?)\b", "The gypsies moved on."),
    "victim of HIV": (r"(?i)(HIV|AIDS) victim|victims? of (HIV|AIDS)|innocent victim", "A victim of HIV."),
    "HIV sufferer": (r"(?i)suffer(s|ing)? (from|with)|\bsufferers?\b|\bafflicted\b", "He suffers from HIV."),
    "AIDS": (r"\bAIDS\b|(?i:full-blown)", "He has full-blown AIDS."),
    "infected people": (
        r"(?i)HIV[ -](infected|positive)|infected (people|person|m[ae]n|wom[ae]n|mother|child)",
        "HIV-positive men.",
    ),
    "old HIV words": (r"(?i)contact tracing|\bHAART\b|homosexuals?|catch(ing)? HIV|caught HIV", "Contact tracing."),
    "committed suicide": (
        r"(?i)commit(s|ted|ting)? suicide|(un)?success\w+ suicide|failed suicide",
        "He committed suicide.",
    ),
    "the elderly": (
        r"(?i)\bthe (elderly|disabled|mentally ill|deaf|blind|poor)\b(?! (m[ae]n|wom[ae]n|person|child))|\bthe aged\b",
        "Services for the elderly.",
    ),
    "old disability words": (
        r"(?i)handicap|wheelchair[- ]bound|confined to a|\bcripple|retarded|deaf and dumb",
        "Wheelchair-bound.",
    ),
    "a person as a diagnosis": (
        r"(?i)schizophrenics?\b|\bpsychotics?\b|\bdepressives?\b|\bautistics\b",
        "A schizophrenic.",
    ),
    "mental illness by an old name": (r"(?i)dual diagnosis|untreatable|personality disordered", "A dual diagnosis."),
    "migrants as illegal": (r"(?i)illegal (im)?migrants?|\billegals\b|bogus|asylum cheat", "An illegal immigrant."),
    "race by an old name": (r"(?i)\bcoloured\b|half-caste|\bethnics\b|\bBAME\b|oriental", "A coloured man."),
    "prostitute": (r"(?i)\bprostitut", "She is a prostitute."),
    "next of kin as a right": (r"(?i)next of kin|living will", "Ask the next of kin."),
    "mentally disordered offender": (
        r"(?i)mentally[- ]disordered|disordered offenders?|\bMDOs?\b|criminally insane|\bpsychopath",
        "A mentally-disordered offender.",
    ),
    "minorities by an old name": (
        r"\bBME\b|(?i:ethnic minorit(y|ies)(?! achievement)|black and minority ethnic|non-white)"
        r"|(?i:(?<!minority )ethnic elder)",
        "Services for ethnic minority elders.",
    ),
    "old people by an old name": (
        r"(?i)bed[- ]block|frequent (faller|flyer)|\bgeriatrics?\b|\bsenile|\bdemented\b|\bgranny|\bold folk",
        "He is a bed-blocker.",
    ),
    "people who would not": (
        r"(?i)non-?complian|un-?co-?operative|\bDNA'?d?\b|family refuse[sd]? to",
        "The patient is non-compliant.",
    ),
    "young people as offenders": (
        r"(?i)\btruan(t|cy)|drug (runner|mule)s?\b|gang girls?|child prostitut|\byobs?\b|(child|teenage) dealers?",
        "A drug runner of 14.",
    ),
    "absence as a crime": (r"(?i)bunking off|skiv(e|ing)|school refus(er|al)", "She is a school refuser."),
    "illness made up": (r"(?i)Munchausen", "It is Munchausen's by proxy."),
    "carers as saints or a resource": (
        r"(?i)\bcarers? (is|are) (a |an )?(saint|resource|angel)s?\b",
        "A carer is a resource.",
    ),
    "names spelt wrong": (r"\bClimbie\b|Middlesex Central|Mc ?Naughton|(?i:caldecott|caldicot\b)", "Victoria Climbie."),
    "colour-blind": (r"(?i)colou?r[- ]blind", "Our service is colour-blind."),
}
WORDY = {
    "important to": (r"(?i)\bimportant to\b|\bcrucial (to|that)\b|\bvital (to|that)\b", "It is important to ask."),
    "ensure that": (r"(?i)\bensure that\b|\bmake sure that\b", "Ensure that she is safe."),
    "Latin": (r"\be\.g|\bi\.e|\betc\b|\bvia\b|\bper se\b|\bvis-", "Help, e.g. money."),
    "dashes": ("[\N{EN DASH}\N{EM DASH}]", "Ask \N{EM DASH} alone."),
    "office words": (
        r"(?i)\butilis|\bprior to\b|\bcommence\w*\b|\bfacilitat|\bin order to\b|\bsignpost",
        "Prior to a visit.",
    ),
}
IDENTIFYING = {
    "a birth date": (r"(?i)date of birth|birth ?date|\bDOB\b", "Give the date of birth."),
    "a number that names a person": (
        r"(?i)(ask for|give|type|send).{0,30}(NHS|national insurance|passport) number",
        "Give the NHS number.",
    ),
    "a name or address": (
        r"(?i)\b(ask(ing)? for|tell (us|me)|give|type|enter|send|what is|record)\b[^.?!]*"
        r"\b(client|person|patient|tenant|victim|child|parent|mother|father|their|his|her)('s|s')? "
        r"(full |first |last |real |home |current |new )*(name|address)\b",
        "Type the client's full name and where they live.",
    ),
    "details for the bot": (r"(?:^|[.!?] )(Tell|Send|Give) (me|us|the bot)\b", "Tell us who it is."),
}
REFUSED = re.compile(r"\b(do not|never|put no|give no|without|leave out|take out)\b[^.:;]*", re.IGNORECASE)


def falls_into(trap, passages):
    return ids(passage for passage in passages if re.search(trap, passage.claims))


@pytest.mark.parametrize(("trap", "example"), OLD_OR_BLAMING.values(), ids=OLD_OR_BLAMING)
def test_no_old_or_blaming_word_is_spoken(shown, trap, example):
    assert falls_into(trap, [Passage("the example", example)])
    assert falls_into(trap, shown) == []


@pytest.mark.parametrize(("trap", "example"), WORDY.values(), ids=WORDY)
def test_points_are_plain(points, trap, example):
    assert falls_into(trap, [Passage("the example", example)])
    assert falls_into(trap, points) == []


@pytest.mark.parametrize(("trap", "example"), IDENTIFYING.values(), ids=IDENTIFYING)
def test_no_text_asks_for_a_clients_name_birth_date_or_address(points, trap, example):
    own = [Passage(point.id, REFUSED.sub("", point.own_words)) for point in points]
    assert falls_into(trap, [Passage("the example", example)])
    assert falls_into(trap, own) == []


def test_a_word_quoted_only_to_warn_against_it_is_not_spoken():
    assert falls_into("hard to reach", [Passage("a", 'Do not say "hard to reach". Ask again.')]) == []
    assert falls_into("hard to reach", [Passage("a", 'Do not shout. Say "they are hard to reach".')]) == ["a"]


def test_no_point_is_longer_than_curators_promise(points, real):
    longest = {"case_example": 130}
    words = {point.id: (point.need, len(point.entry.text.split())) for point in real.points}
    assert [name for name, (need, count) in words.items() if count > longest.get(need, 60)] == []


def test_every_text_is_a_whole_sentence(real):
    texts = {point.id: " ".join(point.entry.text.split()) for point in real.points}
    assert [
        name for name, text in texts.items() if text[-1] not in '.?"' or not (text[0].isupper() or text[0] == '"')
    ] == []


def test_quotation_marks_come_in_pairs(points):
    assert ids(point for point in points if point.text.count('"') % 2) == []
