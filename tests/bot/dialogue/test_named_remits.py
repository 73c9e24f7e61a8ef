"""Contacts asked for by the name of the team, in the words of practitioners."""

import pytest

from bot.dialogue.named_remits import remits_in, without_remits
from bot.dialogue.wishes import wishes_in
from knowledge.directory.remits import REMITS, subjects_of
from knowledge.vocabulary import SUBJECTS


@pytest.mark.parametrize(
    ("text", "remits"),
    [
        ("number for the Leeds MASH", ("childrens_front_door",)),
        ("children’s social care in Powys", ("childrens_front_door",)),
        ("who covers Powys for adult safeguarding", ("adult_safeguarding",)),
        ("EDT Coventry", ("emergency_duty_team",)),
        ("out-of-hours social worker", ("emergency_duty_team",)),
        ("housing options in LS6", ("housing_options",)),
        ("crisis team Belfast", ("mental_health_crisis",)),
        ("IDVA in Coventry", ("domestic_abuse",)),
        ("MARAC co-ordinator", ("domestic_abuse",)),
        ("drug and alcohol service", ("drug_alcohol",)),
        ("carers' centre near Wrexham", ("carers_centre",)),
        ("gypsy and traveller liaison officer", ("gypsy_traveller_liaison",)),
        ("youth offending team Leeds", ("youth_justice",)),
        ("dementia adviser", ("dementia_support",)),
        ("sexual health clinic", ("hiv_clinic",)),
        ("early help or the YOT", ("early_help", "youth_justice")),
        ("I need an interpreter in Belfast", ("interpreting",)),
        ("domestic abuse contacts in Powys", ()),
        ("mashed up at home, who do I ring", ()),
        ("his brother is a carer", ()),
    ],
)
def test_a_team_is_known_by_its_names(text, remits):
    assert remits_in(text) == remits


def test_every_remit_can_be_asked_for_by_name():
    names = {"childrens_front_door": "front door", "domestic_abuse": "IDVA", "drug_alcohol": "drug and alcohol team"}
    assert [remits_in(names.get(remit, remit.replace("_", " "))) for remit in REMITS] == [(remit,) for remit in REMITS]


def test_every_remit_is_about_a_subject():
    assert {remit: subjects_of(remit) for remit in ("youth_justice", "hiv_clinic", "emergency_duty_team")} == {
        "youth_justice": ("mental_health_offending",),
        "hiv_clinic": ("hiv",),
        "emergency_duty_team": ("child_protection", "older_people_carers"),
    }
    assert all(set(subjects_of(remit)) <= set(SUBJECTS) for remit in REMITS)


def test_the_names_can_be_taken_out():
    assert without_remits("number for the youth offending team").split() == ["number", "for", "the"]


def test_in_a_story_a_team_that_is_named_is_not_asked_for():
    story = "early help closed the case last month and now the child has a burn, who do I ring"
    assert wishes_in(story).remits == ()
