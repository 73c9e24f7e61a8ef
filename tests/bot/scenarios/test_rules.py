"""The rules that hold on every turn."""

from dataclasses import replace

import pytest

from bot.scenarios.moment import Moment
from bot.scenarios.register import read_register
from bot.scenarios.rules import judge_rules, outdated, outdated_in
from knowledge.content import read_content
from knowledge.directory.imports.rows import service_id
from knowledge.directory.prepare import CORE_FEED
from tests.bot.scenarios.answers import LEEDS, REGISTER, answer, contact, point, reply, urgent

TYPED = "mrs Okafor, nhs number 999 012 3454, has a section 21"
NOTE = "Details were removed and kept nowhere."


def broken(said, typed="she has a section 21", was_reminded=False, text=None):
    """What the rules have to say of an answer: rule and reason."""
    read = reply(said)
    read = replace(read, text=text) if text is not None else read
    checks = judge_rules(7, Moment(typed, read, REGISTER, was_reminded))
    assert {check.line for check in checks} == {7}
    return {check.rule: check.why for check in checks if not check.met}


def test_a_good_answer_breaks_no_rule():
    assert broken(answer("Refer today.", contacts=(contact(),))) == {}
    assert broken(answer("Ring 999.", urgency="emergency", kind="urgent", urgent=urgent())) == {}


def test_an_error_fails_whatever_else_it_says():
    assert "answers" in broken(answer("Refer today.", kind="error"))


class TestDangerFirst:
    DANGER = answer("Refer today.", urgency="emergency", kind="urgent", urgent=urgent())

    def test_it_must_be_there(self):
        assert "G1" in broken(answer("Ring 999.", urgency="emergency"))

    def test_it_must_come_first(self):
        assert "not the first part" in broken(self.DANGER, text="Hello. Danger now. Call 999.")["G1"]

    def test_it_must_name_999(self):
        block = urgent(first=("Ring the duty team.",), numbers=())
        assert "999" in broken(replace(self.DANGER, urgent=block))["G1"]

    def test_something_for_today_may_come_without(self):
        assert broken(answer("Refer today.", urgency="same_day")) == {}


class TestDetails:
    def said(self, *points, **more):
        return answer(*points, redacted=("PERSON", "NHS_NUMBER"), **{"notes": (NOTE,), **more})

    def test_what_was_taken_out_must_not_be_said_again(self):
        assert '"Okafor"' in broken(self.said("Ring Mrs Okafor."), TYPED)["G2"]
        assert '"999 012 3454"' in broken(self.said("Her number is 999 012 3454."), TYPED)["G2"]

    def test_not_even_in_an_option(self):
        from bot.answer import Option

        said = self.said("Refer.", options=(Option("Okafor: checklist", "x"),))
        assert "G2" in broken(said, TYPED)

    def test_it_reminds_once(self):
        assert broken(self.said("Refer."), TYPED) == {}
        assert "does not say so" in broken(self.said("Refer.", notes=()), TYPED)["G2"]

    def test_and_not_again(self):
        assert broken(self.said("Refer.", notes=()), TYPED, was_reminded=True) == {}
        assert "second time" in broken(self.said("Refer."), TYPED, was_reminded=True)["G2"]

    def test_a_number_of_the_register_may_be_said(self):
        said = answer("Refer.", contacts=(contact(),), redacted=("PHONE",), notes=(NOTE,))
        assert broken(said, "can she ring 0800 000 0001") == {}


class TestLocalContacts:
    def test_a_place_without_local_contact_is_said(self):
        said = answer("Refer.", area=LEEDS, contacts=(contact(areas=("England",)),))
        assert "none for Leeds" in broken(said)["G3"]
        assert broken(replace(said, notes=("I hold no local numbers yet.",))) == {}

    def test_a_local_contact_is_enough(self):
        assert broken(answer("Refer.", area=LEEDS, contacts=(contact(areas=("Leeds",)),))) == {}

    def test_nothing_has_to_be_said_without_place_or_contacts(self):
        assert broken(answer("Refer.", contacts=(contact(),))) == {}
        assert broken(answer("Refer.", area=LEEDS)) == {}


class TestDates:
    def test_points_have_dates(self):
        assert "checked" in broken(answer("Refer.", reviewed=None))["G4"]

    @pytest.mark.parametrize(
        ("status", "note"),
        [
            ("enacted", "passed, not confirmed as started"),
            ("bill", "England; a Bill, not law"),
            ("draft", "draft, not in force"),
        ],
    )
    def test_what_is_not_yet_law_says_so(self, status, note):
        dates = {"reviewed": "2026-11", "review_due": "2027-05"}
        assert broken(answer(points=(point("It will.", status=status, note=note),), **dates)) == {}
        assert "does not say that it is" in broken(answer(points=(point("It will.", status=status),), **dates))["G4"]


@pytest.mark.parametrize(
    "phrase", ["I have decided to refer.", "You can safely ignore it.", "I advise you to remove him."]
)
def test_it_never_decides(phrase):
    assert "G5" in broken(answer(phrase))


class TestWords:
    def test_words_of_the_past_are_not_said(self):
        assert broken(answer("He is on the at-risk register."))["G6"] == 'it says "at risk register"'
        assert "G6" in broken(answer("Many mentally disordered offenders wait."))

    def test_a_warning_against_one_is_fine(self):
        assert broken(answer('Do not say "junkie".')) == {}

    def test_part_of_another_word_is_not_meant(self):
        assert broken(answer("An addiction service can help.")) == {}

    def test_no_curated_point_says_one(self):
        said = {entry.id: outdated_in(entry.entry.text) for entry in read_content().points}
        assert {name: old for name, old in said.items() if old} == {}

    def test_each_is_a_word_that_some_subject_understands(self):
        also = " | ".join(word.casefold() for subject in read_content().subjects for word in subject.also)
        assert [word for word in outdated() if word.casefold() not in also] == []


class TestNothingInvented:
    def test_a_number_that_is_not_in_the_register(self):
        assert "08000000002" in broken(answer("Ring 0800 000 0002."))["G7"]

    def test_the_number_of_another_contact(self):
        said = answer("Refer.", contacts=(contact(id="emergency-999", phone="0800 000 0001"),))
        assert 'not the number of "emergency-999"' in broken(said)["G7"]

    def test_a_contact_that_is_not_in_the_register(self):
        assert 'no contact "made-up"' in broken(answer("Refer.", contacts=(contact(id="made-up"),)))["G7"]

    def test_years_money_and_web_addresses_are_no_numbers(self):
        said = answer("In 2021 it was 12,000 pounds.", contacts=(contact(web="https://example.org/08000000009"),))
        assert broken(said) == {}


def test_the_real_register_holds_national_and_local_contacts():
    register = read_register()
    assert "999" in register.numbers["emergency-999"]
    assert register.has(service_id(CORE_FEED, "leeds-adult-safeguarding"))
    assert "01132224401" in register.all_numbers()
