"""An option, when it is chosen, says exactly what its label promised."""

from itertools import combinations

import pytest

from bot.options import REASONS, REPORT, Chosen, about, in_nation, in_place, read_option, report
from knowledge.vocabulary import NATIONS, NEEDS, SUBJECTS


@pytest.mark.parametrize("need", [None, *NEEDS])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_is_written_is_read_back(subject, need):
    assert read_option(about([subject], need)) == Chosen((subject,), need)


@pytest.mark.parametrize("several", [2, 3])
def test_lists_of_subjects_are_read_back_though_their_names_hold_commas_and_ands(several):
    for subjects in combinations(SUBJECTS, several):
        assert read_option(about(subjects, "law")) == Chosen(subjects, "law")


@pytest.mark.parametrize("nation", NATIONS)
def test_a_nation_keeps_what_was_asked(nation):
    assert read_option(in_nation(nation)) == Chosen()


@pytest.mark.parametrize(
    "label", ["Leeds", "Newport, Isle of Wight", "St. Helens", "Armagh City, Banbridge and Craigavon"]
)
def test_a_place_is_read_back_by_its_name(label):
    assert read_option(in_place(label)) == Chosen(place=label)


@pytest.mark.parametrize("words", [None, *REASONS])
def test_a_report_is_read_back_with_the_contact_and_the_reason(words):
    assert read_option(report(3, words)) == Chosen(report=True, number=3, reason=REASONS.get(words))


def test_a_report_without_a_contact_is_read_back():
    assert read_option(REPORT) == Chosen(report=True)


@pytest.mark.parametrize("text", ["homelessness: LAW AND DUTIES", "  Homelessness: law and duties ", "HOMELESSNESS"])
def test_case_and_spaces_around_it_do_not_matter(text):
    assert read_option(text).subjects == ("homelessness",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ":",
        "Homelessness: the weather",
        "Homelessness and football: law and duties",
        "Homelessness law and duties",
        "what is homelessness",
        "law and duties",
        "and in Wales",
        "HIV and",
        "area:",
        "report",
        "report 0",
        "report 2: he lives at 4 Hill Road",
    ],
)
def test_anything_else_is_left_to_the_classifiers(text):
    assert read_option(text) is None
