"""Where a message is about, and when that is asked back."""

import pytest

from bot.dialogue.heard import INFORM, Heard
from bot.dialogue.place import Where
from bot.dialogue.topic import PLACE, Topic
from bot.dialogue.where import (
    chosen_by_nation,
    is_only_a_place,
    is_to_be_asked,
    only_a_place,
    placed,
    where_in,
)
from bot.options import in_place
from bot.replies import clarify_place
from knowledge.directory.places.resolver import Status

LEEDS, NEWPORT, WIGHT = "E08000035", "W06000022", "E06000046"
CONTACTS = Topic(("homelessness",), "contacts")


@pytest.fixture
def where(directory):
    return lambda text: where_in(directory, text)


@pytest.mark.parametrize(
    "text",
    ["Leeds", "in leeds", "Leeds instead", "near Wrexham", "LS6", "what about Exampleshire?", "area: Newport, Wales"],
)
def test_a_place_and_nothing_else_is_alone(where, text):
    found = where(text)

    assert (found.status, found.alone) == (Status.FOUND, True)


@pytest.mark.parametrize("text", ["homeless in Leeds", "Leeds children's services", "law in LS6"])
def test_a_place_with_more_is_not_alone(where, text):
    assert not where(text).alone


def test_only_the_first_half_of_a_postcode_is_kept(where):
    found = where("LS6 2AB")

    assert (found.code, "2AB" in repr(found)) == ("LS6", False)


def test_a_nation_is_left_to_the_recogniser_of_nations(where):
    assert where("and in Wales?") == Where()


def test_a_place_that_is_taken_back_does_not_count(where):
    assert where("not Leeds, Bradford").place.name == "Bradford"


def test_a_lost_directory_says_nothing(lost_directory):
    assert where_in(lost_directory, "Leeds") == Where()


def test_what_the_directory_knows_goes_before_names_in_the_text(where):
    assert placed(Heard(places=(NEWPORT,), where=where("homeless in Newport"))).places == ()
    assert placed(Heard(places=(NEWPORT,), where=where("Newport, Isle of Wight"))).places == (WIGHT,)
    assert placed(Heard(places=(NEWPORT,))).places == (NEWPORT,)


def test_choices_in_one_nation_tell_the_nation(where):
    assert placed(Heard(where=where("BD11"))).nations == ("England",)
    assert placed(Heard(where=where("Newport"))).nations == ()


@pytest.mark.parametrize(("need", "asked"), [("contacts", True), ("law", False), ("overview", False)])
def test_which_of_two_is_asked_only_when_it_decides_whom_to_ring(where, need, asked):
    now = Topic(("homelessness",), need)

    assert is_to_be_asked(now, Heard(intent=need, where=where("homeless in Newport")), only_place=False) is asked


@pytest.mark.parametrize(("need", "asked"), [("contacts", True), ("law", False), ("overview", False)])
def test_a_council_that_ended_tells_the_nation_and_is_asked_about_only_to_say_whom_to_ring(where, need, asked):
    heard = placed(Heard(where=where("ballymena")))

    assert heard.nations == ("Northern Ireland",)
    assert is_to_be_asked(Topic(("homelessness",), need), heard, only_place=True) is asked


@pytest.mark.parametrize(
    ("text", "intent", "topic", "alone"),
    [
        ("Leads", "partners", CONTACTS, True),
        ("leads", "partners", Topic(asked=PLACE), True),
        ("wording", "approach", CONTACTS, False),
        ("Leads", "partners", Topic(("hiv",), "law"), False),
        ("M5", INFORM, CONTACTS, True),
        ("CD4", "definition", Topic(("hiv",), "law"), False),
    ],
)
def test_what_only_may_be_a_place_is_taken_for_one_where_a_place_is_expected(where, text, intent, topic, alone):
    heard = Heard(text=text, intent=intent, where=where(text))

    assert is_only_a_place(topic, heard) is alone


def test_a_town_that_only_tells_the_nation_is_a_place_whatever_it_was_taken_for(where):
    lone = Heard(text="Aberystwyth", intent="acknowledge", nations=("Wales",), where=where("Aberystwyth"))
    assert is_only_a_place(CONTACTS, lone)
    assert not is_only_a_place(CONTACTS, Heard(text="the law in Aberystwyth", intent="law", nations=("Wales",)))
    assert not is_only_a_place(CONTACTS, Heard(text="HIV Wales", intent=INFORM, subjects=("hiv",), nations=("Wales",)))


def test_of_a_message_that_is_only_a_place_nothing_else_is_believed():
    heard = Heard(text="Exampleshire", intent="case_example", subjects=("hiv",), guesses=("homelessness",))

    assert only_a_place(heard) == Heard(text="Exampleshire", intent=INFORM)


def test_the_first_half_of_a_postcode_that_is_not_known_is_told(where):
    assert where("children in KT10").code == "KT10"


def test_a_town_of_which_there_are_others_is_confirmed_with_its_council(where):
    found = where("Newtown")

    assert (found.status, found.town, found.alone) == (Status.DID_YOU_MEAN, "Newtown", True)
    assert clarify_place(found, ["Powys"]).lead.startswith("Did you mean Newtown in Powys?")


def test_a_nation_chooses_among_the_places_offered(directory):
    offered = (in_place("Newport, Wales"), in_place("Newport, Isle of Wight"))
    topic = Topic(("homelessness",), "contacts", asked=PLACE, offered=offered)

    assert chosen_by_nation(directory, topic, Heard(nations=("Wales",))).place.key == NEWPORT
    assert chosen_by_nation(directory, topic, Heard(nations=("Scotland",))) is None
    assert chosen_by_nation(directory, CONTACTS, Heard(nations=("Wales",))) is None
