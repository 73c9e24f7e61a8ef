"""The names of the contract are public: what a channel reads never changes without a new version."""

import json

import pytest

from bot import replies
from bot.answer import VERSION, Answer, Option
from bot.answering import guidance
from bot.contacts import Stores
from bot.dialogue.heard import Heard
from bot.dialogue.topic import Topic
from bot.urgent_first import with_urgency

FIELDS = {
    "version", "kind", "subjects", "need", "urgency", "area", "points", "contacts", "sources", "reviewed", "review_due",
    "options", "redacted",
}  # fmt: skip
KINDS = {"guidance", "contacts", "clarify", "urgent", "conversation", "out_of_scope", "error"}
PARTS = {
    "points": {"id", "text", "sources", "nations"},
    "contacts": {"id", "name", "for", "phone", "web", "hours", "areas", "verified"},
    "sources": {"id", "title", "publisher", "date", "url"},
    "options": {"label", "message"},
}
FIXED = [
    *(replies.conversation(intent) for intent in replies.CONVERSATION),
    replies.out_of_scope(),
    replies.clarify_subject(),
    replies.clarify_need(("hiv",)),
    replies.nothing_heard(),
    replies.nothing_more(),
    replies.too_long(2_000),
    replies.too_fast(7),
    replies.not_english(),
    replies.failure(),
]


def over_the_wire(answer):
    return json.loads(json.dumps(answer.to_dict()))


def test_an_answer_carries_every_field_of_the_contract(full_answer):
    assert set(over_the_wire(full_answer)) >= FIELDS


def test_an_empty_answer_carries_every_field_of_the_contract():
    assert set(over_the_wire(Answer(kind="conversation"))) >= FIELDS


def test_the_version_is_1(full_answer):
    assert (VERSION, over_the_wire(full_answer)["version"]) == (1, 1)


@pytest.mark.parametrize(("part", "names"), PARTS.items())
def test_each_part_carries_the_names_of_the_contract(full_answer, part, names):
    assert set(over_the_wire(full_answer)[part][0]) >= names


def test_an_area_says_what_was_asked_and_what_it_was_taken_for(full_answer):
    area = over_the_wire(full_answer)["area"]

    assert area == {"asked": "Leeds", "name": "Leeds", "gss": "E08000035", "nation": "England"}


def test_whom_a_contact_is_for_is_called_for(full_answer):
    contact = over_the_wire(full_answer)["contacts"][0]

    assert contact["for"] == "Adults"
    assert "for_whom" not in contact


def test_an_answer_survives_the_wire_with_its_values(full_answer):
    sent = over_the_wire(full_answer)

    assert sent["kind"] == "urgent"
    assert sent["subjects"] == ["domestic_abuse"]
    assert (sent["need"], sent["urgency"]) == ("law", "emergency")
    assert sent["points"][0]["sources"] == ["act"]
    assert sent["urgent"]["numbers"] == [{"name": "Police", "phone": "999"}]
    assert (sent["reviewed"], sent["review_due"]) == ("2026-11", "2027-05")
    assert sent["redacted"] == ["PERSON"]


@pytest.mark.parametrize("answer", FIXED, ids=lambda answer: f"{answer.kind}: {answer.lead[:20]}")
def test_every_fixed_answer_keeps_the_contract(answer):
    sent = over_the_wire(answer)

    assert set(sent) >= FIELDS
    assert sent["kind"] in KINDS
    assert sent["urgency"] == "none"


@pytest.mark.parametrize("subject", ["domestic_abuse", "young_people"])
@pytest.mark.parametrize("need", ["law", "checklist", "definition", "contacts"])
def test_every_answer_from_the_store_keeps_the_contract(store, subject, need):
    answer, _ = guidance(Stores(store), Topic((subject,), need, "England", "E08000035"), Heard(), None)
    sent = over_the_wire(with_urgency(answer, "he is hitting her right now"))

    assert set(sent) >= FIELDS
    assert sent["kind"] in KINDS
    for part, names in PARTS.items():
        assert all(set(entry) >= names for entry in sent[part])


def test_new_options_leave_the_rest_of_an_answer_alone(full_answer):
    changed = full_answer.with_options(Option("More", "more"))

    assert changed.options == (Option("More", "more"),)
    assert {**changed.to_dict(), "options": None} == {**full_answer.to_dict(), "options": None}
