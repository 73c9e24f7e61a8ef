"""The practice pages, as a browser without JavaScript sees them."""

import pytest

from bot.settings import Settings
from tests.bot.scenarios.answers import END, HEAD, answer
from tests.bot.scenarios.web import FakeVoice, fields_of, serving_pages

PAGE = "/practice/scenario/homelessness/notice"
TWO_TURNS = f"{HEAD}\nWorker: she got a section 21\nAsk the trainee: What first?\nWorker chooses: Checklist\n{END}"


@pytest.fixture
def two_turns(write, tmp_path):
    write(TWO_TURNS)
    with serving_pages(tmp_path, FakeVoice()) as pages:
        yield pages


def go_on(site, page, step, **fields):
    """Send the form of a page back as a browser does."""
    return site.post(PAGE, [*fields_of(page.text), *fields.items(), ("step", step)])


def test_the_list_names_the_scenarios_by_subject(site):
    page = site.get("/practice/").text
    assert "<h2>Homelessness</h2>" in page
    assert f'<a href="{PAGE}">Notice on the table</a>' in page


def test_it_begins_with_preparation_and_situation_and_keeps_the_learning_point_for_the_end(site):
    page = site.get(PAGE).text
    assert "read the checklist" in page
    assert "A mother has a notice on the table." in page
    assert "act before the day of the eviction" not in page
    assert "she got a section 21" not in page
    assert site.voice.asked == []


def test_the_whole_way_without_javascript(two_turns):
    site = two_turns
    page = go_on(site, site.get(PAGE), "ask", typed="can she stay")
    for part in ("can she stay", "What the bot answers to you", "she got a section 21", "Refer today.", "What first?"):
        assert part in page.text
    page = go_on(site, page, "next", note="ring the duty team")
    assert "Turn 2 of 2" in page.text
    page = go_on(site, page, "skip", typed="")
    assert "The worker chooses: Checklist" in page.text
    page = go_on(site, page, "next", note="")
    assert "act before the day of the eviction" in page.text
    assert "What would you do on Monday?" in page.text
    record = go_on(site, page, "record", note="all of it").text
    for part in (
        "can she stay",
        "ring the duty team",
        "she got a section 21",
        "Homelessness: Law and duties",
        "all of it",
    ):
        assert part in record


def test_own_and_model_questions_are_two_conversations_that_are_forgotten_at_the_end(two_turns):
    site = two_turns
    page = go_on(site, site.get(PAGE), "ask", typed="can she stay")
    page = go_on(site, go_on(site, page, "next", note=""), "skip", typed="")
    go_on(site, page, "next", note="")
    by_sender = {}
    for sender, text in site.voice.asked:
        by_sender.setdefault(sender, []).append(text)
    assert sorted(by_sender.values()) == [["can she stay"], ["she got a section 21", "checklist"]]
    assert set(site.voice.forgotten) == set(by_sender)


def test_the_record_holds_no_names_dates_or_addresses(two_turns):
    site = two_turns
    typed = "mrs Okafor of 14 Ribblesdale Rd, born 4.3.86, can she stay"
    page = go_on(site, site.get(PAGE), "ask", typed=typed)
    page = go_on(site, page, "next", note="I rang Olufunke on 07700 900123")
    page = go_on(site, go_on(site, page, "skip", typed=""), "next", note="")
    record = go_on(site, page, "record", note="tell olufunke").text
    assert "can she stay" in record
    assert "[left out]" in record
    for detail in ("Okafor", "Ribblesdale", "4.3.86", "Olufunke", "olufunke", "900123"):
        assert detail not in record


def test_nothing_typed_asks_for_a_question_and_asks_the_bot_nothing(site):
    page = go_on(site, site.get(PAGE), "ask", typed=" !! ")
    assert "Type a question first" in page.text
    assert site.voice.asked == []


def test_what_is_typed_is_text_on_the_page(site):
    page = go_on(site, site.get(PAGE), "ask", typed="<script>alert(1)</script> what now").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_options_of_the_chat_are_no_buttons_here(site):
    page = go_on(site, site.get(PAGE), "skip", typed="").text
    assert 'action="chat"' not in page


def test_a_choice_that_the_bot_does_not_offer_is_said(write, tmp_path):
    write(TWO_TURNS)
    with serving_pages(tmp_path, FakeVoice(answer("Refer."))) as site:
        page = go_on(site, site.get(PAGE), "skip", typed="")
        page = go_on(site, go_on(site, page, "next", note=""), "skip", typed="")
    assert "did not offer this choice" in page.text


@pytest.mark.parametrize(
    "fields",
    [
        [],
        [("step", "next"), ("talk", "../../x"), ("turn", "1")],
        [("step", "record"), ("talk", "a" * 24), ("turn", "99"), ("offered", "{")],
        [("step", "skip"), ("talk", "a" * 24), ("turn", "0"), ("offered", "[" * 5_000)],
        [("step", "skip"), ("talk", "a" * 24), ("turn", "0"), ("offered", '{"a": 1}')],
        [("step", "skip"), ("talk", "a" * 24), ("turn", "1")],
        [("step", "what"), ("talk", "a" * 24), ("turn", "0")],
    ],
    ids=["empty", "talk", "turn", "deep", "wrong type", "after the end", "step"],
)
def test_a_form_that_was_tampered_with_is_a_page_and_no_fault(site, fields):
    answered = site.post(PAGE, fields)
    assert answered.status_code == 200
    assert "<h1>" in answered.text


def test_long_texts_are_cut(site):
    go_on(site, site.get(PAGE), "ask", typed="a " * 3_000)
    assert max(len(text) for _, text in site.voice.asked) <= 400


@pytest.mark.parametrize(
    "path",
    [
        "/practice/scenario/homelessness/none",
        "/practice/scenario/hiv/notice",
        "/practice/scenario/..%2F/notice",
        "/practice/scenario/x/y",
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(site, path):
    answered = site.get(path)
    assert answered.status_code == 404
    assert "There is no such scenario" in answered.text or "not found" in answered.text


def test_a_form_of_another_page_is_refused(site):
    fields = [*fields_of(site.get(PAGE).text), ("typed", "x"), ("step", "ask")]
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}):
        assert site.post(PAGE, fields, headers=headers).status_code == 403
    assert site.voice.asked == []


def test_somebody_who_asks_too_fast_is_asked_to_wait_and_keeps_the_text(write, tmp_path):
    write()
    with serving_pages(tmp_path, FakeVoice(), Settings(per_address=1)) as site:
        page = site.get(PAGE)
        go_on(site, page, "ask", typed="one question")
        again = go_on(site, page, "ask", typed="another question")
    assert "Please wait" in again.text
    assert "another question</textarea>" in again.text
    assert len(site.voice.asked) == 2


def test_pages_allow_no_script_and_are_kept_by_nobody(site):
    for path in ("/practice/", PAGE):
        answered = site.get(path)
        assert "default-src 'none'" in answered.headers["Content-Security-Policy"]
        assert answered.headers["Cache-Control"] == "no-store"
        assert "<script" not in answered.text
        assert "style=" not in answered.text


def test_the_style_is_served(site):
    assert site.get("/practice/static/trainers.css").headers["Content-Type"].startswith("text/css")


def test_without_scenarios_the_list_says_so(tmp_path):
    with serving_pages(tmp_path, FakeVoice()) as site:
        assert "There are no scenarios yet" in site.get("/practice/").text
