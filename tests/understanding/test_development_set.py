"""How well questions nobody trained on are understood.

The floors are a little below what was measured when the model was made, so that a change that loses understanding is
seen. The questions were written apart from the training data, by somebody who had not read it.
"""

from pathlib import Path

import pytest
import yaml

from bot.measure import measure_understanding

EVALUATION = Path(__file__).parent.parent / "evaluation"
QUESTIONS, HARDER = EVALUATION / "questions.yml", EVALUATION / "harder.yml"
TRAINING = Path(__file__).parent.parent.parent / "data" / "nlu"


@pytest.fixture(scope="module")
def score():
    return measure_understanding(QUESTIONS)


def test_a_right_subject_is_named(score):
    assert score.subject_found >= 0.83


def test_a_right_subject_is_named_when_the_words_do_not_name_it(score):
    assert score.subject_found_implicit >= 0.72


def test_what_is_wanted_is_recognised(score):
    assert score.need_right >= 0.78


def test_what_is_out_of_scope_gets_no_guidance(score):
    assert score.out_of_scope_refused >= 0.80


def test_what_is_in_scope_is_hardly_ever_refused(score):
    assert score.in_scope_refused <= 0.03


@pytest.fixture(scope="module")
def harder_score():
    return measure_understanding(HARDER)


def test_of_harder_questions_too_most_are_understood(harder_score):
    assert harder_score.subject_found >= 0.74
    assert harder_score.subject_found_implicit >= 0.68
    assert harder_score.need_right >= 0.73
    assert harder_score.out_of_scope_refused >= 0.72
    assert harder_score.in_scope_refused <= 0.03


@pytest.mark.parametrize("name", ["questions.yml", "harder.yml", "pairs.yml"])
def test_no_question_of_a_set_was_trained_on(name):
    blocks = [block for path in TRAINING.glob("*.yml") for block in yaml.safe_load(path.read_text())["nlu"]]
    trained = {line[2:].casefold().strip() for block in blocks for line in block["examples"].splitlines()}
    asked = {question["text"].casefold().strip() for question in yaml.safe_load((EVALUATION / name).read_text())}
    assert not asked & trained
