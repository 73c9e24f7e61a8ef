"""What may be written down: only words of the vocabulary (RED-3)."""

import re

import pytest

from bot.privacy.storable import storable

FIRST, LAST = "Zorvanet", "Quillopar"
FRAMES = [
    "my client {first} {last} cannot get a school place",
    "{first} {last} disclosed that his son hit him",
    "{first} is 15 and has been missing",
    "I went to see {first} and the landlord was there",
    "Mrs {last} was refused a bus pass",
    "visited {first} {last} today, no furniture",
    "{first}'s school says she is being taken out",
    "no rule sees {first} here because nothing announces it",
]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("case", [str, str.lower, str.upper])
def test_a_name_nobody_knows_is_gone_in_every_frame(frame, case):
    stored = storable(frame.format(first=case(FIRST), last=case(LAST)))

    assert FIRST.lower() not in stored.lower()
    assert LAST.lower() not in stored.lower()


@pytest.mark.parametrize("last", ["Ward", "Price", "Young", "King", "ward", "price"])
def test_a_family_name_that_is_a_word_goes_with_the_name_before_it(last):
    first = FIRST if last.istitle() else FIRST.lower()

    assert re.fullmatch(r"nothing about (\[x\] \[x\]|\[PERSON\]) here", storable(f"nothing about {first} {last} here"))


@pytest.mark.parametrize("text", ["we think Storm lies", "and then Pearl left", "so Olive was told"])
def test_a_capital_inside_a_sentence_must_be_that_of_a_known_name(text):
    assert not re.search("storm|pearl|olive", storable(text).lower())


@pytest.mark.parametrize(
    "text",
    [
        "who can call a strategy discussion",
        "What does section 47 say about a child at risk?",
        "is Cornwall or Devon responsible",
        "do St Mungo's take couples",
        "sertraline 50mg, 3 times a day",
        "s20 and a 3 yr old, 16/17",
        "any refuge spaces outside LS9",
        "the Lucy Faithfull Foundation helpline",
    ],
)
def test_ordinary_questions_stay_as_they_are(text):
    assert storable(text) == text


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("it says 123456", "it says [x]"),
        ("it says 12345", "it says 12345"),
        ("it says zx9q7v", "it says [x]"),
        ("snapchat is zorva_99", "snapchat is [SOCIAL_HANDLE]"),
        ("it is zorva_99", "it is [x]"),
        ("http://zorvanet.example.org/q", "http://[x].example.org/q"),
        ("my mate 🙂 zorvanet", "my mate [x]"),
    ],
)
def test_numbers_and_handles_are_masked(text, stored):
    assert re.sub(r"\s+", " ", storable(text)) == re.sub(r"\s+", " ", stored)


@pytest.mark.parametrize("name", ["राहुल", "شيرين", "志明", "Ольга"])
def test_nothing_of_another_script_is_left(name):
    assert re.fullmatch(r"his name is( |\[x\]|\[PERSON\])+", storable(f"his name is {name}"))


def test_what_redaction_finds_is_gone_too_and_its_placeholders_stay():
    stored = storable("Agnieszka, dob 04/03/1991, 07700 900118, 9 Quarrymouth Lane, LS9 7QT")

    assert stored == "[PERSON], dob [DATE_OF_BIRTH], [PHONE], [ADDRESS], LS9"


def test_storing_again_changes_nothing():
    once = storable("Zorvanet Quillopar and Agnieszka live in Leeds with zorvets")

    assert storable(once) == once


def test_a_hostile_text_leaves_nothing_that_is_not_known():
    assert set(storable(("zxqv " * 2_000)[:10_000]).split()) == {"[x]"}
