"""The questions of the first release, as a practitioner types them."""

import pytest

FIELDS = {
    "version", "kind", "subjects", "need", "urgency", "area", "points", "contacts", "sources", "reviewed",
    "review_due", "options", "redacted",
}  # fmt: skip


@pytest.mark.parametrize(
    ("message", "subject", "needs"),
    [
        (
            "I've a visit to a Travellers' site on Thursday, what should I think about?",
            "gypsy_roma_traveller",
            {"checklist", "approach", "overview"},
        ),
        ("she flinches when he comes in and he answers for her", "domestic_abuse", {"warning_signs", "approach"}),
        ("do I have to tell school about a pupil's HIV", "hiv", {"information_sharing", "law"}),
        ("mum on a methadone script, baby due, who should be involved", "parental_drug_use", {"partners"}),
        ("duty to refer: which of us?", "homelessness", {"law", "partners"}),
    ],
)
def test_a_question_is_answered_with_sourced_points(say, message, subject, needs):
    reply = say(message)
    answer = reply.answer

    assert set(answer) >= FIELDS
    assert answer["kind"] == "guidance"
    assert answer["subjects"][0] == subject
    assert answer["need"] in needs
    assert answer["points"]
    assert answer["contacts"]
    assert answer["reviewed"]
    known = {source["id"] for source in answer["sources"]}
    assert all(set(point["sources"]) <= known and point["sources"] for point in answer["points"])
    assert all(point["text"] in reply.text for point in answer["points"])


def test_nobody_has_to_tell_school_about_hiv_is_said(say):
    assert "hiv.law.school-and-nursery" in say("do I have to tell school about a pupil's HIV").point_ids


def test_the_duty_to_refer_is_explained(say):
    assert "homelessness.law.england-duty-to-refer" in say("duty to refer: which of us?").point_ids


def test_a_nation_alone_keeps_subject_and_need(say):
    first = say("duty to refer: which of us?").answer
    second = say("and in Wales?").answer

    assert (second["subjects"], second["need"]) == (first["subjects"], first["need"])
    assert second["area"]["nation"] == "Wales"
    assert all("Wales" in point["nations"] for point in second["points"])


def test_danger_comes_before_everything(say):
    reply = say("he's outside her door with a knife")

    assert reply.answer["kind"] == "urgent"
    assert reply.answer["urgency"] == "emergency"
    assert reply.text.startswith("**Danger now")
    assert "999" in reply.text.split("\n\n")[0]


def test_the_weather_is_out_of_scope(say):
    answer = say("what's the weather").answer

    assert answer["kind"] == "out_of_scope"
    assert answer["options"]
    assert not answer["points"]
