"""The small language of the rule file, and how levels are raised and lowered."""

import pytest

from bot.understanding.urgency import (
    CALM,
    EMERGENCY,
    RULES_FILE,
    SAME_DAY,
    Urgency,
    compile_phrase,
    judge_urgency,
    normal_form,
    read_rules,
)

RULES = """
categories:
  - {id: flood, level: same_day, phrases: [water .. rising]}
  - {id: fire, level: emergency, phrases: [(fire|smoke), burn* .. down]}
  - {id: storm, level: emergency, phrases: [storm]}
talking_about: [(training|policy)]
not_now: [years ago, no fire]
now: [right now]
"""


@pytest.fixture
def rules(tmp_path):
    path = tmp_path / "rules.yml"
    path.write_text(RULES, encoding="utf-8")
    return read_rules(path)


def matches(phrase, text):
    return compile_phrase(phrase).search(normal_form(text)) is not None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Hello, World!", " hello world "),
        ("He's can't won’t I`m", " hes cant wont im "),
        ("Café  Zoë\nÅngström", " cafe zoe angstrom "),
        ("non-mobile/baby", " non mobile baby "),
        ("2nite @ 11pm", " 2nite 11pm "),
        ("Straße", " strasse "),
        ("", "  "),
        ("?!", "  "),
        ("ਮਦਦ", "  "),
    ],
)
def test_a_text_is_reduced_to_plain_words(text, plain):
    assert normal_form(text) == plain


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("knife", "He has a knife", True),
        ("knife", "Knife.", True),
        ("knife", "a penknife", False),
        ("knife", "knifed", False),
        ("death threat*", "two death threats came", True),
        ("death threat*", "a death threat", True),
        ("death threat*", "a threat of death", False),
        ("threat*", "threatening", True),
        ("threat*", "a threa", False),
        ("(gun|knife)", "the gun", True),
        ("(gun|knife)", "the knife", True),
        ("(gun|knife)", "the spoon", False),
        ("(gun | knife )", "the gun went off", True),
        ("(kitchen knife|gun)", "with a kitchen knife", True),
        ("(kitchen knife|gun)", "with a kitchen", False),
        ("with (a)? knife", "with a knife", True),
        ("with (a)? knife", "with knife", True),
        ("with (a)? knife", "with the knife", False),
        ("with very? sharp knife", "with sharp knife", True),
        ("with very? sharp knife", "with very sharp knife", True),
        ("(said (she|he) (ran|fell)|hurt) badly", "said he fell badly", True),
        ("(said (she|he) (ran|fell)|hurt) badly", "hurt badly", True),
        ("(said (she|he) (ran|fell)|hurt) badly", "said she badly", False),
        ("hit .. her", "hit her", True),
        ("hit .. her", "he hit poor her", True),
    ],
)
def test_a_phrase_finds_its_words(phrase, text, found):
    assert matches(phrase, text) is found


@pytest.mark.parametrize(("between", "found"), [(0, True), (1, True), (5, True), (6, False)])
def test_a_gap_holds_up_to_five_words(between, found):
    assert matches("knife .. throat", f"knife {'word ' * between} throat") is found


@pytest.mark.parametrize(("between", "found"), [(0, True), (6, True), (12, True), (13, False)])
def test_a_long_gap_holds_up_to_twelve_words(between, found):
    assert matches("dementia ... missing", f"dementia {'word ' * between} missing") is found


@pytest.mark.parametrize("text", ["throat knife", "the throat and then a knife"])
def test_the_words_of_a_phrase_stand_in_order(text):
    assert matches("knife .. throat", "a knife at the throat")
    assert not matches("knife .. throat", text)


def test_a_mark_within_a_phrase_is_not_taken_for_an_end_of_sentence():
    assert matches("knife .. throat", "a knife! At her throat.")


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("all quiet", CALM),
        ("smoke", Urgency(EMERGENCY, "fire")),
        ("the house burned right down", Urgency(EMERGENCY, "fire")),
        ("water is rising", Urgency(SAME_DAY, "flood")),
        ("rising water", CALM),
    ],
)
def test_a_phrase_raises_the_level_of_its_category(rules, text, urgency):
    assert rules.judge(text) == urgency


