"""What can be done with an answer: tick its steps, copy it, print it, say what one thinks of it."""

import pytest

from tests.browser.conftest import ask


def test_steps_are_ticked_in_this_tab_only(open_scripted):
    page = open_scripted()
    ask(page, "checklist").get_by_role("checkbox").nth(1).check()
    sent = len(page.asked)
    page.reload()
    boxes = page.locator("#turns > li.bot").last.get_by_role("checkbox")

    assert [box.is_checked() for box in boxes.all()] == [False, True, False]
    assert not [url for url in page.asked[sent:] if "static" not in url and not url.endswith("chat")]
    page.get_by_role("button", name="Clear conversation").click()
    page.locator("#turns > li.you").wait_for(state="detached")
    assert page.evaluate("() => sessionStorage.getItem('ticks')") is None


def test_an_answer_is_copied_whole_as_text(open_scripted):
    page = open_scripted(permissions=["clipboard-read", "clipboard-write"])
    ask(page, "checklist").get_by_role("button", name="Copy").click()
    page.get_by_role("status").filter(has_text="Copied.").wait_for()
    text = page.evaluate("() => navigator.clipboard.readText()")

    assert "Homelessness: checklist" in text
    assert "3. Write it down." in text
    assert "Handbook for the street" in text
    assert "Checked 2026-11." in text


def test_a_printed_checklist_has_its_sources_and_dates_and_nothing_of_the_page(open_scripted):
    page = open_scripted()
    page.evaluate("() => { window.print = () => {}; }")
    ask(page, "contacts")
    ask(page, "checklist").get_by_role("button", name="Print").click()
    page.emulate_media(media="print")
    shown = page.locator("body").inner_text()

    for part in ("Write it down.", "Handbook for the street", "Checked 2026-11.", "Printed from Waymark on"):
        assert part in shown
    assert page.get_by_text("Handbook for the street").last.bounding_box()["height"] > 0
    for part in ("Exit this page", "Send", "Was this useful", "You can also ask", "Copy", "Homelessness: contacts"):
        assert part not in shown
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.get_by_role("heading", name="Homelessness: contacts").is_visible()
    assert page.get_by_text("Printed from Waymark").count() == 0


@pytest.mark.parametrize("name", ["clarify", "out of scope"])
def test_what_holds_no_guidance_has_no_such_tools(open_scripted, name):
    answer = ask(open_scripted(), name)

    assert answer.get_by_role("button", name="Print").count() == 0
    assert answer.get_by_text("Was this useful?").count() == 0


def test_an_opinion_is_sent_without_anything_about_who_gives_it(open_scripted):
    page = open_scripted()
    answer = ask(page, "checklist")
    sent = []
    page.on("request", lambda request: sent.append(request) if request.url.endswith("/opinion") else None)
    answer.get_by_text("Report a wrong answer").click()
    answer.get_by_role("button", name="It is out of date").click()
    answer.get_by_text("Thank you. That was noted").wait_for()

    [request] = sent
    ids = "homelessness.checklist.read+homelessness.checklist.ask+homelessness.checklist.write"
    assert request.post_data == f"points={ids}&lang=en&verdict=out_of_date"
    assert "cookie" not in request.headers
    assert page.evaluate("() => document.activeElement.textContent").startswith("Thank you")
    assert answer.get_by_text("Was this useful?").count() == 0
