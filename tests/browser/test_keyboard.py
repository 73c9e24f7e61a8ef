"""A full conversation by keyboard alone: no click, no touch (A11Y-2, A11Y-3, A11Y-5)."""

import pytest

from tests.browser.conftest import ask

FOCUSED = """() => {
  const element = document.activeElement, box = element.getBoundingClientRect();
  return {
    name: (element.id || element.textContent.trim()).slice(0, 40),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    ring: getComputedStyle(element).outlineStyle !== "none",
  };
}"""


def tab_to(page, name, key="Tab", most=80):
    """Press a key until something is focused; whatever is on the way must be seen, and with a ring."""
    for _ in range(most):
        page.keyboard.press(key)
        focused = page.evaluate(FOCUSED)
        assert focused["seen"], focused
        assert focused["ring"], focused
        if focused["name"].startswith(name):
            return
    raise AssertionError(f"{name} was not reached")


@pytest.mark.parametrize("size", [(320, 256), (1280, 900)], ids=["320x256", "1280x900"])
def test_a11y2_a_conversation_from_skip_link_to_exit(open_chat, size):
    page = open_chat(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<title>Weather</title>"))
    tab_to(page, "Skip to your question")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "message"
    page.keyboard.type("duty to refer: which of us?")
    page.keyboard.press("Enter")
    answers = page.locator("#turns > li.bot")
    answers.nth(1).wait_for()
    assert page.evaluate("() => document.activeElement.id") == "message"

    tab_to(page, "Checklist", "Shift+Tab")
    page.keyboard.press("Enter")
    answers.nth(2).wait_for()
    assert answers.nth(2).locator("ol.steps").count() == 1

    tab_to(page, "Sources (", "Shift+Tab")
    page.keyboard.press("Enter")
    assert answers.nth(2).locator(".sources li").first.is_visible()
    tab_to(page, "exit", "Shift+Tab", most=200)
    page.keyboard.press("Enter")
    page.wait_for_url("https://www.bbc.co.uk/**")


def test_a11y2_a_step_is_ticked_and_an_opinion_given(open_scripted):
    page = open_scripted(reduced_motion="reduce")
    ask(page, "checklist")
    page.focus("#message")
    tab_to(page, "Report a wrong answer", "Shift+Tab")
    page.keyboard.press("Enter")
    tab_to(page, "It is wrong")
    page.keyboard.press("Space")
    page.locator("#turns").get_by_text("Thank you. That was noted").wait_for()
    page.focus(".steps input")
    page.keyboard.press("Space")

    assert page.locator(".steps input").first.is_checked()


def test_a11y5_help_and_exit_stand_in_the_same_place_on_every_view(open_scripted):
    page = open_scripted(java_script_enabled=False)
    places = []
    for path in ("chat", "chat?lang=cy", "embedded"):
        page.goto(page.url.rpartition("/")[0] + "/" + path)
        order = page.evaluate(
            "() => [...document.querySelectorAll('#exit, #log, #message, #help, footer')].map((e) => e.id || e.tagName)"
        )
        places.append(order)

    assert places == [["exit", "log", "message", "help", "FOOTER"]] * 3