def test_the_gravest_category_wins(rules):
    assert rules.judge("water is rising and there is smoke") == Urgency(EMERGENCY, "fire")


def test_of_equally_grave_categories_the_first_of_the_file_wins(rules):
    assert rules.judge("a storm and a fire") == Urgency(EMERGENCY, "fire")


def test_talking_about_a_danger_is_calm(rules):
    assert rules.judge("training on fire") == CALM


@pytest.mark.parametrize(
    "who",
    [
        *("she", "he", "her", "him", "they", "them", "his", "their", "he's", "she's", "they're"),
        *("I", "I'm", "I've", "me", "my", "we", "we've", "our", "us", "you", "your"),
        *("client", "clients", "resident", "tenant", "patient", "pupil", "student", "prisoner", "colleague"),
        *("baby", "child", "kid", "kids", "mum", "mother", "dad", "father", "son", "daughter"),
        *("wife", "husband", "partner", "boyfriend", "girlfriend", "woman", "man", "girl", "boys", "lad", "neighbour"),
    ],
)
def test_talking_about_a_danger_to_somebody_is_not_calm(rules, who):
    assert rules.judge(f"training {who} fire") == Urgency(SAME_DAY, "fire")


@pytest.mark.parametrize("text", ["a fire years ago", "there is no fire"])
def test_what_is_past_or_denied_is_lowered_to_today(rules, text):
    assert rules.judge(text) == Urgency(SAME_DAY, "fire")


@pytest.mark.parametrize("text", ["fire right now, as in training", "fire years ago and right now"])
def test_what_happens_now_is_not_lowered(rules, text):
    assert rules.judge(text) == Urgency(EMERGENCY, "fire")


def test_now_alone_raises_nothing(rules):
    assert rules.judge("right now") == CALM


def test_the_rules_of_the_bot_know_thirteen_categories_in_two_levels():
    categories = read_rules(RULES_FILE).categories

    assert len({category.id for category in categories}) == 13
    assert {category.level for category in categories} == {SAME_DAY, EMERGENCY}
    assert all(category.phrases for category in categories)


def test_no_phrase_of_the_bot_matches_an_empty_text():
    rules = read_rules(RULES_FILE)
    phrases = [phrase for category in rules.categories for phrase in category.phrases]

    assert [phrase.pattern for phrase in phrases if phrase.search(normal_form(""))] == []


@pytest.mark.parametrize(
    "piece",
    [
        "he ", "said ", "taken all ", "threat ", "says his the ", "passport holiday flight booked ", "on the ",
        "wandered dementia ", "taken downed swallowed whole box ", "a", "1", " ", "'", "(", "|*?", ". ", "\u0301",
        "a\u0301", "\ufdfa", "ß", "\u0130", "\ud800",
    ],
)  # fmt: skip
def test_danger_is_found_at_the_end_of_a_hostile_message(piece):
    end = " . i want to die"
    padding = (piece * 2_000)[: 2_000 - len(end)]

    assert judge_urgency(padding + end) == Urgency(EMERGENCY, "suicide_self_harm")


@pytest.mark.parametrize("asks", ["what do i do", "pls what do we do", "what do you say"])
def test_to_ask_what_to_do_is_not_to_talk_about_a_danger(asks):
    assert judge_urgency(f"swallowed bleach {asks}").level == EMERGENCY


@pytest.mark.parametrize("text", ["", " ", "?", "\u0000", "🙂", "١٢٣", "ਮਦਦ"])
def test_a_message_without_plain_words_is_calm(text):
    assert judge_urgency(text) == CALM


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("im going to kill myself", "suicide_self_harm"),
        ("shes got a knife and is cutting herself", "suicide_self_harm"),
        ("hes got a knife and says he will kill her", "weapon_threat_to_kill"),
        ("he shook the baby", "immediate_risk"),
        ("there is a fire in the hostel", "immediate_risk"),
        ("mum gave the baby methadone to sleep", "overdose_collapse"),
    ],
)
def test_the_text_shown_is_the_one_for_this_danger(text, category):
    judged = judge_urgency(text)
    assert (judged.level, judged.category, judged.hinted) == ("emergency", category, False)
