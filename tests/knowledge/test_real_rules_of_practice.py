"""The rules of the briefs on protection, care and fair practice that must not be missing, and where they stand."""

import re

import pytest

# subject, the needs under which it must be said at least once (each of them), and words that say it.
SAID = {
    "the school hears of a call-out": ("child_protection", ["information_sharing"], r"Operation Encompass"),
    "the school hears of a call-out to the young": (
        "young_people",
        ["information_sharing"],
        r"call-out.*before the next school day",
    ),
    "the school hears of abuse at home": ("domestic_abuse", ["law"], r"Operation Encompass"),
    "more hazards from 30 November 2026": ("homelessness", ["law"], r"30 November 2026"),
    "a child in danger means 999 first": (
        "child_protection",
        ["overview", "checklist"],
        r"\b999\b.*child is in danger",
    ),
    "no proof is needed": ("child_protection", ["overview"], r"do not wait for (proof|certainty)|worry is enough"),
    "no secrecy is promised to a child": (
        "child_protection",
        ["approach"],
        r"cannot keep (this|it) (a )?secret|promise nothing",
    ),
    "a child is not led or questioned": ("child_protection", ["approach"], r"never lead|do not (ask leading|question)"),
    "a bruise is never dated": ("child_protection", ["checklist"], r"never (guess|give|tell) the age of a bruise"),
    "a bruise on a baby is referred now": (
        "child_protection",
        ["checklist"],
        r"any bruise.*ring children's social care now",
    ),
    "no consent to share about a child": (
        "child_protection",
        ["information_sharing"],
        r"(not need|not wait for) consent",
    ),
    "a wrong answer is challenged": (
        "child_protection",
        ["checklist"],
        r"silence is not an answer|ring the person who decided",
    ),
    "worry about a worker goes to its officer": (
        "child_protection",
        ["partners"],
        r"designated officer within one working day",
    ),
    "HIV is no reason to refer": ("child_protection", ["information_sharing"], r"no reason in itself to refer"),
    "the report of sexual abuse is not yet a duty": (
        "child_protection",
        ["law"],
        r'do not say "the law says you must"',
    ),
    "only a court makes orders": ("child_protection", ["law"], r"only a court can make"),
    "absence is a sign": ("young_people", ["overview"], r"absence as a sign|ask where they are"),
    "a child is a victim of exploitation": ("young_people", ["law"], r"child as a victim"),
    "no home ring when home may be the danger": ("young_people", ["checklist"], r"do not ring home first"),
    "special needs law stands": ("young_people", ["law"], r"special needs law is unchanged"),
    "off the record is unlawful": ("young_people", ["checklist", "law"], r"unlawful"),
    "suicide is asked about": ("young_people", ["approach"], r"ending your life"),
    "secrets are not promised to the young": ("young_people", ["information_sharing"], r"do not promise"),
    "say what happens this minute": ("mental_health_offending", ["overview", "checklist"], r"say what is happening"),
    "police may not come": ("mental_health_offending", ["barriers"], r"police may not attend|never rely on"),
    "a body in crisis is medical": ("mental_health_offending", ["overview"], r"medical emergency"),
    "no cell for a child": ("mental_health_offending", ["law"], r"never a place of safety for anyone under 18"),
    "relatives for now": (
        "mental_health_offending",
        ["law"],
        r"nearest relative and the old tests|use the nearest relative",
    ),
    "most never offend": ("mental_health_offending", ["overview"], r"most people with a mental illness never offend"),
    "families are heard": (
        "mental_health_offending",
        ["information_sharing"],
        r"always take the call|you can always listen",
    ),
    "lost touch closes no case": (
        "mental_health_offending",
        ["checklist"],
        r"never to close the case|reason to reach out",
    ),
    "two people, each heard apart": (
        "older_people_carers",
        ["overview", "approach"],
        r"hear each of them, apart|see the older person and the carer separately",
    ),
    "no is a fair answer": ("older_people_carers", ["approach"], r"no is a fair answer"),
    "I cannot do this any more": (
        "older_people_carers",
        ["checklist"],
        r"can't do this any more.*urgent|\b999\b.*cannot go on",
    ),
    "liberty changed": ("older_people_carers", ["law", "definition"], r"2 June 2026"),
    "authorisations stay": ("older_people_carers", ["law"], r"do not cancel an authorisation"),
    "self-neglect is not walked away from": ("older_people_carers", ["approach"], r"do not walk away"),
    "the allowance has its year": ("older_people_carers", ["law"], r"from April 2026 to March 2027"),
    "no community has one pattern": (
        "minority_ethnic_dementia",
        ["overview"],
        r"no community, faith or country has one pattern",
    ),
    "quiet is no coping": (
        "minority_ethnic_dementia",
        ["overview"],
        r"do not read a quiet family as a family that copes",
    ),
    "no relative interprets a test": (
        "minority_ethnic_dementia",
        ["approach"],
        r"never use a child.*do not use a relative",
    ),
    "missing means 999": (
        "minority_ethnic_dementia",
        ["checklist"],
        r"\b999\b at once if a person with dementia is missing",
    ),
    "their own is a stereotype": (
        "minority_ethnic_dementia",
        ["barriers"],
        r'never close a case because "they look after their own"',
    ),
    "a low score does not decide": ("minority_ethnic_dementia", ["barriers"], r"do not let a low score decide"),
    "a smile is not consent": ("minority_ethnic_dementia", ["law"], r"smile alone is not"),
    "no meeting is needed to report": (
        "partnership_working",
        ["information_sharing"],
        r"need no meeting, protocol or consent",
    ),
    "a form is not enough": ("partnership_working", ["information_sharing"], r"signed form does not by itself"),
    "meetings have no powers": ("partnership_working", ["law"], r"meeting has no powers"),
    "boards still exist": ("partnership_working", ["law"], r"still exist"),
    "three partners": ("partnership_working", ["law"], r"the council, the integrated care board and the police"),
    "silence can harm": ("ethics_confidentiality", ["overview"], r"keeping quiet can hurt"),
    "never promise secrecy": ("ethics_confidentiality", ["approach"], r"do not promise"),
    "a request is not an order": ("ethics_confidentiality", ["information_sharing"], r"request is not an order"),
    "confidential is no shield about a child": (
        "ethics_confidentiality",
        ["warning_signs"],
        r"never a reason to keep quiet about a child",
    ),
    "sorry admits nothing": ("ethics_confidentiality", ["law"], r"saying sorry does not admit"),
    "the Bill is a Bill": ("ethics_confidentiality", ["law"], r"still a Bill"),
    "eight principles": ("ethics_confidentiality", ["definition"], r"eight rules|eight principles"),
    "nobody's proof is asked for": (
        "diversity_antidiscrimination",
        ["approach", "law"],
        r"do not ask for proof|ask nobody for proof",
    ),
    "nobody is left without help": ("diversity_antidiscrimination", ["approach"], r"nobody is left without help"),
    "groups are not people": ("diversity_antidiscrimination", ["overview"], r"may be false for the person"),
    "leaders carry no messages": (
        "diversity_antidiscrimination",
        ["information_sharing"],
        r"do not pass messages through a community leader",
    ),
    "the new code": ("diversity_antidiscrimination", ["law"], r"took effect on 5 August 2026"),
    "nobody speaks for all": ("service_user_involvement", ["overview"], r"nobody speaks for everyone"),
    "pay with advice and no figure": (
        "service_user_involvement",
        ["checklist"],
        r"benefits advice.*never quote a limit",
    ),
    "Healthwatch still exists": ("service_user_involvement", ["law"], r"Healthwatch still exists"),
    "an advocate never delays safety": (
        "service_user_involvement",
        ["checklist", "law"],
        r"keep (the person|someone|them) safe (do not|never) wait",
    ),
    "silent 999": ("rural_practice", ["overview"], r"press 55.*does not tell the police where you are"),
    "no gun is handled": ("rural_practice", ["approach"], r"never handle a gun"),
    "no local go-between": ("rural_practice", ["approach"], r"never use a local friend"),
    "landlines end in January 2027": ("rural_practice", ["law"], r"January 2027"),
    "the alarm is tested": ("rural_practice", ["checklist"], r"press the alarm with the person"),
    "rural proofing is no legal test": ("rural_practice", ["law"], r"not a legal test"),
    "nobody goes alone to look": ("rural_practice", ["checklist"], r"do not (drive out|set out|go) alone"),
    "culture excuses no harm": ("transcultural_practice", ["overview"], r"culture never excuses harm"),
    "leaders settle no abuse": ("transcultural_practice", ["approach"], r"never use leaders to settle abuse"),
    "a girl and an older man": ("transcultural_practice", ["warning_signs"], r"do not call it a family quarrel"),
    "no embassy": ("transcultural_practice", ["information_sharing"], r"never ask an embassy"),
    "one-chance silence": ("transcultural_practice", ["checklist"], r"no family meeting and no mediation"),
    "kindness is not a language": ("transcultural_practice", ["overview"], r"kindness is not a shared language"),
}


@pytest.mark.parametrize(("subject", "needs", "words"), SAID.values(), ids=SAID)
def test_the_rule_is_said_under_each_need(points, subject, needs, words):
    here = [point for point in points if subject in point.subjects and re.search(words, point.text, re.IGNORECASE)]
    assert set(needs) - {point.need for point in here} == set()
