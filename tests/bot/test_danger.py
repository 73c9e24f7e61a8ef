"""Two judges of danger: either may raise; only what is calm beyond doubt lowers, and never to nothing."""

import pytest

from bot import danger
from bot.danger import judge_danger
from bot.understanding.danger import BEYOND_DOUBT, Meaning
from bot.understanding.urgency import CALM, EMERGENCY, SAME_DAY, Urgency

BY_RULES = "he is strangling her right now"
QUIET = "what is a child in need plan"


@pytest.fixture
def meaning(monkeypatch):
    """Let the second judge say this."""
    return lambda urgency, calm=0.0: monkeypatch.setattr(danger, "judge_meaning", lambda text: Meaning(urgency, calm))


def test_meaning_raises_what_the_rules_do_not_see(meaning):
    meaning(Urgency(EMERGENCY, "assault_now"))
    assert judge_danger(QUIET).level == EMERGENCY


def test_meaning_that_only_leans_to_calm_does_not_lower_what_the_rules_raise(meaning):
    meaning(CALM, BEYOND_DOUBT - 0.01)
    assert judge_danger(BY_RULES).level == EMERGENCY
    meaning(Urgency(SAME_DAY, "immediate_risk"))
    assert judge_danger(BY_RULES).category == "assault_now"


def test_a_bare_word_in_calm_company_is_still_something_for_today(meaning):
    meaning(CALM, BEYOND_DOUBT)
    assert judge_danger("overdose memorial, who stocks ribbons") == Urgency(SAME_DAY, "overdose_collapse")


@pytest.mark.parametrize("text", [BY_RULES, "i want to kill myself", "she wants to die", "i cant go on any more"])
def test_meaning_never_lowers_what_the_rules_say_in_so_many_words(meaning, text):
    meaning(CALM, 1.0)
    assert judge_danger(text).level == EMERGENCY


def test_the_rules_judge_alone_when_the_model_cannot(monkeypatch):
    def broken(_):
        raise OSError("no model")

    monkeypatch.setattr(danger, "judge_meaning", broken)
    assert judge_danger(BY_RULES).level == EMERGENCY
    assert judge_danger(QUIET) == CALM
