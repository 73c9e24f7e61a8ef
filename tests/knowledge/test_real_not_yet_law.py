"""Law that is passed but not started, or only planned: wherever it is named, the same text says so."""

import pytest

from tests.knowledge.spoken import ids, missing

NOT_LIVE = (
    r"\b(not|no|never)\b[^.]{0,40}\b(law|confirmed|started|starts?|in force|begun|seen|found|binds?|banned|yet)\b"
    r"|\b(still|was|only) a Bill\b|\bonly (a plan|planned|proposed|draft)\b|\bproposed\b|\bwould\b|\bplanned\b"
    r"|\bpromised\b|\bcheck (first|whether)\b|\bis due\b|\bis coming\b|\bwill (bring|end|make|replace)\b"
)
# What to look for, and a sentence that speaks of it as law in force.
NOT_YET = {
    "reporting sexual abuse as a legal duty": (
        r"\b(duty|law|Act|legally|required|mandatory)\b[^.]*\breport(ing)? (known )?(child )?sexual abuse"
        r"|\breport(ing)? (child )?sexual abuse\b[^.]*\b(duty|law|legally|required|mandatory)\b|mandatory report",
        "The law says that you must report child sexual abuse.",
    ),
    "multi-agency teams": (r"multi-agency child protection teams?|\bMACPTs?\b", "Each area has a MACPT by law."),
    "registers for school": (
        r"\bregisters? of children (who are )?not in school|not[- ]in[- ]school registers?"
        r"|consent (to|before|for)\b[^.]*\b(withdraw|leave|leaving|take)\b[^.]*\bschool",
        "Put the child on the register of children not in school.",
    ),
    "the offer of a family meeting": (
        r"\b(must|duty|law|legally)\b[^.]*\bfamily (group )?(meeting|decision[- ]making|conference)"
        r"|\bfamily (group )?(meeting|decision[- ]making|conference)\b[^.]*\b(must|duty|by law|required)",
        "The council must offer a family group meeting before court.",
    ),
    "asking and acting in Scotland": (
        r"\bScot(land|tish)\b[^.]*\bask[- ]and[- ]act|\bdut(y|ies) to ask and act",
        "In Scotland a duty to ask and act binds you.",
    ),
    "the end of police commissioners": (
        r"Police and Crime Commissioners?\b[^.]{0,20}\b(gone|ended|abolished)",
        "Police and Crime Commissioners have gone.",
    ),
    "limits on help for modern slavery": (
        r"\b(new|wider) (modern slavery|trafficking) (exclusions?|limits?)",
        "The new modern slavery exclusions apply.",
    ),
    "one number for each child": (
        r"consistent identifier|(child|unique|single) identifier|one number for (each|every) child",
        "Use the consistent identifier of the child.",
    ),
    "a nominated person": (r"nominated person|advance choice document", "Ring the nominated person."),
    "the end of police cells for people who are ill": (
        r"\b(end|ends|ended|bans?|banned|abolish\w*)\b[^.]{0,20}\bpolice (stations?|cells?)"
        r"|\bpolice (stations?|cells?) (can|may|are|is) no longer",
        "Police cells are no longer a place of safety.",
    ),
    "a limit on moves from prison to hospital": (
        r"\b28[- ]day (legal )?(limit|rule|duty|deadline)|\b(prisoner|transfer)\w*[^.]*\b(within|in) 28 days",
        "A prisoner must be moved within 28 days.",
    ),
    "Liberty Protection Safeguards": (
        r"Liberty Protection Safeguards|\bLPS\b",
        "Apply the Liberty Protection Safeguards.",
    ),
    "the Hillsborough law": (
        r"Public Office \(Accountability\)|Hillsborough law",
        "The Hillsborough law binds your manager.",
    ),
    "the end of Healthwatch": (
        r"\b(end|ends|ended|abolish\w*|scrap\w*|replac\w*)\b[^.]*\b(Healthwatch|NHS England)\b"
        r"|\b(Healthwatch|NHS England)\b[^.]{0,15}\b(gone|ended|closed|shut|abolished|replaced)\b",
        "Healthwatch has closed.",
    ),
    "one record for each patient": (r"single patient record", "Look in the single patient record."),
    "reform of special needs": (
        r"white paper\b|individual support plans?",
        "Since the white paper the school gives an individual support plan.",
    ),
    "limits on social media": (
        r"\b(ban|bans|banned|limit|limits)\b[^.]*\bsocial media\b|\bsocial media\b[^.]*\b(ban|bans|banned)\b",
        "Social media is banned for under-16s.",
    ),
    "the asylum Bill": (r"Immigration and Asylum Bill|core protection", "A refugee gets core protection."),
    "pay reports": (
        r"Equality \(Race and Disability\)|\bpay (gap )?report\w*[^.]*\b(ethnicity|disability)",
        "Employers owe pay reports by ethnicity.",
    ),
    "a wider duty on homelessness": (
        r"\bduty\b[^.]*\bwork together on homelessness|duty to collaborate",
        "All bodies have a duty to work together on homelessness.",
    ),
    "earned release": (r"earned release|progression model", "Work out the date by earned release."),
    "breaks for carers in Scotland": (r"Care Reform \(Scotland\)", "The Care Reform (Scotland) Act gives breaks."),
    "a framework for frailty and dementia": (
        r"Modern Service Framework",
        "Follow the Modern Service Framework for dementia.",
    ),
    "a new code for nurses": (
        r"\b(nurs|midwi|NMC)\w*[^.]*\bnew Code\b|\bnew Code\b[^.]*\b(nurs|midwi)",
        "Nurses now follow the new Code.",
    ),
}
# Acts that start section by section: none of them is ever said to be in force as a whole.
WHOLE_ACT = (
    r"(Children's Wellbeing and Schools Act|Crime and Policing Act|Mental Health Act 2025|Sentencing Act)( 2026)?"
    r"( is| has come| came|,) (now )?(fully )?(in|into) force"
)


@pytest.mark.parametrize(("said", "example"), NOT_YET.values(), ids=NOT_YET)
def test_law_that_is_not_yet_law_is_told_so_in_the_same_text(points, said, example):
    assert missing(said, NOT_LIVE, [example])
    assert ids(point for point in points if missing(said, NOT_LIVE, [point.whole])) == []


def test_an_act_that_starts_in_parts_is_never_said_to_be_in_force(points):
    assert missing(WHOLE_ACT, "nothing", ["The Mental Health Act 2025 is now in force."])
    assert ids(point for point in points if missing(WHOLE_ACT, r"\bnot\b", point.sentences)) == []
