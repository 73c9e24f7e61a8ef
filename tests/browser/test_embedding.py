"""The chat on somebody else's page: by one line of script, and as a frame."""

import pytest

from tests.browser.conftest import ask, broken_rules

SMALL, LARGE = {"width": 320, "height": 256}, {"width": 1280, "height": 900}
PLACES = "https://www.bbc.co.uk/**"


@pytest.fixture
def intranet(open_page, scripted):
    def open_it(path="intranet", **options):
        return open_page(f"{scripted.intranet}/{path}?chat={scripted.url}", **options)

    return open_it


def inside(page):
    """Give the frame of the chat when its script has run."""
    frame = page.locator("iframe").element_handle().content_frame()
    frame.wait_for_url("**/embedded**", wait_until="load")
    return frame


def chat_in(page):
    """Open the chat by its button; give its frame."""
    page.get_by_role("button", name="Ask Waymark").click()
    return inside(page)


def test_one_line_of_script_puts_a_button_there_and_loads_nothing_before_it_is_pressed(intranet, scripted):
    page = intranet()
    page.get_by_role("button", name="Ask Waymark", expanded=False).wait_for()

    assert [url for url in page.asked if url.startswith(scripted.url)] == [
        f"{scripted.url}/webhooks/web/static/embed.js"
    ]


def test_a_question_is_answered_in_the_frame_and_nobody_else_is_asked(intranet, scripted):
    page = intranet()
    frame = chat_in(page)
    answer = ask(frame, "checklist")

    assert answer.get_by_role("heading", name="Homelessness: checklist").is_visible()
    assert all(url.startswith((scripted.url, scripted.intranet)) for url in page.asked)
    assert page.faults == []
    assert page.context.cookies() == []


def test_links_out_of_the_frame_open_pages_of_their_own(intranet):
    answer = ask(chat_in(intranet()), "checklist")

    assert answer.locator("a[href^='http']").evaluate_all("(all) => all.every((link) => link.target === '_blank')")


def test_it_is_opened_and_closed_by_keyboard_and_the_focus_returns(intranet):
    page = intranet()
    page.get_by_role("button", name="Ask Waymark").focus()
    page.keyboard.press("Enter")
    frame = inside(page)
    frame.focus("#message")
    page.keyboard.press("Escape")
    page.locator("iframe").wait_for(state="hidden")

    assert page.evaluate("() => document.activeElement.shadowRoot.activeElement.textContent") == "Ask Waymark"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["320x256", "1280x900"])
def test_axe_finds_nothing_wrong_with_the_button_the_frame_and_the_chat_in_it(intranet, size, scheme):
    page = intranet(viewport=size, color_scheme=scheme, bypass_csp=True)

    assert broken_rules(page) == []
    frame = chat_in(page)
    ask(frame, "urgent")
    assert broken_rules(page) == []
    assert broken_rules(frame) == []
    assert frame.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_the_frame_needs_no_script_on_the_page_around_it(intranet):
    page = intranet("framed")
    frame = inside(page)

    assert ask(frame, "urgent").locator("section.urgent").is_visible()


@pytest.mark.parametrize("way", ["link", "shift"])
def test_das1_the_exit_leaves_the_whole_page_not_the_frame_alone(intranet, way):
    page = intranet("framed")
    page.route(PLACES, lambda route: route.fulfill(body="<title>Weather</title>"))
    frame = inside(page)
    ask(frame, "urgent")
    if way == "link":
        frame.get_by_role("link", name="Exit this page").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")

    page.wait_for_url(PLACES)


def test_a_page_that_was_not_named_cannot_show_the_chat(open_page, scripted, bot):
    page = open_page(f"{scripted.intranet}/framed?chat={bot.url}")

    assert [fault for fault in page.faults if "frame-ancestors" in fault]
    assert page.frame_locator("iframe").locator("#message").count() == 0


def test_where_a_browser_forbids_storage_in_frames_the_chat_works_all_the_same(intranet):
    page = intranet("framed")
    page.context.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.reload()
    frame = inside(page)

    assert ask(frame, "checklist").get_by_role("checkbox").count() == 3
    assert page.faults == []
