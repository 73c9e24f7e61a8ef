"""Which messages are raised, under which category, and which are left calm. The messages stand in two YAML files."""

from pathlib import Path

import pytest
import yaml

from bot.understanding.urgency import CALM, EMERGENCY, NONE, RULES_FILE, SAME_DAY, Urgency, judge_urgency

HERE = Path(__file__).parent
URGENT = yaml.safe_load((HERE / "urgent_messages.yml").read_text(encoding="utf-8"))
LOOKALIKES = yaml.safe_load((HERE / "calm_messages.yml").read_text(encoding="utf-8"))
CATEGORIES = {entry["id"] for entry in yaml.safe_load(RULES_FILE.read_text(encoding="utf-8"))["categories"]}
LEVELS = [NONE, SAME_DAY, EMERGENCY]
RAISED = [(name, entry["level"], text) for name, entry in URGENT.items() for text in entry["messages"]]

ORDINARY = [
    "Hello",
    "Thank you, that helps",
    "Who chairs a MARAC?",
    "What is the legal threshold for care proceedings?",
    "How does a child protection conference work?",
    "What are the entitlements of carers in Wales?",
    "How do I book an interpreter?",
    "She wants to know about school places for her children",
    "He has moved into his new flat and likes it",
    "My client is late with her rent",
]
PAIRS = [
    ("He is suicidal", "He is not suicidal"),
    ("She has taken an overdose today", "She had taken an overdose years ago"),
    ("He is threatening to kill her", "He was convicted of threatening to kill her"),
    ("A client wants to kill himself", "What if a client wants to kill himself"),
    ("My mum has dementia and has wandered off", "My mum has dementia and wandered off last year"),
    ("He strangled her last night", "He strangled her ten years ago"),
    ("He threatened me", "He threatened me years ago"),
    ("Her family are forcing her to marry", "Her family tried forcing her to marry years ago"),
]
PEOPLE = [
    "My client says he wants to kill himself",
    "She has taken an overdose",
    "The voices are telling him to hurt the baby",
    "Her ex threatened to kill her",
    "They are forcing her to marry her cousin",
    "My mum has dementia and has wandered off",
    "He has collapsed and is not breathing",
    "I'm feeling suicidal",
    "Her stepdad touches her at night",
    "My tenant is threatening staff",
    "She is sleeping in her car with the kids",
    "The ward is sending him home tonight and he can't walk",
]
TRAINING_WORDS = [
    "Which policy applies?",
    "I have done the safeguarding training.",
    "What does the guidance say?",
    "Is there a leaflet?",
    "What is the legal duty?",
    "Who chairs the meeting?",
]

NAMING_SOMEBODY = [
    ("suicide_self_harm", "Where can I find a leaflet on suicide prevention for a waiting room?"),
    ("child_sexual_abuse", "Training on sexual abuse of a child"),
    ("immediate_risk", "Shaken baby: is there a poster?"),
    ("forced_marriage_abduction_fgm", "Policy on girls being taken abroad to be married"),
    ("overdose_collapse", "Which policy covers a resident who has overdosed?"),
    ("missing_exploited", "Pupil missing since yesterday: what does the protocol say?"),
    ("suicide_self_harm", "Student with suicidal thoughts: is there any guidance?"),
]


A_CLAUSE_SAYS_IT = [
    ("overdose_collapse", "We think the resident has overdosed, which policy covers that?"),
    ("weapon_threat_to_kill", "what is the law on priority need, he is outside her door with a knife"),
    ("suicide_self_harm", "quick one on the suicide policy. he says he is going to kill himself"),
]


def lookalikes(kind):
    return [(name, text) for name, entry in LOOKALIKES.items() for text in entry[kind]]


def test_every_category_of_the_rules_is_tried_both_ways():
    assert set(URGENT) == set(LOOKALIKES) == CATEGORIES
    assert all(len(entry["messages"]) >= 3 for entry in URGENT.values())


@pytest.mark.parametrize(("category", "level", "text"), RAISED)
def test_danger_is_raised_at_least_to_its_level_under_its_category(category, level, text):
    urgency = judge_urgency(text)

    assert urgency.category == category
    assert LEVELS.index(urgency.level) >= LEVELS.index(level)


@pytest.mark.parametrize(
    "text",
    [
        "A client has told me he is going to kill himself tonight",
        "I'm 15 and I'm scared to go home, my dad will batter me",
    ],
)
def test_danger_that_fits_two_categories_is_raised(text):
    assert judge_urgency(text) != CALM


@pytest.mark.parametrize(("category", "text"), lookalikes("about"))
def test_a_question_about_law_policy_or_training_stays_calm(category, text):
    assert judge_urgency(text) == CALM


@pytest.mark.parametrize(("category", "text"), NAMING_SOMEBODY)
def test_such_a_question_is_lowered_but_not_to_none_when_it_may_be_about_somebody(category, text):
    judged = judge_urgency(text)
    assert (judged.level, judged.category) == (SAME_DAY, category)


@pytest.mark.parametrize(("category", "text"), A_CLAUSE_SAYS_IT)
def test_a_clause_that_says_somebody_is_in_danger_stands_beside_a_question_about_policy(category, text):
    judged = judge_urgency(text)
    assert (judged.level, judged.category) == (EMERGENCY, category)


@pytest.mark.parametrize(
    "text",
    [
        "The ward are discharging her tonight and she has no heating or food at home",
        "Discharged home today with a burn, she is afraid to go home",
        "They are sending mum home today to the son, and there is no food in the house",
    ],
)
def test_an_unsafe_discharge_is_named_before_other_risk_of_today(text):
    assert judge_urgency(text) == Urgency(SAME_DAY, "unsafe_discharge")


@pytest.mark.parametrize(("category", "text"), lookalikes("not_now"))
def test_what_is_past_denied_or_supposed_is_no_emergency(category, text):
    assert judge_urgency(text).level != EMERGENCY


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_message_stays_calm(text):
    assert judge_urgency(text) == CALM


@pytest.mark.parametrize(("now", "then"), PAIRS)
def test_a_few_words_tell_now_from_then(now, then):
    assert judge_urgency(now).level == EMERGENCY
    assert judge_urgency(then).level == SAME_DAY


@pytest.mark.parametrize("tail", TRAINING_WORDS)
@pytest.mark.parametrize("text", PEOPLE)
def test_words_of_training_never_calm_a_message_about_a_person(text, tail):
    assert judge_urgency(f"{text}. {tail}") != CALM
    assert judge_urgency(f"{tail} {text}") != CALM


@pytest.mark.parametrize(
    "text",
    [
        "He overdosed last month, and he has overdosed again just now",
        "She is not suicidal, but he is holding a knife right now",
    ],
)
def test_what_happens_now_is_not_lowered_by_what_is_past_or_denied(text):
    assert judge_urgency(text).level == EMERGENCY


@pytest.mark.parametrize(
    "write",
    [
        str.upper,
        str.title,
        lambda text: text.replace("'", "’"),
        lambda text: text.replace("'", ""),
        lambda text: f"  {text}!!",
    ],
    ids=["capitals", "title", "curly", "bare", "marks"],
)
@pytest.mark.parametrize(("category", "level", "text"), [next(m for m in RAISED if m[0] == name) for name in URGENT])
def test_the_way_a_message_is_written_does_not_matter(category, level, text, write):
    assert judge_urgency(write(text)) == judge_urgency(text) != CALM
