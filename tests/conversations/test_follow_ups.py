"""A conversation goes on: the next message changes what it names, the rest stays."""

from actions.answer_question import Clarify
from bot.dialogue.heard import Heard
from bot.dialogue.topic import Topic


def test_another_need_keeps_the_subject(say):
    say("signs of domestic abuse I should look for")
    answer = say("and how do I bring it up?").answer

    assert answer["subjects"] == ["domestic_abuse"]
    assert answer["need"] == "approach"


def test_another_subject_keeps_the_need(say):
    say("what is the law on homelessness and priority need")
    answer = say("and for HIV?").answer

    assert answer["subjects"] == ["hiv"]
    assert answer["need"] == "law"


def test_a_council_gives_its_nation(say):
    say("who can I ring about homelessness")
    answer = say("Powys").answer

    assert answer["area"] == {"asked": "Powys", "name": "Powys", "gss": "W06000023", "nation": "Wales"}
    assert answer["need"] == "contacts"
    assert answer["contacts"]
    national = [contact for contact in answer["contacts"] if not contact["local"]]
    assert national
    assert all(contact["areas"] == ["UK"] or "Wales" in contact["areas"] for contact in national)


def test_more_shows_other_points_and_says_when_there_are_none(say):
    shown = say("what is the law on domestic abuse").point_ids
    further = say("more").point_ids

    assert further
    assert not set(shown) & set(further)
    while say("more").answer["kind"] == "guidance":
        pass
    assert say("more").answer["kind"] == "conversation"


def test_start_again_forgets_the_subject(say):
    say("signs of domestic abuse I should look for")
    assert say("start again").answer["kind"] == "conversation"
    assert say("what does the law say?").answer["kind"] == "clarify"


def test_thanks_do_not_end_the_case(say):
    say("what is the law on HIV")
    assert say("thanks, that's great").answer["kind"] == "conversation"
    assert say("and in Scotland?").answer["subjects"] == ["hiv"]


def test_a_question_without_a_subject_is_asked_back_with_options_that_work(say):
    asked = say("what does the law say?").answer
    assert asked["kind"] == "clarify"

    option = next(o for o in asked["options"] if o["label"] == "Homelessness")
    answer = say(option["message"]).answer
    assert answer["kind"] == "guidance"
    assert answer["subjects"] == ["homelessness"]
    assert answer["need"] == "law"


def test_every_option_offered_is_understood(say):
    answer = say("what is the law on homelessness").answer
    for option in answer["options"]:
        assert say(option["message"]).answer["kind"] in ("guidance", "contacts"), option


def test_a_tap_on_a_heading_keeps_to_it_and_to_what_was_asked(say):
    told = say("her ex has put a tracker on her car and he knows where the children go to school. how do i talk to her")
    law = next(option for option in told.answer["options"] if option["label"] == "Law and duties")
    tapped = say(law["message"])
    say("start again")
    say("domestic abuse")
    plain = say(law["message"])

    assert {name.split(".")[1] for name in tapped.point_ids} == {"law"}
    assert tapped.point_ids != plain.point_ids


def test_a_word_is_explained(say):
    answer = say("what is a MARAC?").answer

    assert answer["need"] == "definition"
    assert answer["points"][0]["id"].startswith("domestic_abuse.definition.")
    assert "marac" in answer["points"][0]["heading"].lower()


def test_a_word_is_explained_in_the_middle_of_a_case_and_more_goes_on(say):
    say("how do I get ready for a visit to a family who sleep in their car")
    answer = say("whats priority need").answer
    further = say("tell me more").answer

    assert answer["need"] == "definition"
    assert "priority need" in answer["points"][0]["heading"].lower()
    assert further["kind"] == "guidance"
    assert further["points"][0]["id"] != answer["points"][0]["id"]


def test_back_to_a_nation_that_was_talked_about_asks_about_it_anew(say):
    say("what is the law on carers in England")
    assert say("and in Scotland?").answer["area"]["nation"] == "Scotland"
    answer = say("back to England, how do I talk to a carer who says no").answer

    assert answer["area"]["nation"] == "England"
    assert answer["need"] == "approach"


def test_two_subjects_in_one_question_both_get_an_answer(say):
    answer = say("she has left him and has nowhere to live, domestic abuse and homeless, what are her rights").answer

    assert set(answer["subjects"]) >= {"domestic_abuse", "homelessness"}
    assert {point["id"].split(".")[0] for point in answer["points"]} >= {"domestic_abuse", "homelessness"}


def test_a_checklist_is_whole_and_in_order(say):
    reply = say("checklist for when someone tells me about domestic abuse")

    assert reply.answer["need"] == "checklist"
    assert reply.answer["ordered"]
    assert "\n2. " in reply.text


def test_greeting_help_and_privacy_are_answered(say):
    for message in ("hello", "what can you do?", "do you keep what I type?", "that number is wrong"):
        answer = say(message).answer
        assert answer["kind"] == "conversation", message


def test_two_people_never_share_a_conversation(bot):
    bot.say("what is the law on HIV", "one-person")
    assert bot.say("and in Wales?", "another-person").answer["kind"] == "clarify"


def test_more_goes_on_after_a_question_of_the_bot(monkeypatch):
    monkeypatch.setattr("actions.answer_question.read_again", lambda topic, heard: heard)
    case = Topic(("homelessness",), "law", remaining=("homelessness.law.scotland-duty",))

    answer, left = Clarify().answer(case, Heard("hm", guesses=("homelessness",)))

    assert answer.kind == "clarify"
    assert left.remaining == case.remaining


def test_a_short_message_is_answered_where_a_point_fits_it_well(say):
    answer = say("isva? its in an email").answer

    assert answer["need"] == "definition"
    assert "rape" in answer["points"][0]["text"]


def test_a_turn_that_could_open_a_case_goes_on_with_the_running_one(say):
    say("she only speaks tigrinya and the scan is tomorrow, nobody booked an interpreter. what do we do")
    assert say("husband says he can do the talking for her").answer["subjects"][0] == "transcultural_practice"
