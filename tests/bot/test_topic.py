"""How each message changes what a conversation is about."""

import pytest

from bot.topic import INFORM, Heard, Topic, next_topic

LEEDS, LONDON_BOROUGH, CARDIFF, GLASGOW = "E08000035", "E09000007", "W06000015", "S12000049"
KNOWN = Topic(("homelessness",), "law", "England", LEEDS, ("homelessness.law.a",))


def after(heard, topic=KNOWN):
    return next_topic(topic, heard)


def test_a_follow_up_may_change_only_the_need():
    assert after(Heard(intent="checklist")) == Topic(("homelessness",), "checklist", "England", LEEDS)


def test_a_follow_up_may_change_only_the_subject():
    assert after(Heard(intent=INFORM, subjects=("hiv",))) == Topic(("hiv",), "law", "England", LEEDS)


def test_a_follow_up_may_change_only_the_place():
    changed = after(Heard(intent=INFORM, places=(LONDON_BOROUGH,)))

    assert changed == Topic(("homelessness",), "law", "England", LONDON_BOROUGH)


def test_a_place_brings_its_nation():
    assert after(Heard(intent=INFORM, places=(CARDIFF,))) == Topic(("homelessness",), "law", "Wales", CARDIFF)


def test_a_follow_up_may_change_only_the_nation():
    assert after(Heard(intent=INFORM, nations=("Scotland",)), Topic(("hiv",), "law", "England")) == Topic(
        ("hiv",), "law", "Scotland"
    )


def test_a_nation_drops_a_place_that_is_elsewhere():
    assert after(Heard(intent=INFORM, nations=("Scotland",))).area is None


def test_a_nation_keeps_a_place_that_is_in_it():
    assert after(Heard(intent=INFORM, nations=("England",))).area == LEEDS


@pytest.mark.parametrize(
    "heard",
    [
        Heard(nations=("England", "Scotland")),
        Heard(places=(LEEDS, CARDIFF)),
        Heard(places=(LEEDS,), nations=("Wales",)),
    ],
)
def test_two_nations_at_once_leave_the_nation_open(heard):
    assert after(heard).nation is None


def test_a_place_and_its_own_nation_are_one_nation():
    assert after(Heard(places=(GLASGOW,), nations=("Scotland",))).nation == "Scotland"


def test_two_places_in_one_nation_are_one_nation():
    changed = after(Heard(places=(LEEDS, LONDON_BOROUGH)), Topic())

    assert (changed.nation, changed.area) == ("England", LEEDS)


def test_two_places_in_two_nations_leave_nation_and_place_open():
    changed = after(Heard(places=(LEEDS, CARDIFF)))

    assert (changed.nation, changed.area) == (None, None)


def test_a_place_named_with_another_nation_is_left_open():
    changed = after(Heard(places=(LEEDS,), nations=("Wales",)), Topic())

    assert (changed.nation, changed.area) == (None, None)


def test_two_nations_keep_a_place_that_is_in_one_of_them():
    assert after(Heard(nations=("England", "Scotland"))).area == LEEDS


def test_a_term_brings_its_subject():
    assert after(Heard(intent="definition", terms=("domestic_abuse.definition.marac",))).subjects == ("domestic_abuse",)


def test_terms_of_one_subject_bring_that_subject():
    heard = Heard(terms=("hiv.definition.prep", "hiv.definition.pep"))

    assert after(heard).subjects == ("hiv",)


def test_terms_of_two_subjects_leave_the_subject_as_it_was():
    heard = Heard(terms=("domestic_abuse.definition.marac", "hiv.definition.prep"))

    assert after(heard).subjects == ("homelessness",)


def test_a_subject_that_is_named_wins_over_that_of_a_term():
    heard = Heard(subjects=("young_people",), terms=("domestic_abuse.definition.marac",))

    assert after(heard).subjects == ("young_people",)


def test_several_subjects_keep_their_order():
    assert after(Heard(subjects=("hiv", "domestic_abuse"))).subjects == ("hiv", "domestic_abuse")


