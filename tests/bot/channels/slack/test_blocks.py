"""How an answer looks in Slack."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from slack_sdk.models.blocks import Block

from bot.answer import Answer, Option, UrgentBlock
from bot.channels.slack.blocks import MESSAGE_LIMIT, MOST_BLOCKS, to_blocks, to_messages
from bot.channels.slack.mrkdwn import whole_text
from tests.bot.channels.snapshots import kept
from tests.bot.channels.ten_answers import TEN_ANSWERS, contact, point

SNAPSHOTS = Path(__file__).with_name("snapshots")


def texts(value):
    """Return every text that Slack would show of a block."""
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for name, part in value.items() if name != "value" for text in texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return []


def shown(blocks):
    return "\n".join(texts(blocks))


def buttons(blocks):
    return [element for block in blocks if block["type"] == "actions" for element in block["elements"]]


@pytest.mark.parametrize("name", TEN_ANSWERS)
def test_an_answer_looks_as_it_did(name):
    made = {"text": whole_text(TEN_ANSWERS[name]), "messages": to_messages(TEN_ANSWERS[name])}

    assert made == kept(SNAPSHOTS / f"{name}.json", made)


@pytest.mark.parametrize("name", TEN_ANSWERS)
def test_slacks_own_library_finds_no_fault_with_any_block(name):
    for block in to_blocks(TEN_ANSWERS[name]):
        Block.parse(block).validate_json()


@pytest.mark.parametrize("name", TEN_ANSWERS)
def test_an_answer_is_one_message(name):
    assert len(to_messages(TEN_ANSWERS[name])) == 1


@pytest.mark.parametrize("text", [whole_text(TEN_ANSWERS["hostile"]), shown(to_blocks(TEN_ANSWERS["hostile"]))])
class TestHostile:
    def test_nothing_notifies_or_mentions_anybody(self, text):
        assert "<!" not in text
        assert "<@" not in text
        assert "<#" not in text

    def test_no_link_leads_anywhere(self, text):
        assert "<" not in text

    def test_it_is_still_there_to_be_read(self, text):
        assert "&lt;img src=x onerror=alert(1)&gt; &lt;!channel&gt; x (javascript:1)" in text


def test_no_plain_word_becomes_a_link_or_a_mention():
    marked = [block["text"] for block in to_blocks(TEN_ANSWERS["hostile"]) if block["type"] == "section"]

    assert marked
    assert all(text["verbatim"] for text in marked)


@pytest.mark.parametrize("name", TEN_ANSWERS)
@pytest.mark.parametrize("markdown", ["**", "](", "\n- "])
def test_no_markdown_is_left(name, markdown):
    assert markdown not in whole_text(TEN_ANSWERS[name])
    assert markdown not in shown(to_blocks(TEN_ANSWERS[name]))


def test_what_is_urgent_comes_first_and_looks_like_it():
    first, steps, numbers, never, line, *_ = to_blocks(TEN_ANSWERS["urgent"])

    assert first["type"] == "header"
    assert first["text"]["text"] == "🚨 Danger now. Somebody may be in danger from another person"
    assert steps["text"]["text"].startswith("1. If it is happening now, call 999.")
    assert "*999*" in numbers["text"]["text"]
    assert never["text"]["text"] == "*Do not contact or question the person who may be hurting them.*"
    assert line["type"] == "divider"


def test_acting_today_does_not_look_like_danger_now():
    today = replace(TEN_ANSWERS["urgent"], urgency="same_day")

    assert to_blocks(today)[0]["text"]["text"].startswith("⚠️")


def test_the_text_begins_with_what_is_urgent():
    assert whole_text(TEN_ANSWERS["urgent"]).startswith("*Danger now.")


def test_nothing_is_folded_away():
    assert all(block["expand"] for block in to_blocks(TEN_ANSWERS["urgent"]) if block["type"] == "section")


def test_an_error_shows_its_numbers():
    assert all(f"*{number}*" in shown(to_blocks(TEN_ANSWERS["error"])) for number in ("999", "101", "116 123"))


@pytest.mark.parametrize(
    "said",
    [
        "Ask where the person slept last night.",
        "Shelter",
        "0808 800 4444",
        "<https://england.shelter.org.uk|england.shelter.org.uk>",
        "<https://example.org/handbook?a=1&amp;b=2|Handbook for the street>",
        "A Board, 2024-05",
        "Checked 2026-11. Next review due 2027-05.",
    ],
)
def test_blocks_and_text_say_all_that_the_answer_says(said):
    blocks = shown(to_blocks(TEN_ANSWERS["six_options"]))

    assert said in blocks
    assert said.partition("|")[0].lstrip("<") in whole_text(TEN_ANSWERS["six_options"]) or "shelter.org" in said


def test_a_contact_says_when_it_was_checked_and_what_to_mind():
    blocks = shown(to_blocks(TEN_ANSWERS["urgent"]))

    assert "Checked 2026-08. Check these details before you rely on them. Leave no message." in blocks


def test_a_local_contact_links_to_the_page_it_was_read_on_unless_that_is_its_own():
    page = "https://council.example.org/line"
    there = Answer(kind="contacts", contacts=(contact("Line", "01632 960001", source_url=page),))
    own = Answer(kind="contacts", contacts=(contact("Line", "01632 960001", source_url=page, web=page),))

    assert f"<{page}|Source>" in shown(to_blocks(there))
    assert "Source" not in shown(to_blocks(own))


def test_a_link_and_a_number_in_a_statement_work():
    blocks = shown(to_blocks(TEN_ANSWERS["checklist"]))

    assert "<https://example.org/desk|housing desk>" in blocks
    assert "<tel:0300123456|ring>" in blocks
    assert blocks.index("1. *Before you go*: Read the file. [1]") < blocks.index("2. Ask") < blocks.index("3. Write")


def test_six_options_are_six_buttons_in_rows_of_five():
    rows = [block for block in to_blocks(TEN_ANSWERS["six_options"]) if block["type"] == "actions"]

    assert [len(row["elements"]) for row in rows] == [5, 1]
    assert len({button["action_id"] for button in buttons(rows)}) == 6
    assert buttons(rows)[1]["text"]["text"] == "What to say"
    assert buttons(rows)[1]["value"] == "Homelessness: what to say"


@pytest.mark.parametrize("label", ["a" * 200, "&" * 200, "<" * 76])
def test_a_long_label_is_cut_to_what_a_button_takes(label):
    [button] = buttons(to_blocks(Answer(kind="clarify", lead="What?", options=(Option(label, "m"),))))

    assert len(button["text"]["text"]) <= 75
    assert button["text"]["text"].endswith("…")


def test_a_message_too_long_for_a_button_gives_none():
    long = Answer(kind="clarify", lead="What?", options=(Option("Long", "m" * 2_001),))

    assert not buttons(to_blocks(long))
    assert "Long" in whole_text(long)


def test_a_title_too_long_for_a_header_is_shown_in_full():
    blocks = to_blocks(Answer(kind="guidance", title="t" * 151))

    assert blocks[0]["type"] == "section"
    assert "t" * 151 in shown(blocks)


@pytest.mark.parametrize(("count", "size"), [(200, 10), (60, 400), (3, 9_000), (5, 3_000), (2, 20_000)])
def test_an_answer_of_any_length_keeps_the_limits_and_loses_nothing(count, size):
    points = tuple(point(f"p{number}", f"<{number}> " + "word " * (size // 5)) for number in range(count))
    answer = replace(TEN_ANSWERS["urgent"], points=points)
    messages = to_messages(answer)

    assert all(len(blocks) <= MOST_BLOCKS for blocks in messages)
    assert all(len(json.dumps(blocks, ensure_ascii=False)) <= MESSAGE_LIMIT + 200 for blocks in messages)
    assert all(len(text) <= 3_000 for text in texts(messages))
    assert shown(messages).count("word") == count * (size // 5)
    assert messages[0][0]["type"] == "header"
    assert messages[-1][-1]["type"] == "actions"


@pytest.mark.parametrize("number", [1, 200])
def test_urgent_numbers_are_all_shown(number):
    numbers = tuple({"name": f"Line {line} " + "x" * 50, "phone": f"0{line}"} for line in range(number))
    answer = Answer(kind="urgent", urgency="emergency", urgent=UrgentBlock("c", "Danger", ("Act.",), "Never.", numbers))

    assert all(f"*0{line}*" in shown(to_blocks(answer)) for line in range(number))


def test_rendering_needs_neither_rasa_nor_a_network():
    code = "import sys, bot.channels.slack.blocks; print({m.partition('.')[0] for m in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert not any(f"'{name}'" in loaded for name in ("rasa", "sanic", "aiohttp", "slack_sdk", "requests"))


@pytest.mark.parametrize("name", TEN_ANSWERS)
def test_no_picture_is_shown_that_would_need_words(name):
    assert '"image' not in json.dumps(to_blocks(TEN_ANSWERS[name]))
