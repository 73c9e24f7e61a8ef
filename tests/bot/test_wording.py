"""The text of an answer is complete for somebody who sees nothing else."""

from dataclasses import replace

import pytest

from bot.answer import Answer, ShownPoint
from bot.wording import to_text


def in_order(text, *parts):
    """Return whether the parts stand in the text, each after the one before."""
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


@pytest.mark.parametrize(
    "part",
    [
        "A lead.",
        "Domestic abuse: Law and duties",
        "A statement.",
        "A note.",
        "Help Line",
        "0800 000 0001",
        "Text 80000",
        "Day and night",
        "Leave no message.",
        "An Act",
        "A Parliament",
        "2021",
        "https://example.org/act",
        "Checked 2026-11",
        "2027-05",
        "Checklist",
    ],
)
def test_the_text_says_everything_a_reader_needs(full_answer, part):
    assert part in to_text(full_answer)


def test_the_urgent_block_comes_before_everything_else(full_answer):
    text = to_text(full_answer)

    assert text.startswith("**Danger now**")
    assert in_order(text, "Danger now", "Do this.", "Police: 999", "Never that.", "Domestic abuse: Law", "A statement.")


def test_the_parts_of_an_answer_stand_in_a_fixed_order(full_answer):
    assert in_order(
        to_text(full_answer),
        "A lead.",
        "A statement.",
        "A note.",
        "Who can help",
        "Sources",
        "Checked 2026-11",
        "also ask",
    )


def test_a_statement_carries_its_heading_its_standing_and_the_number_of_its_source(full_answer):
    assert "- **Term**: A statement. (England) [1]" in to_text(full_answer)


def test_several_sources_of_a_statement_are_numbered_as_in_the_list(full_answer):
    book = replace(full_answer.sources[0], id="book", title="A Book", url=None)
    point = replace(full_answer.points[0], sources=("act", "book"))
    text = to_text(replace(full_answer, points=(point,), sources=(book, *full_answer.sources)))

    assert "[2][1]" in text
    assert in_order(text, "1. A Book, A Parliament", "2. [An Act](https://example.org/act)")


def test_a_source_without_an_address_is_named_in_plain_text(full_answer):
    text = to_text(replace(full_answer, sources=(replace(full_answer.sources[0], url=None),)))

    assert "1. An Act, A Parliament, 2021" in text


def test_a_contact_says_where_it_works_and_when_it_was_checked(full_answer):
    text = to_text(full_answer)

    assert "Help Line (England): 0800 000 0001" in text
    assert "Checked 2026-08. Check these details before you rely on them." in text


def test_a_contact_for_the_whole_country_names_no_nation(full_answer):
    contact = replace(full_answer.contacts[0], areas=("UK",))

    assert "- Help Line: 0800" in to_text(replace(full_answer, contacts=(contact,)))


def test_a_caution_is_said_with_its_contact(full_answer):
    [line] = [line for line in to_text(full_answer).splitlines() if line.startswith("- Help Line")]

    assert line.endswith("Check these details before you rely on them. Leave no message.")


def test_a_contact_with_a_number_does_not_give_its_address_too(full_answer):
    assert "https://line.example.org" not in to_text(full_answer)


def test_the_hours_of_a_contact_stand_after_its_address(full_answer):
    contact = replace(full_answer.contacts[0], phone=None, text_or_sms=None)

    assert "- Help Line (England): https://line.example.org; Day and night." in to_text(
        replace(full_answer, contacts=(contact,))
    )


@pytest.mark.parametrize(
    ("left", "shown"),
    [({}, "https://line.example.org"), ({"web": None, "email": "help@example.org"}, "help@example.org")],
)
def test_a_contact_without_a_number_gives_another_way_to_reach_it(full_answer, left, shown):
    contact = replace(full_answer.contacts[0], phone=None, text_or_sms=None, hours=None, **left)

    assert f"- Help Line (England): {shown}." in to_text(replace(full_answer, contacts=(contact,)))


def test_a_local_contact_names_the_page_it_was_read_on(full_answer):
    contact = replace(full_answer.contacts[0], source_url="https://council.example.org/line")

    assert "Leave no message. [Source](https://council.example.org/line)." in to_text(
        replace(full_answer, contacts=(contact,))
    )


def test_steps_are_numbered_and_other_statements_are_not():
    points = (ShownPoint("a", "First.", (), (), "practice"), ShownPoint("b", "Second.", (), (), "practice"))

    assert "1. First.\n2. Second." in to_text(Answer(kind="guidance", points=points, ordered=True))
    assert "- First.\n- Second." in to_text(Answer(kind="guidance", points=points))


def test_the_steps_of_an_urgent_block_are_numbered(full_answer):
    block = replace(full_answer.urgent, first=("Go.", "Ring."))

    assert "1. Go.\n2. Ring." in to_text(replace(full_answer, urgent=block))


@pytest.mark.parametrize("part", ["Sources", "Who can help", "Checked", "also ask", "None"])
def test_a_short_answer_has_no_empty_parts(part):
    assert part not in to_text(Answer(kind="conversation", lead="Hello."))


def test_parts_are_separated_by_one_blank_line(full_answer):
    text = to_text(full_answer)

    assert "\n\n\n" not in text
    assert text == text.strip()


def test_options_are_named_so_that_they_can_be_typed(full_answer):
    assert to_text(full_answer).endswith("You can also ask: Checklist")
