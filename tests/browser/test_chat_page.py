"""The chat page in a real browser."""

import re

import pytest

from tests.browser.conftest import ask, broken_rules

QUESTION = "she flinches when he comes in and he answers for her"
DANGER = "he's outside her door with a knife"
CONTACTS = "who can I ring about homelessness in Leeds"
KINDS = (QUESTION, DANGER, CONTACTS, "law", "help", "what will the weather be tomorrow", "law " * 600)
SMALL, LARGE = {"width": 320, "height": 256}, {"width": 1280, "height": 900}


def test_a_question_is_answered_with_points_contacts_sources_and_options(open_chat, bot):
    page = open_chat()
    answer = ask(page, QUESTION)

    assert answer.get_by_role("heading", name="Domestic abuse: Warning signs").is_visible()
    assert answer.locator(".points li").count() >= 3
    assert re.fullmatch(r"tel:\d+", answer.locator(".cards a[href^='tel:']").first.get_attribute("href"))
    answer.get_by_text("Sources (").click()
    assert answer.locator(".sources a[href^='http']").count() >= 1
    assert page.locator("#message").input_value() == ""
    assert page.locator("#status").inner_text() == ""
    assert page.faults == []
    assert all(url.startswith(bot.url) for url in page.asked)


@pytest.mark.parametrize("script", [True, False])
def test_a_local_contact_shows_when_it_is_open_was_checked_and_where_it_is_from(open_chat, script):
    page = open_chat(java_script_enabled=script)
    page.fill("#message", "who do I ring about a child at risk in Powys")
    page.get_by_role("button", name="Send").click()
    card = page.locator(".cards > li", has_text="Front Door Team (children)").first
    card.wait_for()

    assert card.get_by_role("link", name="Source").get_attribute("href").startswith("https://pthb.nhs.wales/")
    assert "Nobody has rung to confirm this" in card.inner_text()
    assert page.get_by_role("button", name="Report a problem").count() == 1


def test_an_option_asks_the_next_question(open_chat):
    page = open_chat()
    answer = ask(page, QUESTION)
    before = page.locator("#turns > li").count()
    answer.get_by_role("button", name="Checklist").click()
    page.locator("#turns > li").nth(before + 1).wait_for()

    assert page.locator("#turns > li").last.locator("ol.points li").count() >= 3


def test_danger_is_shown_first_inside_the_log(open_chat):
    page = open_chat()
    answer = ask(page, DANGER)

    assert answer.locator("section.urgent h2").inner_text().startswith("Danger now")
    assert answer.locator("section.urgent a[href='tel:999']").count() >= 1
    assert page.locator("#log section.urgent").count() == 1


def test_a_reload_keeps_the_conversation_and_clearing_ends_it(open_chat):
    page = open_chat()
    ask(page, QUESTION)
    page.reload()
    assert page.locator("#turns > li.you").inner_text().endswith(QUESTION)

    page.get_by_role("button", name="Clear conversation").click()
    page.locator("#turns > li.you").wait_for(state="detached")
    assert page.evaluate("() => sessionStorage.getItem('history')") is None
    assert page.evaluate("() => localStorage.length") == 0


def test_hostile_text_is_shown_as_text(open_chat):
    page = open_chat()
    ask(page, "<img src=x onerror=alert(1)><script>alert(2)</script> what is the law on HIV")

    assert page.locator("#turns img, #turns script").count() == 0
    assert page.locator("#turns a[href^='javascript:']").count() == 0
    assert page.faults == []


def test_what_was_typed_stays_when_the_bot_cannot_be_reached(open_chat):
    page = open_chat()
    page.route("**/messages", lambda route: route.abort())
    page.fill("#message", QUESTION)
    page.get_by_role("button", name="Send").click()
    page.get_by_role("alert").filter(has_text="999").wait_for()

    assert page.locator("#message").input_value() == QUESTION


