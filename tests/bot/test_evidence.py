"""Why a message is taken for what it is taken for."""

import asyncio

import pytest

from bot import evidence
from bot.evidence import Evidence, evidence_of
from bot.understand_command import lines
from bot.understanding.urgency import CALM


@pytest.fixture(autouse=True)
def _calm(monkeypatch):
    monkeypatch.setattr(evidence, "judge_danger", lambda text: CALM)


async def parse(text):
    """Take foil for drugs, more so with curtains; a bag speaks for nothing."""
    share = 0.6 * ("foil" in text) + 0.2 * ("curtains" in text)
    subjects = [{"entity": "subject", "value": "parental_drug_use", "confidence_entity": share}] if share else []
    guess = {"entity": "guess", "value": "homelessness", "confidence_entity": 0.1}
    ranking = [{"name": "warning_signs", "confidence": 0.7}, {"name": "greet", "confidence": 0.1}]
    return {
        "text": text,
        "intent": {"name": "warning_signs", "confidence": 0.7},
        "intent_ranking": ranking,
        "entities": [*subjects, guess],
    }


def said(text):
    return asyncio.run(evidence_of(text, parse))


def test_the_words_without_which_the_subject_is_less_likely_are_named_the_strongest_first():
    assert said("curtains shut and foil in the bag").words == ("foil", "curtains")


def test_the_shares_of_all_likely_subjects_are_told():
    assert list(said("foil").subjects) == ["parental_drug_use", "homelessness"]


def test_one_word_alone_is_evidence_for_itself():
    assert said("foil").words == ("foil",)


def test_it_is_told_in_lines():
    told = "\n".join(lines(said("curtains shut and foil in the bag")))
    assert "Parents who use drugs 80%, Homelessness 10%" in told
    assert "Because: foil, curtains" in told
    assert "Danger:  none" in told


def test_what_is_about_nothing_says_so():
    nothing = Evidence(evidence.Heard(intent="out_of_scope"), CALM, {}, ())
    told = "\n".join(lines(nothing))
    assert "nothing it is sure of" in told
    assert "Taken as: out of scope" in told
