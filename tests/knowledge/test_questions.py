"""The questions kept beside the points: about something, once each, enough of them."""

import pytest

from tests.knowledge.curated import QUESTIONS


@pytest.fixture
def asked(curated):
    curated.write("hiv/questions.yml", QUESTIONS)
    return curated


def test_a_subject_with_questions_for_everything_is_sound(asked):
    assert asked.problems() == []


def test_a_subject_without_a_questions_file_is_sound(curated):
    assert curated.problems() == []


def test_questions_about_nothing_are_named_with_their_line(asked):
    asked.edit("hiv/questions.yml", "law:\n  first:", "law:\n  frist:")
    problems = asked.problems()
    assert ("hiv/questions.yml", "law.frist", "there is no point or list 'hiv.law.frist'") in [
        (file, field, message) for file, _, field, message in problems
    ]


def test_a_question_that_leads_to_two_points_is_refused(asked):
    asked.edit("hiv/questions.yml", "hiv law?", "Approach one")
    [(file, _, field, message)] = asked.problems()
    assert (file, field, message) == ("hiv/questions.yml", "law.first.1", "leads to 'hiv.approach.first' already")


def test_a_question_twice_beside_one_point_is_refused(asked):
    asked.edit("hiv/questions.yml", "hiv law?", "law one")
    assert [message for *_, message in asked.problems()] == ["leads to 'hiv.law.first' already"]


@pytest.mark.parametrize(
    ("old", "new", "owner"),
    [
        ("law one, hiv law?", "law one", "hiv.law.first"),
        ("checklist one, hiv checklist?", "", "hiv.checklist.alone"),
        ("first visit tomorrow, before i see her", "first visit tomorrow", "hiv.visit"),
    ],
    ids=["a point", "a step", "a list"],
)
def test_too_few_questions_are_told_where_the_point_stands(asked, old, new, owner):
    asked.edit("hiv/questions.yml", old, new)
    [(_, _, field, message)] = asked.problems()
    assert field.endswith(".id")
    assert f"questions for {owner!r} into questions.yml" in message.replace("the list ", "")


def test_an_endless_question_and_a_number_are_refused(asked):
    asked.edit("hiv/questions.yml", "law one", "word " * 61)
    asked.edit("hiv/questions.yml", "hiv law?", "ring 0808 157 0999")
    messages = [message for *_, message in asked.problems()]
    assert "longer than 60 words" in messages
    assert any(message.startswith("leave the number") for message in messages)
