"""What a trainer may write in more than one way."""

import pytest

from bot.scenarios.parse import parse
from tests.bot.scenarios.answers import END, HEAD, SCENARIO, TURN, scenario, turn


def test_a_scenario_is_read_whole():
    read = parse(SCENARIO).scenario
    assert (read.title, read.roles, read.level) == ("Notice on the table", "housing officers", "starter")
    assert read.subjects == ("homelessness", "domestic_abuse")
    assert (read.nations, read.reviewed) == (("England",), "2026-11-29")
    assert read.situation == "A mother has a notice on the table."
    assert read.turns[0].text == "she got a section 21"
    assert [expected.wording for expected in read.turns[0].expectations] == [
        "Bot should be about: Homelessness",
        "Bot should say: refer",
    ]
    assert read.turns[0].questions == ("What first?",)
    assert read.debrief == ("What would you do on Monday?",)


@pytest.mark.parametrize(
    "line",
    [
        "Bot should say: refer",
        "bot SHOULD say : refer",
        "Bot should say:refer",
        "- Bot should say: refer",
        "* Bot should say: refer",
        "\u2022 Bot should say: refer",
        "\u2014 Bot should say: refer",
        "**Bot should say:** refer",
        "**Bot should say**: refer",
        "* **Bot should say:** refer",
        "**Bot should say: refer**",
        "Bot\u00a0should  say:\u00a0refer",
        " Bot should say: refer",
        "Bot should say\uff1a refer",
    ],
)
def test_a_label_may_look_different(line):
    expected = turn(line).expectations[0]
    assert (expected.kind, expected.values) == ("say", ("refer",))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(end):
    read = parse("\ufeff" + SCENARIO.replace("\n", end))
    assert read.mistakes == ()
    assert [turn.line for turn in read.scenario.turns] == [13]


def test_notes_and_blank_lines_are_not_read():
    assert parse(SCENARIO.replace("\nWorker", "\n\n> a note: nobody reads it\n   > nor this\nWorker")).mistakes == ()


def test_an_indented_line_goes_on_with_the_one_above():
    read = scenario(
        "Worker: she got a notice", "  and he has left", "\tand it is cold", "Bot should say: refer;", "  ask"
    )
    assert read.turns[0].text == "she got a notice and he has left and it is cold"
    assert read.turns[0].expectations[0].values == ("refer", "ask")


def test_what_the_worker_types_stays_as_it_stands():
    said = scenario("Worker: mum of [PERSON] said: \u201cI\u2019m off\u201d - what now").turns[0]
    assert said.text == "mum of [PERSON] said: \u201cI\u2019m off\u201d - what now"


@pytest.mark.parametrize(
    "line", ["Bot should ask back", "Bot should ask back:", "bot should ask back.", "- **Bot should ask back**"]
)
def test_a_label_without_value_needs_no_colon(line):
    assert [expected.kind for expected in turn(line).expectations] == ["ask_back"]


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Bot should be about: HIV; homelessness", ("hiv", "homelessness")),
        ("Bot should be about: Gypsy, Roma and Traveller people", ("gypsy_roma_traveller",)),
        ("Bot should answer: Sharing information or law", ("information_sharing", "law")),
        ("Bot should answer: information_sharing or How to talk and engage", ("information_sharing", "approach")),
        ("Bot should treat it as: same day or emergency", ("same_day", "emergency")),
        ("Bot should treat it as: not urgent", ("none",)),
        ("Bot should know the nation: northern ireland", ("Northern Ireland",)),
        ("Bot should know the place: Leeds City Council", ("E08000035",)),
        ("Bot should show a contact for: leeds", ("E08000035",)),
        ("Bot should offer: Checklist, In Wales", ("Checklist", "In Wales")),
        (
            "Bot should offer: Gypsy, Roma and Traveller people; In Wales",
            ("Gypsy, Roma and Traveller people", "In Wales"),
        ),
        ("Bot should have removed: NHS number; E-mail address; name", ("NHS_NUMBER", "EMAIL", "PERSON")),
        ("Bot should have removed: NI_NUMBER", ("NI_NUMBER",)),
        ("Bot should not say: \u201cit\u2019s fine\u201d; 4.3.26", ("\u201cit\u2019s fine\u201d", "4.3.26")),
    ],
)
def test_values_become_closed_ids_where_there_are_any(line, values):
    assert turn(line).expectations[0].values == values


def test_uk_and_several_nations_are_both_possible():
    assert parse(SCENARIO.replace("Nation: England", "Nation: UK")).scenario.nations == ("UK",)
    assert parse(SCENARIO.replace("Nation: England", "Nation: Wales; England")).scenario.nations == ("Wales", "England")


def test_several_worker_lines_are_several_turns_each_with_what_stands_below_it():
    read = parse(HEAD + TURN + "Worker chooses: Checklist\nBot should say: ask\n" + END).scenario
    assert [(turn.text, turn.chooses, len(turn.expectations)) for turn in read.turns] == [
        ("she got a section 21", False, 2),
        ("Checklist", True, 1),
    ]
