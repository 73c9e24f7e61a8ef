"""What is wanted of a service, read by rule: what is asked for, never what somebody's story happens to hold."""

import pytest

from bot.dialogue.wishes import EVERYONE, MEN, WOMEN, Wishes, wishes_in


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("one that speaks Punjabi", ("pa",)),
        ("one that speaks Punjabi or urdu speaking", ("pa", "ur")),
        ("Polish?", ("pl",)),
        ("any urdu ones", ("ur",)),
        ("is there a Somali interpreter", ("so",)),
        ("someone who signs BSL", ("bfi",)),
        ("who can I ring for an elder with dementia who only speaks Gujarati", ("gu",)),
        ("one that speaks English", ()),
        ("a Polish family of four came in this morning and they have nowhere to sleep", ()),
        ("which helpline would a worried Welsh practitioner ring about this sort of thing", ()),
    ],
)
def test_a_language(text, languages):
    assert wishes_in(text).languages == languages


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("for men", MEN),
        ("anything for male victims", MEN),
        ("does it take men", MEN),
        ("one for women only", WOMEN),
        ("for a young mum", WOMEN),
        ("for women and for men", EVERYONE),
        ("for anyone", EVERYONE),
        ("she is scared of the man she lives with, who do I ring", None),
        ("a homeless man in Newport", None),
        ("help for a woman whose husband beats her", WOMEN),
    ],
)
def test_whom_it_is_for(text, audience):
    assert wishes_in(text).audience == audience


@pytest.mark.parametrize(
    ("text", "night"),
    [
        ("and out of hours?", True),
        ("out-of-hours number", True),
        ("what about tonight", True),
        ("and at the weekend?", True),
        ("evenings?", True),
        ("who is open now", False),
        ("in office hours", False),
        ("who can I ring", None),
        ("he shouts at her most nights and the children hear it, who should I talk to", None),
    ],
)
def test_nights_and_days(text, night):
    assert wishes_in(text).out_of_hours is night


def test_what_is_said_later_replaces_its_like_and_the_rest_stays():
    known = Wishes(("pa",), WOMEN, True)

    assert known.then(Wishes(audience=MEN)) == Wishes(("pa",), MEN, True)
    assert known.then(Wishes(("pl",), out_of_hours=False)) == Wishes(("pl",), WOMEN, False)


@pytest.mark.parametrize("values", [None, "men", {"languages": ["klingon"], "audience": "Jane", "out_of_hours": "yes"}])
def test_a_value_outside_the_closed_sets_is_dropped(values):
    assert not Wishes.from_slot(values)