def test_a_subject_alone_at_the_start_asks_for_the_overview():
    assert after(Heard(intent=INFORM, subjects=("hiv",)), Topic()).need == "overview"


def test_a_place_alone_at_the_start_asks_for_nothing_yet():
    assert after(Heard(intent=INFORM, places=(LEEDS,)), Topic()).need is None


@pytest.mark.parametrize("intent", ["greet", "thank", "more", "out_of_scope", None, "no_such_intent"])
def test_what_is_no_need_leaves_the_need_as_it_was(intent):
    assert after(Heard(intent=intent)).need == "law"


def test_a_message_that_says_nothing_new_changes_nothing_but_what_was_left_to_show():
    assert after(Heard(intent="law")) == Topic(("homelessness",), "law", "England", LEEDS, ())


def test_a_topic_survives_its_slots():
    assert Topic.from_slots(KNOWN.to_slots()) == KNOWN


def test_an_empty_topic_empties_every_slot():
    assert set(Topic().to_slots().values()) == {None}
    assert Topic.from_slots({}) == Topic() == Topic.from_slots(Topic().to_slots())


@pytest.mark.parametrize(
    "slots",
    [
        {"subjects": ["astrology"]},
        {"subjects": ["Domestic abuse"]},
        {"need": "tell me about Jane"},
        {"need": INFORM},
        {"nation": "France"},
        {"nation": "england"},
        {"area": "Leeds"},
        {"area": "E99999999"},
        {"unknown": "slot"},
        {"subjects": "hiv"},
        {"subjects": [7, None]},
        {"remaining": ["Jane Doe, born 1 May 1990"]},
        {"remaining": ["hiv.law"]},
        {"remaining": ["hiv.law.a\n"]},
        {"remaining": ["hiv.law.a "]},
        {"remaining": "hiv.law.a"},
        {"remaining": [7, None, ["hiv.law.a"]]},
    ],
)
def test_a_value_outside_the_closed_sets_is_dropped(slots):
    assert Topic.from_slots(slots) == Topic()


def test_ids_of_points_stay_when_other_texts_are_dropped():
    slots = {"remaining": ["hiv.law.a-point-2", "tell me about Jane", "domestic_abuse.information_sharing.both-duties"]}

    assert Topic.from_slots(slots).remaining == (
        "hiv.law.a-point-2",
        "domestic_abuse.information_sharing.both-duties",
    )


def test_known_values_stay_when_others_are_dropped():
    slots = {"subjects": ["astrology", "hiv"], "need": "law", "nation": "France"}

    assert Topic.from_slots(slots) == Topic(("hiv",), "law")


def test_a_parse_is_read_into_what_was_heard():
    entities = [
        ("subject", "hiv"),
        ("place", LEEDS),
        ("nation", "Wales"),
        ("term", "hiv.definition.prep"),
        ("age", "7"),
    ]
    heard = Heard.from_message(
        {
            "text": "what about Leeds",
            "intent": {"name": "law", "confidence": 0.9},
            "intent_ranking": [{"name": "law"}, {"name": "greet"}, {"name": "approach"}],
            "entities": [{"entity": kind, "value": value} for kind, value in entities],
        }
    )

    assert heard == Heard(
        text="what about Leeds",
        intent="law",
        likely_needs=("law", "approach"),
        subjects=("hiv",),
        nations=("Wales",),
        places=(LEEDS,),
        terms=("hiv.definition.prep",),
    )


def test_something_named_twice_is_heard_once():
    twice = [{"entity": "subject", "value": "hiv"}, {"entity": "subject", "value": "hiv"}]

    assert Heard.from_message({"entities": twice}).subjects == ("hiv",)


@pytest.mark.parametrize("message", [{}, {"text": None, "intent": None, "entities": None, "intent_ranking": None}])
def test_an_empty_parse_says_nothing(message):
    assert Heard.from_message(message) == Heard()
