"""What a reader must know of an answer's standing: nation, review date, missing content, safe contact."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering import SAFE_CONTACT, guidance, is_past, more
from bot.contacts import Stores
from bot.dialogue.heard import Heard
from bot.dialogue.topic import Topic
from bot.wording import to_text
from knowledge.vocabulary import NEEDS

MORE = Topic(("domestic_abuse",), "contacts", remaining=("domestic_abuse.contacts.third",))
SAFELY = "Agree a safe number and a safe time first."
DIFFERS = "The law differs between nations."


def ask(store, subjects, need, **known):
    return guidance(Stores(store), Topic(tuple(subjects), need, **known), Heard(), None)[0]


def standing(answer):
    return {point.id.rpartition(".")[2]: point.note for point in answer.points}


def test_a_rule_that_holds_in_some_nations_says_in_which(store):
    notes = standing(ask(store, ["domestic_abuse"], "law"))

    assert notes["uk-rule"] is None
    assert notes["joint-rule"] == "England and Wales"


def test_a_rule_whose_text_names_its_nation_does_not_say_it_twice(store):
    answer = ask(store, ["domestic_abuse"], "law")
    [rule] = [point for point in answer.points if point.id.endswith("english-rule")]

    assert "England" in rule.text
    assert rule.note is None


def test_a_plan_that_is_not_law_says_so(store):
    assert standing(ask(store, ["domestic_abuse"], "law"))["scottish-bill"] == "Scotland; a Bill, not law"


def test_without_a_nation_the_reader_is_told_that_the_law_differs(store):
    assert any(note.startswith(DIFFERS) for note in ask(store, ["domestic_abuse"], "law").notes)


@pytest.mark.parametrize(
    ("need", "known"), [("law", {"nation": "Scotland"}), ("law", {"nation": "England"}), ("overview", {})]
)
def test_the_reader_is_not_told_so_when_it_does_not_matter(store, need, known):
    assert not any(note.startswith(DIFFERS) for note in ask(store, ["domestic_abuse"], need, **known).notes)


@pytest.mark.parametrize(
    ("nation", "rules"),
    [
        ("England", {"uk-rule", "english-rule", "joint-rule"}),
        ("Wales", {"uk-rule", "joint-rule"}),
        ("Scotland", {"uk-rule", "scottish-rule", "scottish-bill"}),
        ("Northern Ireland", {"uk-rule"}),
    ],
)
def test_only_the_law_of_the_nation_is_given(store, nation, rules):
    assert set(standing(ask(store, ["domestic_abuse"], "law", nation=nation))) == rules


def test_a_statement_past_its_review_is_shown_and_marked(store):
    answer = ask(store, ["domestic_abuse"], "warning_signs")
    note = "past its review date, 2020-06: check before relying on it"

    assert standing(answer) == {"stale": note, "on-both": None}
    assert f"A sign nobody has read again. ({note})" in to_text(answer)


@pytest.mark.parametrize(
    ("day", "past"),
    [
        (date(2027, 4, 30), False),
        (date(2027, 5, 1), False),
        (date(2027, 5, 31), False),
        (date(2027, 6, 1), True),
        (date(2028, 1, 1), True),
        (date(2026, 12, 31), False),
    ],
)
def test_a_review_is_past_when_its_month_is_over(day, past):
    assert is_past("2027-05", day) is past


@pytest.mark.parametrize("need", NEEDS)
def test_every_answer_on_domestic_abuse_says_how_to_make_contact_safely(store, need):
    assert to_text(ask(store, ["domestic_abuse"], need)).count(SAFELY) == 1


@pytest.mark.parametrize("subjects", [["homelessness", "domestic_abuse"], ["young_people", "domestic_abuse"]])
def test_it_does_so_when_domestic_abuse_is_not_the_first_subject(store, subjects):
    assert SAFELY in ask(store, subjects, "overview").notes


def test_it_does_so_when_nothing_is_written_for_the_nation(store):
    assert SAFELY in ask(store, ["domestic_abuse", "young_people"], "law", nation="Northern Ireland").notes


def test_the_words_on_safe_contact_are_those_of_the_store(store):
    assert store.points([SAFE_CONTACT])[0].text == SAFELY


def test_they_are_not_said_twice_when_they_are_among_the_statements(store):
    answer = ask(store, ["domestic_abuse"], "contacts")

    assert SAFE_CONTACT in [point.id for point in answer.points]
    assert SAFELY not in answer.notes


def test_more_on_domestic_abuse_says_so_again(store):
    answer, _ = more(Stores(store), MORE)

    assert [point.id for point in answer.points] == list(MORE.remaining)
    assert SAFELY in answer.notes


def test_more_does_not_say_it_twice(store):
    answer, _ = more(Stores(store), replace(MORE, remaining=(SAFE_CONTACT, *MORE.remaining)))

    assert to_text(answer).count(SAFELY) == 1


def test_an_answer_on_something_else_does_not_carry_them(store):
    assert SAFELY not in to_text(ask(store, ["homelessness"], "law"))


def test_a_subject_without_content_says_so_and_gives_contacts(store):
    answer = ask(store, ["young_people"], "law")

    assert answer.kind == "contacts"
    assert "Young people" in answer.lead
    assert "no guidance on that yet" in answer.lead
    assert [contact.id for contact in answer.contacts] == ["youth-line"]
    assert (answer.points, answer.reviewed, answer.review_due) == ((), None, None)


def test_its_text_can_stand_alone(store):
    text = to_text(ask(store, ["young_people"], "law"))

    assert "no guidance on that yet" in text
    assert "https://youth.example.org" in text


def test_a_nation_without_a_statement_says_so(store):
    answer = ask(store, ["homelessness"], "law", nation="Scotland")

    assert answer.lead == "I have no checked guidance on this for Scotland. Check locally; these services can help."
    assert [contact.id for contact in answer.contacts] == ["old-line", "general-line"]


def test_without_a_nation_and_without_a_statement_no_nation_is_named(bare_store):
    answer = ask(bare_store, ["homelessness"], "law")

    assert answer.lead == "I have no checked guidance on this. Check locally; these services can help."
    assert "None" not in to_text(answer)


def test_a_subject_without_content_does_not_hide_one_that_has_some(store):
    answer = ask(store, ["young_people", "homelessness"], "overview")

    assert [point.id for point in answer.points] == ["homelessness.overview.only"]
    assert answer.lead == ""
