"""A whole conversation with JavaScript off."""

import pytest


@pytest.fixture
def plain(open_chat):
    return open_chat(java_script_enabled=False)


def send(page, message):
    page.fill("#message", message)
    page.get_by_role("button", name="Send").click()
    page.locator("#latest").wait_for()
    return page.locator("#latest")


def test_a_conversation_from_the_first_question_to_clearing_it(plain):
    assert "Homelessness" in send(plain, "duty to refer: which of us?").locator("h2").first.inner_text()

    plain.locator("#latest .options button", has_text="Checklist").click()
    plain.locator("#latest ol.points").wait_for()
    assert plain.locator("#turns > li.you").count() == 2

    plain.locator("#latest .steps input").first.check()
    plain.locator("#latest .sources summary").click()
    assert plain.locator("#latest .sources li").first.is_visible()

    plain.get_by_role("button", name="Clear conversation").click()
    assert plain.locator("#turns > li.you").count() == 0


def test_each_answer_has_an_address_that_can_be_loaded_again(plain):
    for message in ("duty to refer: which of us?", "and in Wales?"):
        send(plain, message)
        assert plain.url.endswith("/webhooks/web/chat#latest")
    plain.reload()

    assert plain.locator("#turns > li.you").count() == 2


def test_a_message_without_words_is_answered_in_the_middle_of_a_conversation(plain):
    send(plain, "duty to refer: which of us?")
    send(plain, "???")

    assert "did not catch a question" in plain.locator("#latest").inner_text()
    assert plain.locator("#turns > li.you").count() == 2


def test_danger_comes_first(plain):
    latest = send(plain, "he's outside her door with a knife")

    assert latest.locator("section.urgent h2").inner_text().startswith("Danger now")
    assert latest.locator("section.urgent a[href='tel:999']").count() >= 1


def test_help_is_one_press_away(plain):
    plain.get_by_role("button", name="Help").click()

    assert "I know about domestic abuse" in plain.locator("#latest").inner_text()


def test_an_opinion_is_thanked_for_and_the_conversation_stays(plain):
    send(plain, "duty to refer: which of us?")
    plain.locator("#latest").get_by_role("button", name="Yes").click()

    assert plain.get_by_role("status").inner_text() == "Thank you. That was noted, without anything about you."
    assert plain.locator("#turns > li.you").count() == 1


def test_the_welsh_page_stays_welsh(plain):
    plain.get_by_role("link", name="Cymraeg").click()
    plain.fill("#message", "duty to refer: which of us?")
    plain.get_by_role("button", name="Anfon").click()

    assert plain.locator("html").get_attribute("lang") == "cy"
    assert plain.locator("#latest").get_attribute("lang") == "en-GB"
    assert plain.locator("#latest summary", has_text="Ffynonellau").is_visible()


def test_das2_the_exit_forgets_and_back_shows_nothing(plain):
    plain.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<title>Weather</title>"))
    send(plain, "duty to refer: which of us?")
    plain.get_by_role("link", name="Exit this page").click()
    plain.wait_for_url("https://www.bbc.co.uk/**")
    plain.go_back()

    assert "duty to refer" not in plain.content()


def test_in_a_frame_the_answer_opens_in_a_page_of_its_own(open_page, scripted):
    page = open_page(f"{scripted.intranet}/framed?chat={scripted.url}", java_script_enabled=False)
    frame = page.frame_locator("iframe")
    frame.locator("#message").fill("checklist")
    with page.context.expect_page() as opened:
        frame.get_by_role("button", name="Send").click()

    answer = opened.value.locator("#latest")
    assert answer.get_by_role("heading", name="Homelessness: checklist").is_visible()
    assert opened.value.locator("form[target]").count() == 0
    assert page.url.endswith(scripted.url)