def test_a_long_message_is_refused_and_kept(open_chat):
    page = open_chat()
    page.fill("#message", "law " * 600)
    assert "too many" in page.locator("#count").inner_text()
    page.get_by_role("button", name="Send").click()
    page.locator("#turns > li", has_text="Please shorten").wait_for()

    assert page.locator("#message").input_value() == "law " * 600


def test_a11y1_the_log_is_polite_and_status_and_problems_have_their_roles(open_chat):
    page = open_chat()
    log = page.get_by_role("log", name="Conversation")

    assert log.get_attribute("aria-live") == "polite"
    assert page.evaluate("() => [...document.querySelectorAll('#log [role]')].length") == 0
    page.locator("#composer button").first.click()
    assert page.get_by_role("alert").inner_text() == "Type your question first."
    ask(page, QUESTION)
    assert page.get_by_role("alert").inner_text() == ""
    assert page.get_by_role("status").inner_text() == ""
    assert page.evaluate("() => document.activeElement.id") == "message"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["320x256", "1280x900"])
def test_axe_finds_nothing_wrong_with_real_answers_of_every_kind(open_chat, size, scheme):
    page = open_chat(viewport=size, color_scheme=scheme, bypass_csp=True)
    for message in KINDS:
        ask(page, message)

    assert broken_rules(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") == size["width"]


def test_it_fits_a_narrow_screen(open_chat):
    page = open_chat(viewport={"width": 320, "height": 256})
    ask(page, QUESTION)
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320


def test_leaving_clears_the_page_and_its_traces(open_chat):
    page = open_chat()
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<title>Weather</title>"))
    ask(page, QUESTION)
    page.get_by_role("link", name="Exit this page").click()
    page.wait_for_url("https://www.bbc.co.uk/**")
    page.go_back()

    assert QUESTION not in page.content()


def weather(page):
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<title>Weather</title>"))
    page.wait_for_load_state()


def test_das1_the_exit_is_at_the_top_and_named_for_screen_readers(open_chat):
    page = open_chat()
    leave = page.get_by_role("link", name="Emergency: Exit this page")

    assert leave.is_visible()
    assert leave.bounding_box()["y"] < page.locator("#turns").bounding_box()["y"]


def test_das1_shift_three_times_leaves_at_once(open_chat):
    page = open_chat()
    weather(page)
    ask(page, QUESTION)
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/**")


def test_das1_shift_between_other_keys_does_not_leave(open_chat):
    page = open_chat()
    page.locator("#message").press_sequentially("A B C")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")

    assert page.locator("#message").input_value().startswith("A B C")
    assert page.title() == "Guidance"


def test_das2_leaving_forgets_the_conversation_here_and_at_the_server_and_tells_the_next_page_nothing(open_chat, bot):
    page = open_chat()
    weather(page)
    ask(page, QUESTION)
    kept_by_server = page.evaluate("() => sessionStorage.getItem('session')")
    forgotten, left = [], []
    page.on("request", lambda request: forgotten.append(request.post_data) if "/forget" in request.url else None)
    page.on("request", lambda request: left.append(request) if "bbc" in request.url else None)
    page.get_by_role("link", name="Exit this page").click()
    page.wait_for_url("https://www.bbc.co.uk/**")
    page.goto(bot.url + "/")

    assert kept_by_server in forgotten[0]
    assert "referer" not in left[0].headers
    assert left[0].url == "https://www.bbc.co.uk/weather"
    assert page.evaluate("() => sessionStorage.getItem('history')") is None
    assert QUESTION not in page.content()


def test_das3_it_is_said_in_the_first_view(open_chat):
    page = open_chat(viewport={"width": 1024, "height": 768})
    said = page.get_by_text("does not erase your browsing history").first

    assert said.is_visible()
    assert said.bounding_box()["y"] < 768


def test_das4_no_permission_is_asked_for_and_nothing_about_abuse_shows_in_tab_or_address(open_chat):
    page = open_chat()
    ask(page, QUESTION)

    assert page.title() == "Guidance"
    assert "abuse" not in page.url
    assert page.evaluate("() => Notification.permission") != "granted"
