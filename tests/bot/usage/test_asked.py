"""What a turn is counted as: closed values, never joined to more than a report shows."""

from dataclasses import replace

import pytest

from bot.answer import Answer, Area
from bot.usage.asked import KINDS, counts_of

LEEDS = Area("LS6", "Leeds", "E08000035", "England")


def counted(answer, channel="web"):
    return list(counts_of(channel, answer.to_dict()))


def test_an_answer_counts_by_kind_channel_place_and_question(full_answer):
    answer = replace(full_answer, kind="guidance", urgent=None, area=LEEDS)

    assert counted(answer) == [
        ("answer", "guidance"),
        ("channel", "web"),
        ("place", "England", "E08000035"),
        ("question", "domestic_abuse", "law", "answered"),
    ]


def test_no_count_joins_a_subject_with_a_place_or_a_channel(full_answer):
    for what in counted(replace(full_answer, area=LEEDS, need="contacts")):
        assert not ("domestic_abuse" in what and {"England", "E08000035", "web"} & set(what))


def test_what_was_typed_of_a_place_is_not_counted(full_answer):
    assert "LS6" not in str(counted(replace(full_answer, area=LEEDS)))


def test_a_message_about_two_subjects_counts_for_each():
    answer = Answer(kind="clarify", subjects=("hiv", "homelessness"))

    assert [what[1:] for what in counted(answer) if what[0] == "question"] == [
        ("hiv", "", "unanswered"),
        ("homelessness", "", "unanswered"),
    ]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(kind="clarify"), "asked_back"),
        (Answer(kind="out_of_scope"), "out_of_scope"),
        (Answer(kind="error"), "failed"),
        (Answer(kind="conversation"), "conversation"),
        (Answer(kind="contacts", subjects=("hiv",), need="contacts"), "contacts"),
        (Answer(kind="contacts", subjects=("hiv",), need="law"), "nothing_found"),
    ],
)
def test_each_kind_of_answer_has_its_name(answer, kind):
    assert kind in KINDS
    assert counted(answer)[0] == ("answer", kind)


def test_danger_goes_before_the_kind_of_answer_and_a_failure_before_danger(full_answer):
    assert counted(replace(full_answer, kind="guidance"))[0] == ("answer", "urgent")
    assert counted(replace(full_answer, kind="error"))[0] == ("answer", "failed")


@pytest.mark.parametrize(("local", "result"), [(True, "found"), (False, "missed")])
def test_a_look_up_has_a_local_contact_or_not(full_answer, local, result):
    contacts = tuple(replace(contact, local=local) for contact in full_answer.contacts)
    answer = replace(full_answer, kind="contacts", urgent=None, need="contacts", area=LEEDS, contacts=contacts)

    assert ("look_up", result, "England", "E08000035") in counted(answer)


def test_without_a_place_nothing_is_looked_up(full_answer):
    answer = replace(full_answer, need="contacts", area=Area("Wales", None, None, "Wales"))

    assert not any(what[0] == "look_up" for what in counted(answer))
