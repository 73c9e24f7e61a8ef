"""What must come first does, whatever the answer below it is."""

import pytest

from bot import replies
from bot.answer import Answer, ShownPoint
from bot.urgent_first import with_urgency
from bot.wording import to_text

DANGER = "he is strangling her right now"
SOON = "he is being discharged tonight with nowhere to go"
CALM = "what is a child in need plan"
POINT = ShownPoint("domestic_abuse.law.a", "A statement.", ("act",), ("England",), "in_force")
GUIDANCE = Answer(kind="guidance", title="A title", points=(POINT,), subjects=("domestic_abuse",), notes=("A note.",))


def test_a_calm_message_leaves_the_answer_alone():
    assert with_urgency(GUIDANCE, CALM) is GUIDANCE


def test_danger_is_put_on_top_and_the_answer_stays_below():
    text = to_text(with_urgency(GUIDANCE, DANGER))

    assert text.startswith("**Danger now.")
    assert text.index("Danger now") < text.index("A statement.") < text.index("A note.")


def test_an_urgent_reply_says_first_what_to_do_then_whom_to_ring_then_what_not_to_do():
    answer = with_urgency(GUIDANCE, DANGER, "England")
    text = to_text(answer)
    parts = [answer.urgent.first[0], "0808 2000 247", answer.urgent.never, "A title", "A statement."]

    assert [text.find(part) for part in parts] == sorted(text.find(part) for part in parts)
    assert all(part in text for part in parts)


def test_an_emergency_makes_the_answer_urgent():
    answer = with_urgency(GUIDANCE, DANGER)

    assert (answer.kind, answer.urgency, answer.urgent.category) == ("urgent", "emergency", "assault_now")


def test_a_concern_for_today_leaves_guidance_guidance():
    answer = with_urgency(GUIDANCE, SOON)

    assert (answer.kind, answer.urgency) == ("guidance", "same_day")
    assert to_text(answer).startswith("**Act today.")


@pytest.mark.parametrize(
    ("answer", "message"),
    [(replies.conversation("greet"), DANGER), (replies.conversation("greet"), SOON), (replies.out_of_scope(), DANGER)],
    ids=["greeting, now", "greeting, today", "refusal, now"],
)
def test_a_greeting_gives_way_to_danger_and_a_refusal_to_an_emergency(answer, message):
    raised = with_urgency(answer, message)

    assert raised.kind == "urgent"
    assert answer.lead not in to_text(raised)
    assert raised.options == ()


def test_a_refusal_still_says_who_helps_below_what_is_for_today():
    raised = with_urgency(replies.out_of_scope(), SOON)

    assert (raised.kind, raised.urgency) == ("out_of_scope", "same_day")
    assert to_text(raised).startswith("**Act today.")
    assert replies.out_of_scope().lead in to_text(raised)


@pytest.mark.parametrize("message", [DANGER, SOON])
def test_a_failure_stays_a_failure_below_the_danger(message):
    answer = with_urgency(replies.failure(), message)
    text = to_text(answer)

    assert answer.kind == "error"
    assert text.index(answer.urgent.title) < text.index(replies.words("failure"))
    assert answer.contacts == replies.emergency_contacts()


@pytest.mark.parametrize("message", [DANGER, SOON])
def test_the_contacts_of_an_answer_without_statements_are_kept(message):
    services = replies.emergency_contacts()
    answer = with_urgency(Answer(kind="contacts", title="A title", lead="A lead.", contacts=services), message)

    assert answer.contacts == services
    assert (answer.title, answer.lead) == ("A title", "A lead.")


def test_a_refusal_with_contacts_keeps_them_below_the_danger():
    answer = with_urgency(replies.not_english(), DANGER)

    assert answer.kind == "urgent"
    assert answer.contacts == replies.emergency_contacts()


def test_asking_back_stays_below_the_danger():
    answer = with_urgency(replies.clarify_need(["hiv"]), DANGER)

    assert answer.kind == "urgent"
    assert answer.options


def test_the_numbers_are_those_of_the_nation():
    phones = [number["phone"] for number in with_urgency(GUIDANCE, DANGER, "Scotland").urgent.numbers]

    assert "0800 027 1234" in phones
    assert "0808 2000 247" not in phones


def test_what_was_found_out_about_the_question_is_kept():
    raised = with_urgency(GUIDANCE, DANGER)

    assert (raised.subjects, raised.points, raised.notes) == (GUIDANCE.subjects, GUIDANCE.points, GUIDANCE.notes)
