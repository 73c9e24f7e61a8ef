"""What is kept between messages: closed values only."""

import pytest

from bot.dialogue.heard import INFORM
from bot.dialogue.topic import SUBJECT, TRAIL_KEPT, Shown, Topic
from bot.dialogue.wishes import Wishes

KNOWN = Topic(
    ("homelessness",),
    "law",
    "England",
    "E08000035",
    ("homelessness.law.a",),
    SUBJECT,
    ("HIV: law and duties",),
    (Shown(("hiv",), "law", "Wales", None, ("hiv.law.a",)),),
    spoken_of=("homelessness", "hiv"),
    wishes=Wishes(("pa",), "men", True),
    near=True,
    contacts=("0123456789abcdef",),
    passed=(4, 1),
)


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
        {"area": "F99999999"},
        {"area": "Jane-Doe"},
        {"unknown": "slot"},
        {"subjects": "hiv"},
        {"spoken_of": ["astrology", 7]},
        {"subjects": [7, None]},
        {"remaining": ["Jane Doe, born 1 May 1990"]},
        {"remaining": ["hiv.law"]},
        {"remaining": ["hiv.law.a\n"]},
        {"remaining": ["hiv.law.a "]},
        {"remaining": "hiv.law.a"},
        {"remaining": [7, None, ["hiv.law.a"]]},
        {"asked": "your name"},
        {"offered": ["tell me about Jane"]},
        {"offered": "HIV"},
        {"near": "yes"},
        {"wishes": {"audience": "my client Jane"}},
        {"contacts": ["Jane Doe", "0123", 7]},
        {"passed": [4]},
        {"passed": ["4", "1"]},
        {"trail": ["hiv"]},
        {"trail": [{"subjects": ["astrology"], "need": "law"}]},
        {"trail": [{"subjects": ["hiv"], "need": "gossip"}]},
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


def test_free_text_in_the_trail_is_dropped():
    kept = Topic.from_slots({"trail": [{"subjects": ["hiv", "Jane"], "need": "law", "points": ["Jane Doe"]}]})
    assert kept.trail == (Shown(("hiv",), "law"),)


def test_the_trail_keeps_the_last_answers_only():
    shown = [Shown(("hiv",), "law", points=(f"hiv.law.{n}",)) for n in range(TRAIL_KEPT + 3)]
    kept = Topic.from_slots(Topic(trail=tuple(shown)).to_slots())
    assert kept.trail == tuple(shown[-TRAIL_KEPT:])


@pytest.mark.parametrize("key", ["E08000035", "exampleshire", "E06999999"])
def test_the_area_is_a_place_of_ours_or_one_that_an_operator_loaded(key):
    assert Topic.from_slots({"area": key}).area == key
