"""Every subject and every need, asked over HTTP as an option says it: an answer a new colleague could act on."""

import pytest

from knowledge.content import read_content
from knowledge.vocabulary import NATIONS, NEEDS, SUBJECTS
from tests.knowledge.spoken import retired_in

CELLS = [(subject, need) for subject in SUBJECTS for need in NEEDS]


@pytest.fixture(scope="module")
def real():
    """The curated content as it stands in the files."""
    return read_content()


@pytest.mark.parametrize(("subject", "need"), CELLS, ids=[f"{subject} {need}" for subject, need in CELLS])
def test_a_cell_is_answered_with_sourced_and_dated_points(say, subject, need):
    reply = say(f"{SUBJECTS[subject]}: {NEEDS[need].lower()}")
    answer = reply.answer

    assert answer["kind"] == ("contacts" if need == "contacts" else "guidance")
    assert (answer["subjects"][0], answer["need"]) == (subject, need)
    assert answer["points"]
    assert answer["reviewed"] <= answer["review_due"]
    assert all(point["sources"] and point["nations"] and point["status"] for point in answer["points"])
    assert {name for point in answer["points"] for name in point["sources"]} <= {s["id"] for s in answer["sources"]}
    assert all(point["text"] in reply.text for point in answer["points"])


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_law_of_a_nation_is_given_and_no_other(say, subject, nation):
    say(f"{SUBJECTS[subject]}: law and duties")
    answer = say(f"and in {nation}?").answer

    assert (answer["subjects"][0], answer["need"], answer["area"]["nation"]) == (subject, "law", nation)
    assert answer["points"]
    assert all(nation in point["nations"] for point in answer["points"])


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_number_shown_stands_in_the_register_and_none_is_retired(say, real, subject):
    reply = say(f"{SUBJECTS[subject]}: contacts")
    register = {entry.id: entry for entry, _ in real.contacts}

    assert reply.answer["contacts"]
    assert retired_in(reply.text, [number.digits for number in real.retired]) == []
    for contact in reply.answer["contacts"]:
        entry = register[contact["id"]]
        assert contact["phone"] == entry.phone
        assert bool(contact["note"]) == (entry.confidence != "current")
        assert not (entry.confidence == "conflicting" and contact["phone"])
