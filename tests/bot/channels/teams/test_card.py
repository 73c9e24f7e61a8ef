"""How an answer looks in Teams."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer import Answer, Option
from bot.channels.teams.card import fallback_text, summary, to_cards
from tests.bot.channels.snapshots import kept
from tests.bot.channels.ten_answers import TEN_ANSWERS, contact, option, point

SNAPSHOTS = Path(__file__).with_name("snapshots")
MARKDOWN = re.compile(r"\[[^\]]*\]\(|\*\*|<")


def of_type(value, kind):
    """Return every element of a type, in order."""
    if isinstance(value, dict):
        own = [value] if value.get("type") == kind else []
        return own + [found for part in value.values() for found in of_type(part, kind)]
    if isinstance(value, list):
        return [found for part in value for found in of_type(part, kind)]
    return []


def shown(card):
    """Return what a reader sees, a line for each block of text."""
    if isinstance(card, list):
        return "\n".join(filter(None, map(shown, card)))
    if not isinstance(card, dict):
        return ""
    if card.get("type") == "RichTextBlock":
        return "".join(run["text"] for run in card["inlines"])
    return card["text"] if card.get("type") == "TextBlock" else shown(list(card.values()))


def card_of(name):
    [card] = to_cards(TEN_ANSWERS[name])
    return card


@pytest.mark.parametrize("name", TEN_ANSWERS)
def test_an_answer_looks_as_it_did(name):
    made = {"summary": summary(TEN_ANSWERS[name]), "cards": to_cards(TEN_ANSWERS[name])}

    assert made == kept(SNAPSHOTS / f"{name}.json", made)


@pytest.mark.parametrize("name", TEN_ANSWERS)
def test_a_card_is_small_and_of_the_version_that_teams_shows(name):
    card = card_of(name)

    assert (card["type"], card["version"]) == ("AdaptiveCard", "1.5")
    assert len(json.dumps(card)) < 25_000
    assert len(card.get("actions", [])) <= 6


@pytest.mark.parametrize("name", TEN_ANSWERS)
def test_only_blocks_that_read_no_markup_hold_data(name):
    """A TextBlock reads Markdown; a run of a RichTextBlock does not."""
    assert not any(MARKDOWN.search(block["text"]) for block in of_type(card_of(name), "TextBlock"))


def test_nothing_hostile_can_be_pressed_and_no_picture_is_loaded():
    card = card_of("hostile")

    assert not of_type(card, "Action.OpenUrl")
    assert not of_type(card, "Image")
    assert "<img src=x onerror=alert(1)> <!channel> x (javascript:1)" in shown(card)


def test_the_text_alone_holds_no_tag_either():
    for text in (card_of("hostile")["fallbackText"], summary(TEN_ANSWERS["hostile"])):
        assert "<" not in text
        assert ">" not in text
        assert "‹img src=x onerror=alert(1)›" in text


@pytest.mark.parametrize("name", TEN_ANSWERS)
@pytest.mark.parametrize("markdown", ["**", "](", "\n- "])
def test_no_markdown_is_left_in_the_text_alone(name, markdown):
    assert markdown not in card_of(name)["fallbackText"]


def test_what_is_urgent_comes_first_and_looks_like_it():
    first = card_of("urgent")["body"][0]
    title, *lines = shown(first).split("\n")

    assert (first["type"], first["style"]) == ("Container", "attention")
    assert first["items"][0]["style"] == "heading"
    assert title == "🚨 Danger now. Somebody may be in danger from another person"
    assert lines == [
        "1. If it is happening now, call 999.",
        "2. Speak to them alone, and only when it is safe.",
        "• Emergency services: 999",
        "Do not contact or question the person who may be hurting them.",
    ]


def test_acting_today_does_not_look_like_danger_now():
    [card] = to_cards(replace(TEN_ANSWERS["urgent"], urgency="same_day"))

    assert card["body"][0]["style"] == "warning"


def test_a_notification_of_danger_says_so():
    assert summary(TEN_ANSWERS["urgent"]).startswith("Danger now.")


@pytest.mark.parametrize("name", [name for name, answer in TEN_ANSWERS.items() if answer.title or answer.lead])
def test_every_notification_says_something(name):
    assert 0 < len(summary(TEN_ANSWERS[name])) <= 200


def test_an_error_shows_its_numbers():
    assert all(f"\n{number}" in shown(card_of("error")) for number in ("999", "101", "116 123"))


@pytest.mark.parametrize("part", ["body", "fallbackText"])
@pytest.mark.parametrize(
    "said",
    [
        "Domestic abuse: steps",
        "Agree a safe number and a safe time first.",
        "National Domestic Abuse Helpline (England)",
        "0808 2000 247",
        "Day and night",
        "Checked 2026-08. Check these details before you rely on them. Leave no message.",
        "1. Handbook for the street",
        ", A Board, 2024-05",
        "Checked 2026-11. Next review due 2027-05.",
    ],
)
def test_card_and_text_say_all_that_the_answer_says(part, said):
    card = card_of("urgent")

    assert said in (shown(card["body"]) if part == "body" else card["fallbackText"])


def test_a_welsh_text_stays_as_it_is():
    assert "Tŷ Gŵyr: dywedwch eich bod mewn perygl â’ch plant." in shown(card_of("welsh"))


def test_sources_and_pages_open_and_numbers_are_written_out():
    card = card_of("checklist")
    opened = [action["url"] for action in of_type(card, "Action.OpenUrl")]

    assert opened == ["https://example.org/desk", "https://example.org/handbook?a=1&b=2"]
    assert "ring (0300123456)" in shown(card)


def test_a_local_contact_links_to_the_page_it_was_read_on_unless_that_is_its_own():
    page = "https://council.example.org/line"
    there = Answer(kind="contacts", contacts=(contact("Line", "01632 960001", source_url=page),))
    own = Answer(kind="contacts", contacts=(contact("Line", "01632 960001", source_url=page, web=page),))

    assert [action["url"] for action in of_type(to_cards(there), "Action.OpenUrl")] == [page]
    assert "Source" not in shown(to_cards(own))


def test_an_option_sends_its_message():
    action = card_of("six_options")["actions"][1]

    assert action == {
        "type": "Action.Submit",
        "title": "What to say",
        "data": {"message": "Homelessness: what to say"},
    }


def test_of_more_than_six_options_six_are_buttons_and_the_rest_is_named():
    answer = replace(TEN_ANSWERS["six_options"], options=tuple(option(f"Option {number}") for number in range(9)))
    [card] = to_cards(answer)

    assert [action["title"] for action in card["actions"]] == [f"Option {number}" for number in range(6)]
    assert "You can also type: Option 6 · Option 7 · Option 8" in shown(card)


def test_an_option_too_big_for_a_button_is_named():
    answer = Answer(kind="clarify", lead="What?", options=(Option("Long", "m" * 2_000), Option("Short", "s")))
    [card] = to_cards(answer)

    assert [action["title"] for action in card["actions"]] == ["Short"]
    assert "You can also type: Long" in shown(card)


@pytest.mark.parametrize(("count", "size"), [(200, 10), (60, 400), (3, 9_000), (2, 20_000)])
@pytest.mark.parametrize("word", ["word ", "gŵyr "])
def test_an_answer_of_any_length_keeps_the_limit_and_loses_nothing(count, size, word):
    points = tuple(point(f"p{number}", word * (size // 5)) for number in range(count))
    cards = to_cards(replace(TEN_ANSWERS["urgent"], points=points))

    assert all(len(json.dumps(card)) < 25_000 for card in cards)
    assert shown(cards).count(word.strip()) == count * (size // 5)
    assert cards[0]["body"][0]["style"] == "attention"
    assert cards[0]["fallbackText"].startswith("Danger now.")
    assert cards[-1]["actions"]


@pytest.mark.parametrize("text", ["Law - and duties", "HIV: overview", "What may be shared?", "Who can help (Leeds)"])
def test_a_title_is_a_heading(text):
    [card] = to_cards(Answer(kind="guidance", title=text))

    assert card["body"][0]["style"] == "heading"


@pytest.mark.parametrize("text", ["*bold*", "1. one", "+ one", "[a] (b)", "<b>", "{{DATE(2020)}}", "a_b_c", "&lt;"])
def test_a_title_that_markdown_would_change_is_shown_as_it_is(text):
    [card] = to_cards(Answer(kind="guidance", title=text))

    assert card["body"][0]["type"] == "RichTextBlock"


def test_the_text_alone_is_complete():
    text = fallback_text(TEN_ANSWERS["no_contacts"])

    assert "1. An Act (amended), UK Parliament, 2021" in text
    assert "2. Handbook for the street (https://example.org/handbook?a=1&b=2), A Board, 2024-05" in text
    assert "• Duty: A duty holds when both are true. [1][2]" in text


def test_rendering_needs_neither_rasa_nor_a_network():
    code = "import sys, bot.channels.teams.card; print({m.partition('.')[0] for m in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert not any(f"'{name}'" in loaded for name in ("rasa", "sanic", "aiohttp", "jwt", "requests"))
